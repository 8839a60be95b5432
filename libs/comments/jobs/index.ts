export { CommentsJobsModule } from './comments-jobs.module';
export { ScreenRevision, ScreenRevisionPayload } from './screen-revision.job';
