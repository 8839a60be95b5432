import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { SectionVersion } from '../section-version.entity';
import type { Redline } from './redline.types';

export const REDLINE_STATES = ['waiting', 'ready', 'failed'] as const;
/** Waiting: a job computes it, since the texts are long. */
export type RedlineState = (typeof REDLINE_STATES)[number];

/** The comparison of two published texts by one state of the engine; without one side, of a section added or removed. */
@Entity('redline')
@Index('redline_pair', { synchronize: false })
@Check('redline_state_check', `state IN ('waiting', 'ready', 'failed')`)
@Check('redline_sides_check', 'num_nulls(from_version_id, to_version_id) < 2')
@Check(
  'redline_ready_check',
  `num_nulls(words_added, words_removed, result) = CASE WHEN state = 'ready' THEN 0 ELSE 3 END`,
)
export class RedlineRow {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'from_version_id', nullable: true })
  fromVersionId: string | null;

  @ManyToOne(() => SectionVersion)
  @JoinColumn({ name: 'from_version_id', foreignKeyConstraintName: 'redline_from_version_fkey' })
  fromVersion?: SectionVersion;

  @Column('uuid', { name: 'to_version_id', nullable: true })
  toVersionId: string | null;

  @ManyToOne(() => SectionVersion)
  @JoinColumn({ name: 'to_version_id', foreignKeyConstraintName: 'redline_to_version_fkey' })
  toVersion?: SectionVersion;

  /** See `REDLINE_ENGINE`. */
  @Column('integer')
  engine: number;

  @Column('text')
  state: RedlineState;

  @Column('integer', { name: 'words_added', nullable: true })
  wordsAdded: number | null;

  @Column('integer', { name: 'words_removed', nullable: true })
  wordsRemoved: number | null;

  @Column('jsonb', { nullable: true })
  result: Redline | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
