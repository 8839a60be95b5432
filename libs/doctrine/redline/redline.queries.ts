import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { isId, newId } from '#kernel';
import { sightOf, versionVisibleSql } from '../doctrine.visibility';
import type { RedlineState } from './redline.entity';
import { REDLINE_ENGINE } from './redline';
import type { Descent, OtherSection, Redline, Surroundings, VersionText } from './redline.types';

/** Two versions; without one of them, a section that was added or removed. */
export interface VersionPair {
  from: string | null;
  to: string | null;
}

export interface StoredRedline extends VersionPair {
  id: string;
  state: RedlineState;
  wordsAdded: number | null;
  wordsRemoved: number | null;
}

export interface ComputedRedline extends VersionPair {
  redline: Redline;
}

export const pairKey = ({ from, to }: VersionPair): string => `${from ?? ''} ${to ?? ''}`;

const UNNESTED = 'unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS pair (from_id, to_id, place)';
const columns = (pairs: readonly VersionPair[]): [unknown, unknown] => [
  pairs.map(({ from }) => from),
  pairs.map(({ to }) => to),
];

/**
 * The editions between which a pair is read: the first with the newer text, and the last before it with the older one. Of published
 * texts always the same, whoever asks. Null where there is none: the tree as it is being written.
 */
const EDITIONS = `
  SELECT pair.*, coalesce(
      (SELECT r.id FROM release_section rs JOIN release r ON r.id = rs.release_id AND r.state = 'published'
       WHERE rs.section_version_id = pair.to_id ORDER BY r.published_at, r.id LIMIT 1),
      CASE WHEN pair.to_id IS NULL THEN (
        SELECT n.id FROM release_section rs JOIN release r ON r.id = rs.release_id AND r.state = 'published'
        JOIN release n ON n.doctrine_id = r.doctrine_id AND n.state = 'published' AND (n.published_at, n.id) > (r.published_at, r.id)
        WHERE rs.section_version_id = pair.from_id
        ORDER BY r.published_at DESC, r.id DESC, n.published_at, n.id LIMIT 1) END) AS to_release
  FROM ${UNNESTED}`;

