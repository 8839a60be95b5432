import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#identity';
import { newId } from '#kernel';
import { Transactions } from '#platform';
import { CompareVersions } from '../jobs/compare-versions.job';
import { compareVersions, REDLINE_ENGINE } from './redline';
import type { RedlineState } from './redline.entity';
import {
  type ComputedRedline,
  pairKey,
  RedlineQueries,
  type StoredRedline,
  type VersionPair,
} from './redline.queries';
import type { Redline, VersionText } from './redline.types';

/** Characters of HTML of both texts that a request compares itself, in about a fifth of a second; beyond, a job does it. */
const LONGEST_IN_REQUEST = 400_000;

const NOTHING: VersionText = { html: '', blocks: [] };

export interface SectionRedline {
  fromVersionId: string;
  toVersionId: string;
  state: RedlineState;
  /** Null until it is ready. */
  redline: Redline | null;
}

/**
 * Comparisons of texts: computed once for two published versions and kept, computed each time when one is a draft, since what surrounds a
 * draft still changes. Long ones are left to a job, and the reader is told to come back.
 */
@Injectable()
export class RedlineService {
  constructor(
    private readonly queries: RedlineQueries,
    private readonly transactions: Transactions,
  ) {}

  /** Null unless both are versions of one section that the viewer may see. At most six statements. */
  async ofVersions(
    viewer: Viewer,
    fromVersionId: string,
    toVersionId: string,
  ): Promise<SectionRedline | null> {
    const known = await this.queries.pair(viewer, fromVersionId, toVersionId);
    if (!known) return null;
    const pair = { from: fromVersionId, to: toVersionId };
    const answer = (state: RedlineState, redline: Redline | null): SectionRedline => ({
      fromVersionId,
      toVersionId,
      state,
      redline,
    });
    if (known.state !== null) return answer(known.state, known.result);
    if (known.isPublished && known.length > LONGEST_IN_REQUEST) {
      await this.leaveToJob([pair]);
      return answer('waiting', null);
    }
    const [computed] = await this.compute([pair]);
    if (computed && known.isPublished) await this.queries.keep([computed]);
    return answer('ready', computed?.redline ?? null);
  }

  /**
   * Counts of words for many pairs of published texts, by `pairKey`. Those not known yet are computed here when they are short together,
   * else by a job. `length` is that of a pair's HTML. At most five statements.
   */
  async counts(pairs: readonly (VersionPair & { length: number })[]): Promise<Map<string, StoredRedline>> {
    const known = await this.queries.stored(pairs);
    const missing = pairs.filter((pair) => !known.has(pairKey(pair)));
    if (missing.length === 0) return known;
    if (missing.reduce((sum, { length }) => sum + length, 0) > LONGEST_IN_REQUEST) {
      await this.leaveToJob(missing);
      return known;
    }
    const computed = await this.compute(missing);
    await this.queries.keep(computed);
    for (const one of computed) known.set(pairKey(one), countsOf(one));
    return known;
  }

  /** The same of texts of which some are drafts: computed and not kept. Three statements. */
  async countsOfDrafts(pairs: readonly VersionPair[]): Promise<Map<string, StoredRedline>> {
    const computed = await this.compute(pairs);
    return new Map(computed.map((one) => [pairKey(one), countsOf(one)]));
  }

  /** Three statements, whatever the number of pairs. Between two pairs other work gets its turn. */
  async compute(pairs: readonly VersionPair[]): Promise<ComputedRedline[]> {
    const texts = await this.queries.texts(pairs);
    const around = await this.queries.surroundings(pairs);
    const descents = await this.queries.descents(pairs);
    const textOf = (id: string | null): VersionText => (id === null ? undefined : texts.get(id)) ?? NOTHING;
    const computed: ComputedRedline[] = [];
    for (const { from, to } of pairs) {
      const key = pairKey({ from, to });
      const redline = compareVersions(textOf(from), textOf(to), {
        ...around.get(key),
        descent: descents.get(key),
      });
      computed.push({ from, to, redline });
      await setImmediate();
    }
    return computed;
  }

  /** Writes the pairs that nobody asked for yet as waiting, with the job that computes them. */
  private async leaveToJob(pairs: readonly VersionPair[]): Promise<void> {
    await this.transactions.run(async (tx) => {
      const rows: { id: string }[] = await tx.manager.query(
        `INSERT INTO redline (id, from_version_id, to_version_id, engine, state)
         SELECT id, from_id, to_id, $1, 'waiting' FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, from_id uuid, to_id uuid)
         ON CONFLICT (from_version_id, to_version_id, engine) DO NOTHING RETURNING id`,
        [
          REDLINE_ENGINE,
          JSON.stringify(pairs.map(({ from, to }) => ({ id: newId(), from_id: from, to_id: to }))),
        ],
      );
      if (rows.length > 0) await tx.enqueue(CompareVersions, { redlineIds: rows.map(({ id }) => id) });
    });
  }
}

const countsOf = ({ from, to, redline }: ComputedRedline): StoredRedline => ({
  ...{ id: '', from, to, state: 'ready' },
  ...{ wordsAdded: redline.wordsAdded, wordsRemoved: redline.wordsRemoved },
});
