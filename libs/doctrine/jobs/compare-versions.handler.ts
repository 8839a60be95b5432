import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler, type Transaction } from '#platform';
import { type ComputedRedline, RedlineQueries } from '../redline/redline.queries';
import { RedlineService } from '../redline/redline.service';
import { CompareVersions, type CompareVersionsPayload } from './compare-versions.job';

/** Computes outside any transaction, since texts that are long take seconds; what somebody else computed meanwhile stays. */
@Injectable()
@HandlesJob(CompareVersions)
export class CompareVersionsHandler implements JobHandler<CompareVersionsPayload, ComputedRedline[]> {
  constructor(
    private readonly queries: RedlineQueries,
    private readonly redlines: RedlineService,
  ) {}

  async prepare({ redlineIds }: CompareVersionsPayload): Promise<ComputedRedline[]> {
    return this.redlines.compute(await this.queries.unready(redlineIds));
  }

  async apply(
    { redlineIds }: CompareVersionsPayload,
    { manager }: Transaction,
    computed: ComputedRedline[],
  ): Promise<void> {
    await manager.query(
      `UPDATE redline SET state = 'ready', words_added = c.added, words_removed = c.removed, result = c.result
       FROM jsonb_to_recordset($2::jsonb) AS c (from_id uuid, to_id uuid, added integer, removed integer, result jsonb)
       WHERE redline.id = ANY($1::uuid[]) AND redline.state <> 'ready'
         AND redline.from_version_id IS NOT DISTINCT FROM c.from_id AND redline.to_version_id IS NOT DISTINCT FROM c.to_id`,
      [
        redlineIds,
        JSON.stringify(
          computed.map(({ from, to, redline }) => ({
            ...{ from_id: from, to_id: to },
            ...{ added: redline.wordsAdded, removed: redline.wordsRemoved, result: redline },
          })),
        ),
      ],
    );
  }

  async giveUp({ redlineIds }: CompareVersionsPayload, { manager }: Transaction): Promise<void> {
    await manager.query(
      `UPDATE redline SET state = 'failed' WHERE id = ANY($1::uuid[]) AND state = 'waiting'`,
      [redlineIds],
    );
  }
}
