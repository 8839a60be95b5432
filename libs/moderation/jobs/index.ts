export { ModerationJobsModule } from './moderation-jobs.module';
export { TellAuthor, TellAuthorPayload, TellHold, TellHoldPayload } from './tell-author.job';
