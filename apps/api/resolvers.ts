import { commentsResolvers } from '#comments/graphql';
import { doctrineResolvers } from '#doctrine/graphql';
import { identityResolvers } from '#identity/graphql';
import { moderationResolvers } from '#moderation/graphql';
import { notificationsResolvers } from '#notifications/graphql';
import { operationsResolvers } from '#operations/graphql';
import { synthesisResolvers } from '#synthesis/graphql';
import { tourResolvers } from '#tour/graphql';
import { LegalPageResolver } from './web/legal/legal-page.resolver';

/** Every resolver of the API, for printing the schema. A test compares it with what the API serves. */
export const resolvers = [
  ...identityResolvers,
  ...doctrineResolvers,
  ...tourResolvers,
  ...commentsResolvers,
  ...moderationResolvers,
  ...synthesisResolvers,
  ...notificationsResolvers,
  ...operationsResolvers,
  LegalPageResolver,
];
