export { Access, type AccessRule } from './access';
export { AccessInterceptor } from './access.interceptor';
import { IdentityResolver } from './identity.resolver';

export { IdentityGraphqlModule } from './identity-graphql.module';
export { GrantedRoleType } from './granted-role.type';
export { Done } from './identity.results';
export { StakeholderCategoryEnum } from './participant.type';
export { contextOf, CurrentRequest, CurrentViewer, loaderOf, type RequestContext } from './request-context';

/** The resolvers of this domain. */
export const identityResolvers = [IdentityResolver];
