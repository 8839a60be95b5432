import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HandlesJob, type JobHandler, type JobUnderWay, type Transaction } from '#platform';
import { sealSnapshot } from '../snapshot.queries';
import { SnapshotsService } from '../snapshots.service';
import { TakeSnapshot, type TakeSnapshotPayload } from './take-snapshot.contract';
import { WorkProgress } from './work.progress';

/**
 * Takes a snapshot in two steps: the content is frozen at one instant in one transaction, and never again; then its digest
 * is computed over what is frozen, outside of any transaction. A try that dies between the two is continued by the next.
 */
@Injectable()
@HandlesJob(TakeSnapshot)
export class TakeSnapshotHandler implements JobHandler<TakeSnapshotPayload, string> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly snapshots: SnapshotsService,
  ) {}

  async prepare({ snapshotId }: TakeSnapshotPayload, job: JobUnderWay): Promise<string> {
    await this.dataSource.query(
      `UPDATE snapshot SET state = 'running', progress = 0, error = NULL WHERE id = $1 AND state <> 'ready'`,
      [snapshotId],
    );
    await this.snapshots.freeze(snapshotId);
    const progress = new WorkProgress(async (percent) => {
      await job.progress(percent);
      await this.dataSource.query(
        `UPDATE snapshot SET progress = $2 WHERE id = $1 AND state = 'running' AND progress < $2`,
        [snapshotId, percent],
      );
    });
    const digest = await this.snapshots.digestOf(snapshotId, (done, total) => progress.report(done, total));
    await progress.settled();
    return digest;
  }

  async apply({ snapshotId }: TakeSnapshotPayload, { manager }: Transaction, digest: string): Promise<void> {
    await sealSnapshot(manager, snapshotId, digest);
  }

  async giveUp({ snapshotId }: TakeSnapshotPayload, { manager }: Transaction): Promise<void> {
    await manager.query(
      `UPDATE snapshot SET state = 'failed', error = $2 WHERE id = $1 AND state <> 'ready'`,
      [
        snapshotId,
        'L’arrêté n’a pas pu être pris, malgré plusieurs essais. Demandez-en un autre, sous un autre nom ; si l’échec se répète, signalez-le à l’administrateur.',
      ],
    );
  }
}
