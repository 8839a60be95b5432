import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { pageOf, type Connection } from '#platform/graphql';
import { grantedRoleCursor, GrantedRolesQueries } from '../granted-roles.queries';
import { ProfileService } from '../profile.service';
import { RolesService } from '../roles.service';
import { LINK_MINUTES, SignInService } from '../sign-in.service';
import type { Viewer } from '../viewer';
import { Viewers } from '../viewers';
import { Access } from './access';
import { GrantedRoleType, RoleGrantConnection } from './granted-role.type';
import {
  GrantRoleInput,
  RequestSignInLinkInput,
  RoleGrantsArguments,
  SignInInput,
  UpdateProfileInput,
} from './identity.inputs';
import {
  Done,
  GrantRoleResult,
  RequestSignInLinkResult,
  SignedInType,
  SignInLinkSent,
  SignInResult,
  SignOutResult,
  UpdateProfileResult,
} from './identity.results';
import { ViewerType } from './participant.type';
import { CurrentRequest, CurrentViewer, type RequestContext } from './request-context';

@Resolver(() => ViewerType)
export class IdentityResolver {
  constructor(
    private readonly signIns: SignInService,
    private readonly profiles: ProfileService,
    private readonly roles: RolesService,
    private readonly grantedRoles: GrantedRolesQueries,
    private readonly viewers: Viewers,
  ) {}

  @Access('public')
  @Query(() => ViewerType, { nullable: true, description: 'La personne connectée ; rien pour un visiteur.' })
  async viewer(@CurrentViewer() viewer: Viewer): Promise<ViewerType | null> {
    return viewer.participantId ? this.describe(viewer, viewer.participantId) : null;
  }

  @Access('public')
  @Mutation(() => RequestSignInLinkResult, { description: 'Envoie un lien de connexion à usage unique.' })
  async requestSignInLink(@Args('input') input: RequestSignInLinkInput): Promise<SignInLinkSent> {
    await this.signIns.requestLink(input.email, input.returnPath);
    return Object.assign(new SignInLinkSent(), {
      message: 'Un lien de connexion vient de vous être envoyé. Il sert une seule fois.',
      minutes: LINK_MINUTES,
    });
  }

  @Access('public')
  @Mutation(() => SignInResult, { description: 'Ouvre une session avec le code d’un lien reçu.' })
  async signIn(
    @Args('input') input: SignInInput,
    @CurrentRequest() request: RequestContext,
  ): Promise<SignedInType> {
    const { token, participantId, expiresAt, returnPath } = await this.signIns.signIn(input.token);
    request.setSession(token, expiresAt);
    const viewer = await this.describe(await this.viewers.ofParticipant(participantId), participantId);
    return Object.assign(new SignedInType(), { viewer, returnPath });
  }

  @Access('participant')
  @Mutation(() => SignOutResult, { description: 'Ferme la session de ce navigateur.' })
  async signOut(@CurrentRequest() request: RequestContext): Promise<Done> {
    if (request.sessionToken) await this.signIns.signOut(request.sessionToken);
    request.setSession(null);
    return { ok: true };
  }

  @Access('participant')
  @Mutation(() => SignOutResult, { description: 'Ferme toutes les sessions du compte.' })
  async signOutEverywhere(@CurrentRequest() request: RequestContext): Promise<Done> {
    await this.signIns.signOutEverywhere(request.viewer.requireParticipant());
    request.setSession(null);
    return { ok: true };
  }

  @Access('participant')
  @Mutation(() => UpdateProfileResult, { description: 'Change ce que la personne dit d’elle-même.' })
  async updateProfile(
    @Args('input') input: UpdateProfileInput,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ViewerType> {
    const participantId = viewer.requireParticipant();
    await this.profiles.update(participantId, {
      displayName: input.displayName,
      category: input.category ?? null,
      organisationName: input.organisationName ?? null,
    });
    return this.describe(viewer, participantId);
  }

  @Access('administrator')
  @Query(() => RoleGrantConnection, {
    description:
      'Rôles en cours et qui les tient, les derniers donnés d’abord ; pour un administrateur de concertations, ceux de ses concertations.',
  })
  async roleGrants(
    @CurrentViewer() viewer: Viewer,
    @Args() { consultationId, ...page }: RoleGrantsArguments,
  ): Promise<Connection<GrantedRoleType>> {
    const { rows, size } = await this.grantedRoles.list(viewer, consultationId ?? null, page);
    return pageOf(rows, size, grantedRoleCursor, (row) => Object.assign(new GrantedRoleType(), row));
  }

  @Access('administrator')
  @Mutation(() => GrantRoleResult, { description: 'Donne un rôle dans une concertation.' })
  async grantRole(@Args('input') input: GrantRoleInput, @CurrentViewer() viewer: Viewer): Promise<Done> {
    const grantedBy = viewer.require('administrator', input.consultationId ?? null);
    const { email, role, consultationId = null, stageId = null } = input;
    await this.roles.grant({ email, role, consultationId, stageId, grantedBy });
    return { ok: true };
  }

  @Access('administrator')
  @Mutation(() => GrantRoleResult, {
    description: 'Reprend un rôle ; il est perdu à la requête suivante de la personne.',
  })
  async revokeRole(@Args('input') input: GrantRoleInput, @CurrentViewer() viewer: Viewer): Promise<Done> {
    viewer.require('administrator', input.consultationId ?? null);
    await this.roles.revoke({
      email: input.email,
      role: input.role,
      consultationId: input.consultationId ?? null,
      stageId: input.stageId ?? null,
    });
    return { ok: true };
  }

  private async describe(viewer: Viewer, participantId: string): Promise<ViewerType> {
    const profile = await this.profiles.read(participantId);
    return Object.assign(new ViewerType(), profile, { roles: [...viewer.grants] });
  }
}
