import { OperationsResolver } from './operations.resolver';

export { OperationsGraphqlModule } from './operations-graphql.module';

/** The resolvers of this domain, for printing the schema. */
export const operationsResolvers = [OperationsResolver];
