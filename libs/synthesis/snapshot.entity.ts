import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Consultation } from '#doctrine';
import { Participant } from '#identity';
import type { SnapshotHeader } from './export';

/** What is frozen besides the records; the digest, which is computed over it, stands beside it. */
export type FrozenHeader = Omit<SnapshotHeader, 'digest'>;

export const SNAPSHOT_STATES = ['waiting', 'running', 'ready', 'failed'] as const;
export type SnapshotState = (typeof SNAPSHOT_STATES)[number];

/**
 * All that a synthesis rests on, frozen at one instant (« arrêté des contributions »). It is asked for, then frozen with
 * its records in one transaction, then sealed by its digest. What is frozen never changes, nor does anything of what is
 * sealed: triggers refuse it.
 */
@Entity('snapshot')
@Unique('snapshot_label_key', ['consultationId', 'label'])
@Index('snapshot_newest', ['consultationId', 'id'])
@Check('snapshot_state_check', `state IN ('waiting', 'running', 'ready', 'failed')`)
@Check('snapshot_progress_check', 'progress BETWEEN 0 AND 100')
@Check('snapshot_frozen_check', 'num_nulls(taken_at, header, comment_count) IN (0, 3)')
@Check(
  'snapshot_ready_check',
  `(state = 'ready') = (digest IS NOT NULL) AND (digest IS NULL OR taken_at IS NOT NULL)`,
)
export class Snapshot {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'consultation_id' })
  consultationId: string;

  @ManyToOne(() => Consultation)
  @JoinColumn({ name: 'consultation_id', foreignKeyConstraintName: 'snapshot_consultation_fkey' })
  consultation?: Consultation;

  @Column('text')
  label: string;

  /** Null for an operator at the command line. */
  @Column('uuid', { name: 'taken_by', nullable: true })
  takenBy: string | null;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'taken_by', foreignKeyConstraintName: 'snapshot_taken_by_fkey' })
  taker?: Participant;

  @Column('text', { default: 'waiting' })
  state: SnapshotState;

  /** Per cent of the records that are in the digest; none before they are frozen. */
  @Column('integer', { default: 0 })
  progress: number;

  @Column('timestamptz', { name: 'requested_at', default: () => 'now()' })
  requestedAt: Date;

  /** The one instant at which everything in it stood; null until it is frozen. */
  @Column('timestamptz', { name: 'taken_at', nullable: true })
  takenAt: Date | null;

  /** SHA-256 in hexadecimal, see `snapshot.digest.ts`; null until it is ready. */
  @Column('text', { nullable: true })
  digest: string | null;

  /** Number of records, replies and traces of removed comments included; null until it is frozen. */
  @Column('integer', { name: 'comment_count', nullable: true })
  commentCount: number | null;

  @Column('jsonb', { nullable: true })
  header: FrozenHeader | null;

  /** Why it failed, as a sentence for the person who asked. */
  @Column('text', { nullable: true })
  error: string | null;
}
