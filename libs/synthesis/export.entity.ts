import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Participant } from '#identity';
import { Snapshot } from './snapshot.entity';

export const EXPORT_FORMATS = ['docx', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_STATES = ['waiting', 'running', 'ready', 'failed'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** A file made from a snapshot by a job. The row says what there is; the file itself is kept by `ExportFiles`. */
@Entity('export')
@Index('export_snapshot', ['snapshotId', 'id'])
@Check('export_format_check', `format IN ('docx', 'csv', 'json')`)
@Check('export_state_check', `state IN ('waiting', 'running', 'ready', 'failed')`)
@Check('export_progress_check', 'progress BETWEEN 0 AND 100')
@Check(
  'export_ready_check',
  `(state = 'ready') = (file_name IS NOT NULL AND byte_size IS NOT NULL AND sha256 IS NOT NULL)`,
)
export class Export {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'snapshot_id' })
  snapshotId: string;

  @ManyToOne(() => Snapshot)
  @JoinColumn({ name: 'snapshot_id', foreignKeyConstraintName: 'export_snapshot_fkey' })
  snapshot?: Snapshot;

  @Column('text')
  format: ExportFormat;

  @Column('text', { default: 'waiting' })
  state: ExportState;

  /** Per cent. */
  @Column('integer', { default: 0 })
  progress: number;

  /** Name under which it is downloaded. */
  @Column('text', { name: 'file_name', nullable: true })
  fileName: string | null;

  @Column('bigint', { name: 'byte_size', nullable: true })
  byteSize: string | null;

  /** Of the file, in hexadecimal. */
  @Column('text', { nullable: true })
  sha256: string | null;

  @Column('uuid', { name: 'requested_by' })
  requestedBy: string;

  @ManyToOne(() => Participant)
  @JoinColumn({ name: 'requested_by', foreignKeyConstraintName: 'export_requested_by_fkey' })
  requester?: Participant;

  @Column('timestamptz', { name: 'requested_at', default: () => 'now()' })
  requestedAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  /** Why it failed, as a sentence for the person who asked. */
  @Column('text', { nullable: true })
  error: string | null;
}
