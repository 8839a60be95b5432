import { doctrineResolvers } from '#doctrine/graphql';
import { identityResolvers } from '#identity/graphql';

/** Every resolver of the API, for printing the schema. The API's boot checks that none is missing. */
export const resolvers = [...identityResolvers, ...doctrineResolvers];
