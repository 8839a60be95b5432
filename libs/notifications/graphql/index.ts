import { SampleMailsResolver } from './sample-mails.resolver';

export { NotificationsGraphqlModule } from './notifications-graphql.module';

/** The resolvers of this domain, for printing the schema. */
export const notificationsResolvers = [SampleMailsResolver];
