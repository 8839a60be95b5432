import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Participant } from './participant.entity';

export const ROLES = ['rapporteur', 'moderator', 'drafter', 'administrator'] as const;
/** What somebody may do beyond taking part; given per consultation, a rapporteur's per stage. */
export type Role = (typeof ROLES)[number];

/** One role given to one person. Taking it back leaves the row, so that past acts can be accounted for. */
@Entity('role_grant')
@Index('role_grant_participant', ['participantId'], { where: 'revoked_at IS NULL' })
@Check('role_grant_role_check', `role IN ('rapporteur', 'moderator', 'drafter', 'administrator')`)
@Check('role_grant_scope_check', `role = 'administrator' OR consultation_id IS NOT NULL`)
export class RoleGrant {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'participant_id' })
  participantId: string;

  @ManyToOne(() => Participant, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'participant_id', foreignKeyConstraintName: 'role_grant_participant_fkey' })
  participant?: Participant;

  @Column('text')
  role: Role;

  /** Null, for an administrator only: the whole platform. */
  @Column('uuid', { name: 'consultation_id', nullable: true })
  consultationId: string | null;

  /** The stage of a rapporteur; null: all stages of the consultation. */
  @Column('uuid', { name: 'stage_id', nullable: true })
  stageId: string | null;

  @Column('uuid', { name: 'granted_by', nullable: true })
  grantedBy: string | null;

  @Column('timestamptz', { name: 'granted_at', default: () => 'now()' })
  grantedAt: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
