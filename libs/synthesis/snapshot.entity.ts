import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Consultation } from '#doctrine';
import { Participant } from '#identity';
import type { SnapshotHeader } from './export';

/** What is frozen besides the records; the digest, which is computed over it, stands beside it. */
export type FrozenHeader = Omit<SnapshotHeader, 'digest'>;

/**
 * All that a synthesis rests on, frozen at one instant (« arrêté des contributions »). Written last, after its records:
 * once it is there, a trigger refuses any change to it or to them.
 */
@Entity('snapshot')
@Unique('snapshot_label_key', ['consultationId', 'label'])
@Index('snapshot_newest', ['consultationId', 'id'])
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

  @Column('timestamptz', { name: 'taken_at' })
  takenAt: Date;

  /** SHA-256 in hexadecimal, see `snapshot.digest.ts`. */
  @Column('text')
  digest: string;

  /** Number of records, replies and traces of removed comments included. */
  @Column('integer', { name: 'comment_count' })
  commentCount: number;

  @Column('jsonb')
  header: FrozenHeader;
}
