import { NotAllowed, SignInRequired } from '#kernel';
import type { Role } from './role-grant.entity';

export interface Grant {
  role: Role;
  consultationId: string | null;
  stageId: string | null;
}

/**
 * Who is looking or acting: a visitor without an account, or a participant with the roles they have right now.
 * An administrator manages consultations and accounts and is not thereby a moderator or a drafter.
 */
export class Viewer {
  private constructor(
    /** Null for a visitor. */
    readonly participantId: string | null,
    readonly grants: readonly Grant[],
  ) {}

  static readonly visitor = new Viewer(null, []);

  static participant(participantId: string, grants: readonly Grant[] = []): Viewer {
    return new Viewer(participantId, grants);
  }

  get isSignedIn(): boolean {
    return this.participantId !== null;
  }

  /** Whether the viewer holds the role in this consultation (an administrator's may be for the whole platform). */
  has(role: Role, consultationId: string | null, stageId?: string | null): boolean {
    return this.grants.some(
      (grant) =>
        grant.role === role &&
        (grant.consultationId === null || grant.consultationId === consultationId) &&
        (stageId === undefined || grant.stageId === null || grant.stageId === stageId),
    );
  }

  /** Whether the viewer holds the role anywhere: enough to enter a workplace, never to see an item in it. */
  hasAnywhere(role: Role): boolean {
    return this.grants.some((grant) => grant.role === role);
  }

  /** Consultations in which the viewer holds the role; parameters for a visibility rule in SQL. */
  consultationsAs(role: Role): string[] {
    return this.grants.flatMap((grant) =>
      grant.role === role && grant.consultationId ? [grant.consultationId] : [],
    );
  }

  /** The participant's id. Throws SignInRequired for a visitor. */
  requireParticipant(): string {
    if (this.participantId === null) throw new SignInRequired();
    return this.participantId;
  }

  /** Throws SignInRequired or NotAllowed unless the viewer holds the role in this consultation. Returns the participant's id. */
  require(role: Role, consultationId: string | null, stageId?: string | null): string {
    const participantId = this.requireParticipant();
    if (!this.has(role, consultationId, stageId)) throw new NotAllowed();
    return participantId;
  }
}
