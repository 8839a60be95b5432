import { AccountAct } from './account-act.entity';
import { Participant } from './participant.entity';
import { RoleGrant } from './role-grant.entity';
import { Session } from './session.entity';
import { SignInLink } from './sign-in-link.entity';

export { ACCOUNT_LIMITS, AccountLimits } from './account.limits';
export { GrantedRolesQueries, type GrantedRoleRow } from './granted-roles.queries';
export { IdentityModule } from './identity.module';
export { Participant, STAKEHOLDER_CATEGORIES, type StakeholderCategory } from './participant.entity';
export { RoleGrant, ROLES, type Role } from './role-grant.entity';
export { RolesService } from './roles.service';
export { Session } from './session.entity';
export { SignInLink } from './sign-in-link.entity';
export { LINKS_PER_ADDRESS, SignInLinkInvalid, SignInService, type SignedIn } from './sign-in.service';
export { Viewer, type Grant } from './viewer';
export { Viewers } from './viewers';

/** The tables of this domain. */
export const identityEntities = [Participant, Session, SignInLink, RoleGrant, AccountAct];
