import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { SnapshotRecord } from './export';
import { Snapshot } from './snapshot.entity';

/** One comment as it was when the snapshot was taken; `position` counts from 1 in the order of the section tree. */
@Entity('snapshot_comment')
export class SnapshotComment {
  @PrimaryColumn('uuid', { name: 'snapshot_id' })
  snapshotId: string;

  /** Checked at commit, once for all and not record by record. */
  @ManyToOne(() => Snapshot, { deferrable: 'INITIALLY DEFERRED' })
  @JoinColumn({ name: 'snapshot_id', foreignKeyConstraintName: 'snapshot_comment_snapshot_fkey' })
  snapshot?: Snapshot;

  @PrimaryColumn('integer')
  position: number;

  @Column('jsonb')
  record: SnapshotRecord;
}
