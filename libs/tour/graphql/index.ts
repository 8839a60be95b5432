import { GrantedRoleStageResolver } from './granted-role.resolver';
import { TourResolver } from './tour.resolver';

export { TourGraphqlModule } from './tour-graphql.module';

/** For printing the schema. */
export const tourResolvers = [TourResolver, GrantedRoleStageResolver];
