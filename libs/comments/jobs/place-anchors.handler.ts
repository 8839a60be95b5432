import { Injectable } from '@nestjs/common';
import { PlaceAnchors, type PlaceAnchorsPayload } from '#doctrine/jobs';
import { HandlesJob, type JobHandler, type JobUnderWay, type Transaction } from '#platform';
import { AnchorPlacing } from '../anchor-placing.service';

/**
 * Places every anchor in an edition: each batch is kept as it is found, and a try that dies is continued by the next. Consultations
 * held on that edition then show what was placed late.
 */
@Injectable()
@HandlesJob(PlaceAnchors)
export class PlaceAnchorsHandler implements JobHandler<PlaceAnchorsPayload> {
  constructor(private readonly placing: AnchorPlacing) {}

  async prepare({ releaseId }: PlaceAnchorsPayload, job: JobUnderWay): Promise<undefined> {
    let said = 0;
    await this.placing.place(releaseId, async (done, total) => {
      const percent = Math.floor((100 * done) / total);
      if (percent < said + 5) return;
      said = percent;
      await job.progress(Math.min(percent, 99));
    });
  }

  async apply({ releaseId }: PlaceAnchorsPayload, { manager }: Transaction): Promise<void> {
    const held: { id: string }[] = await manager.query('SELECT id FROM consultation WHERE release_id = $1', [
      releaseId,
    ]);
    for (const { id } of held) await this.placing.bring(manager, id, releaseId);
  }
}
