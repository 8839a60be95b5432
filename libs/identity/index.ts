export { IdentityModule } from './identity.module';
export { Participant, STAKEHOLDER_CATEGORIES, type StakeholderCategory } from './participant.entity';
export { RoleGrant, ROLES, type Role } from './role-grant.entity';
export { RolesService } from './roles.service';
export { Session } from './session.entity';
export { SignInLink } from './sign-in-link.entity';
export { LINKS_PER_ADDRESS, SignInLinkInvalid, SignInService, type SignedIn } from './sign-in.service';
export { Viewer, type Grant } from './viewer';
export { Viewers } from './viewers';
