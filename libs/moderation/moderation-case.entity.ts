import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Comment, CommentRevision } from '#comments';
import { Consultation, Section } from '#doctrine';
import { Participant } from '#identity';

export const MODERATION_QUEUES = ['review', 'personal_data', 'reported', 'appeal'] as const;
/** Where a case waits: to review, personal data, reported by readers, appeals. */
export type ModerationQueue = (typeof MODERATION_QUEUES)[number];

/** How a case ended: decided by a moderator, or without object because the author replaced or withdrew the text. */
export type CaseOutcome = 'decided' | 'replaced' | 'withdrawn';

/** Hours until a case is due, counted from its opening. */
export const DUE_HOURS = 72;

/** Minutes for which one moderator alone holds a case. */
export const LEASE_MINUTES = 15;

/** One item of work for moderators, on one revision: why it is there, its due time, who holds it. */
@Entity('moderation_case')
@Index('moderation_case_one_open', ['revisionId'], { unique: true, where: `state = 'open'` })
@Index('moderation_case_due', ['consultationId', 'dueAt', 'id'], { where: `state = 'open'` })
@Index('moderation_case_comment', ['commentId'])
@Check('moderation_case_queue_check', `queue IN ('review', 'personal_data', 'reported', 'appeal')`)
@Check('moderation_case_state_check', `state IN ('open', 'closed')`)
@Check('moderation_case_outcome_check', `outcome IN ('decided', 'replaced', 'withdrawn')`)
@Check('moderation_case_closed_check', `(state = 'closed') = (closed_at IS NOT NULL AND outcome IS NOT NULL)`)
@Check('moderation_case_lease_check', '(lease_holder_id IS NULL) = (lease_expires_at IS NULL)')
export class ModerationCase {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'revision_id' })
  revisionId: string;

  @ManyToOne(() => CommentRevision)
  @JoinColumn({ name: 'revision_id', foreignKeyConstraintName: 'moderation_case_revision_fkey' })
  revision?: CommentRevision;

  @Column('uuid', { name: 'comment_id' })
  commentId: string;

  @ManyToOne(() => Comment)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'moderation_case_comment_fkey' })
  comment?: Comment;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({ name: 'consultation_id', foreignKeyConstraintName: 'moderation_case_consultation_fkey' })
  consultation?: Consultation;

  @Column('uuid', { name: 'section_id' })
  sectionId: string;

  @ManyToOne(() => Section)
  @JoinColumn({ name: 'section_id', foreignKeyConstraintName: 'moderation_case_section_fkey' })
  section?: Section;

  @Column('text')
  queue: ModerationQueue;

  /** Rules of the screening that spoke, `policy.before`, `policy.after`, or `report.<reason>`. */
  @Column('text', { array: true })
  reasons: string[];

  @Column({ type: 'timestamptz', name: 'opened_at', precision: 3, default: () => 'now()' })
  openedAt: Date;

  @Column({ type: 'timestamptz', name: 'due_at', precision: 3 })
  dueAt: Date;

  @Column('text', { default: 'open' })
  state: 'open' | 'closed';

  @Column('uuid', { name: 'lease_holder_id', nullable: true })
  leaseHolderId: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'lease_holder_id', foreignKeyConstraintName: 'moderation_case_lease_holder_fkey' })
  leaseHolder?: Participant;

  /** Compared with the database's clock; past it the case is free again without anybody's doing. */
  @Column({ type: 'timestamptz', name: 'lease_expires_at', precision: 3, nullable: true })
  leaseExpiresAt: Date | null;

  @Column({ type: 'timestamptz', name: 'closed_at', precision: 3, nullable: true })
  closedAt: Date | null;

  @Column('text', { nullable: true })
  outcome: CaseOutcome | null;

  /** Rises when what there is to decide changes (a further report, the closing); not with a lease. */
  @Column('integer', { default: 1 })
  version: number;
}