/** Reads and writes of stored comparisons and of what they are computed from. */
@Injectable()
export class RedlineQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** What is stored of these pairs by this state of the engine. Judged by the caller. One statement. */
  async stored(pairs: readonly VersionPair[]): Promise<Map<string, StoredRedline>> {
    const rows: StoredRedline[] = await this.dataSource.query(
      `SELECT r.id, r.from_version_id AS "from", r.to_version_id AS "to", r.state, r.words_added AS "wordsAdded",
         r.words_removed AS "wordsRemoved"
       FROM ${UNNESTED} JOIN redline r ON r.from_version_id IS NOT DISTINCT FROM pair.from_id
         AND r.to_version_id IS NOT DISTINCT FROM pair.to_id AND r.engine = $3`,
      [...columns(pairs), REDLINE_ENGINE],
    );
    return new Map(rows.map((row) => [pairKey(row), row]));
  }

  /** Two versions of one section that the viewer may see, with what is stored of their comparison. Null: not both. */
  async pair(
    viewer: Viewer,
    from: string,
    to: string,
  ): Promise<{
    isPublished: boolean;
    length: number;
    state: RedlineState | null;
    result: Redline | null;
  } | null> {
    if (!isId(from) || !isId(to)) return null;
    const rows: {
      isPublished: boolean;
      length: number;
      state: RedlineState | null;
      result: Redline | null;
    }[] = await this.dataSource.query(
      `SELECT v.state = 'published' AND w.state = 'published' AS "isPublished",
           length(v.html) + length(w.html) AS length, r.state, r.result
         FROM section_version v JOIN section_version w ON w.section_id = v.section_id AND w.id = $4 AND ${versionVisibleSql('w', 1)}
         LEFT JOIN redline r ON r.from_version_id = v.id AND r.to_version_id = w.id AND r.engine = $5
         WHERE v.id = $3 AND ${versionVisibleSql('v', 1)}`,
      [...sightOf(viewer), from, to, REDLINE_ENGINE],
    );
    return rows[0] ?? null;
  }

  /** Pairs of comparisons that are not ready: a job that had failed may be tried again. */
  async unready(ids: readonly string[]): Promise<VersionPair[]> {
    return this.dataSource.query(
      `SELECT from_version_id AS "from", to_version_id AS "to" FROM redline WHERE id = ANY($1::uuid[]) AND state <> 'ready'`,
      [ids],
    );
  }

  /** Texts of versions by id; nobody's sight is asked: for what was judged before. One statement. */
  async texts(pairs: readonly VersionPair[]): Promise<Map<string, VersionText>> {
    const ids = pairs.flatMap(({ from, to }) => [from, to]).filter((id) => id !== null);
    const rows: (VersionText & { id: string })[] = await this.dataSource.query(
      `SELECT v.id, v.html, coalesce((SELECT json_agg(json_build_object('id', b.block_id, 'position', b.position, 'kind', b.kind,
         'text', b.text) ORDER BY b.position) FROM block b WHERE b.section_version_id = v.id), '[]') AS blocks
       FROM section_version v WHERE v.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Where the blocks that a pair does not share stand in the other edition. One statement for all pairs. */
  async surroundings(pairs: readonly VersionPair[]): Promise<Map<string, Surroundings>> {
    const rows: {
      place: string;
      isArrival: boolean;
      blockId: string;
      sectionId: string;
      slug: string;
      name: string;
    }[] = await this.dataSource.query(
      `WITH edition AS (
         SELECT e.*, (SELECT r.id FROM release t JOIN release r ON r.doctrine_id = t.doctrine_id AND r.state = 'published'
             AND (r.published_at, r.id) < (t.published_at, t.id)
             AND (e.from_id IS NULL OR EXISTS (SELECT FROM release_section rs WHERE rs.release_id = r.id AND rs.section_version_id = e.from_id))
           WHERE t.id = e.to_release ORDER BY r.published_at DESC, r.id DESC LIMIT 1) AS from_release
         FROM (${EDITIONS}) e
       ), alone AS (
         SELECT e.place, false AS arrival, b.block_id, e.from_id AS own_id, e.to_release AS other_release
         FROM edition e JOIN block b ON b.section_version_id = e.from_id
         WHERE NOT EXISTS (SELECT FROM block o WHERE o.section_version_id = e.to_id AND o.block_id = b.block_id)
         UNION ALL
         SELECT e.place, true, b.block_id, e.to_id, e.from_release
         FROM edition e JOIN block b ON b.section_version_id = e.to_id
         WHERE NOT EXISTS (SELECT FROM block o WHERE o.section_version_id = e.from_id AND o.block_id = b.block_id)
       )
       SELECT DISTINCT ON (a.place, a.arrival, a.block_id) a.place, a.arrival AS "isArrival", a.block_id AS "blockId",
         v.section_id AS "sectionId", coalesce(rs.slug, s.slug) AS slug,
         concat_ws(' ', nullif(coalesce(rs.number, s.number), ''), coalesce(rs.title, s.title)) AS name
       FROM alone a JOIN section_version own ON own.id = a.own_id
       JOIN block x ON x.block_id = a.block_id
       JOIN section_version v ON v.id = x.section_version_id AND v.section_id <> own.section_id
       JOIN section s ON s.id = v.section_id
       LEFT JOIN release_section rs ON rs.release_id = a.other_release AND rs.section_version_id = v.id
       WHERE CASE WHEN a.other_release IS NOT NULL THEN rs.release_id IS NOT NULL
         ELSE own.state = 'draft' AND NOT EXISTS (
           SELECT FROM section_version l WHERE l.section_id = v.section_id AND l.ordinal > v.ordinal) END
       ORDER BY a.place, a.arrival, a.block_id, v.id`,
      columns(pairs),
    );
    const found = new Map(
      pairs.map((pair) => [
        pairKey(pair),
        { arrived: new Map<string, OtherSection>(), left: new Map<string, OtherSection>() },
      ]),
    );
    for (const { place, isArrival, blockId, ...section } of rows) {
      const pair = pairs[Number(place) - 1];
      const around = pair && found.get(pairKey(pair));
      (isArrival ? around?.arrived : around?.left)?.set(blockId, section);
    }
    return found;
  }

  /**
   * Which blocks of a pair's newer text were recorded as split from blocks of the older one or joined with them, over the editions in
   * between, whichever of the two is compared with the other. One statement for all pairs.
   */
  async descents(pairs: readonly VersionPair[]): Promise<Map<string, Descent[]>> {
    const rows: (Descent & { place: string })[] = await this.dataSource.query(
      `WITH RECURSIVE way AS (
         SELECT place, from_id AS origin_id, to_id AS heir_id, false AS is_back FROM ${UNNESTED}
         UNION ALL SELECT place, to_id, from_id, true FROM ${UNNESTED}
       ), line AS (
         SELECT w.place, w.is_back, w.heir_id, b.block_id AS origin, l.block_id AS heir
         FROM way w JOIN block b ON b.section_version_id = w.origin_id JOIN block_lineage l ON l.from_block_id = b.block_id
         UNION
         SELECT n.place, n.is_back, n.heir_id, n.origin, l.block_id FROM line n JOIN block_lineage l ON l.from_block_id = n.heir
       )
       SELECT n.place, CASE WHEN n.is_back THEN n.heir ELSE n.origin END AS before,
         CASE WHEN n.is_back THEN n.origin ELSE n.heir END AS after
       FROM line n JOIN block b ON b.section_version_id = n.heir_id AND b.block_id = n.heir
       WHERE n.heir <> n.origin ORDER BY n.place, b.position`,
      columns(pairs),
    );
    const found = new Map<string, Descent[]>();
    for (const { place, before, after } of rows) {
      const pair = pairs[Number(place) - 1];
      if (pair) found.set(pairKey(pair), [...(found.get(pairKey(pair)) ?? []), { before, after }]);
    }
    return found;
  }

  /** Keeps comparisons that are not kept yet. One statement. */
  async keep(computed: readonly ComputedRedline[]): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO redline (id, from_version_id, to_version_id, engine, state, words_added, words_removed, result)
       SELECT id, from_id, to_id, $1, 'ready', added, removed, result FROM jsonb_to_recordset($2::jsonb)
         AS r (id uuid, from_id uuid, to_id uuid, added integer, removed integer, result jsonb)
       ON CONFLICT (from_version_id, to_version_id, engine) DO NOTHING`,
      [
        REDLINE_ENGINE,
        JSON.stringify(
          computed.map(({ from, to, redline }) => ({
            ...{ id: newId(), from_id: from, to_id: to },
            ...{ added: redline.wordsAdded, removed: redline.wordsRemoved, result: redline },
          })),
        ),
      ],
    );
  }
}
