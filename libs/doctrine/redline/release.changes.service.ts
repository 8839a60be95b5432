import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { isId } from '#kernel';
import type { ReleaseView } from '../consultations.queries';
import { releaseVisibleSql, sightOf } from '../doctrine.visibility';
import type { SectionEventKind } from '../writing/section-event.entity';
import { pairKey, type VersionPair } from './redline.queries';
import { RedlineService } from './redline.service';
import {
  type EditionSection,
  releaseChanges,
  type SectionAct,
  type SectionChange,
  type SectionChangeKind,
} from './release.changes';

/** A change with what its texts and their versions say of it. Words are null while a job counts them. */
export interface CountedChange extends SectionChange {
  wordsAdded: number | null;
  wordsRemoved: number | null;
  /** Why its versions and the acts that moved, renamed, added or retired it were made, from the one edition to the other. */
  reasons: string[];
}

export interface ReleaseComparison {
  from: ReleaseView;
  to: ReleaseView;
  changes: CountedChange[];
  /** False while words are being counted. */
  isComplete: boolean;
}

type EditionPair = ReleaseView & { doctrineId: string };

/** What changed from one edition of a doctrine to another. */
@Injectable()
export class ReleaseChangesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly redlines: RedlineService,
  ) {}

  /** Null unless both are editions of one doctrine that the viewer may see. Ten statements at most, whatever the number of sections. */
  async between(
    viewer: Viewer,
    fromReleaseId: string,
    toReleaseId: string,
  ): Promise<ReleaseComparison | null> {
    if (!isId(fromReleaseId) || !isId(toReleaseId)) return null;
    const releases: EditionPair[] = await this.dataSource.query(
      `SELECT r.id, r.doctrine_id AS "doctrineId", r.slug, r.label, r.state, r.published_at AS "publishedAt"
       FROM release r WHERE r.id = ANY($3::uuid[]) AND ${releaseVisibleSql('r', 1)}`,
      [...sightOf(viewer), [fromReleaseId, toReleaseId]],
    );
    const from = releases.find(({ id }) => id === fromReleaseId);
    const to = releases.find(({ id }) => id === toReleaseId);
    if (!from || from.doctrineId !== to?.doctrineId) return null;

    const [before, after] = await this.trees(from.id, to.id);
    const changes = releaseChanges(before, after, await this.acts(from.doctrineId));
    const reasons = await this.reasons(from, to, changes);
    const pairs = changes.flatMap((change) => {
      const pair = pairOf(change);
      return pair ? [{ ...pair, length: (change.before?.length ?? 0) + (change.after?.length ?? 0) }] : [];
    });
    const isFrozen = from.state === 'published' && to.state === 'published';
    const counts = isFrozen ? await this.redlines.counts(pairs) : await this.redlines.countsOfDrafts(pairs);
    const counted = changes.map((change): CountedChange => {
      const pair = pairOf(change);
      const count = pair ? counts.get(pairKey(pair)) : { wordsAdded: 0, wordsRemoved: 0 };
      return {
        ...change,
        wordsAdded: count?.wordsAdded ?? null,
        wordsRemoved: count?.wordsRemoved ?? null,
        reasons: reasons.get(change.sectionId) ?? [],
      };
    });
    return {
      from: viewOf(from),
      to: viewOf(to),
      changes: counted,
      isComplete: counted.every(({ wordsAdded }) => wordsAdded !== null),
    };
  }

  private async trees(from: string, to: string): Promise<[EditionSection[], EditionSection[]]> {
    const rows: (EditionSection & { releaseId: string })[] = await this.dataSource.query(
      `SELECT rs.release_id AS "releaseId", rs.section_id AS id, rs.slug, rs.number, rs.title, rs.parent_id AS "parentId", rs.depth,
         rs.reading_order AS "readingOrder", v.id AS "versionId", v.ordinal, length(v.html) AS length
       FROM release_section rs JOIN section_version v ON v.id = rs.section_version_id
       WHERE rs.release_id = ANY($1::uuid[]) ORDER BY rs.reading_order`,
      [[from, to]],
    );
    const of = (release: string): EditionSection[] =>
      rows.flatMap(({ releaseId, ...section }) => (releaseId === release ? [section] : []));
    return [of(from), of(to)];
  }

  private async acts(doctrineId: string): Promise<SectionAct[]> {
    return this.dataSource.query(
      `SELECT e.kind, e.section_id AS "sectionId", e.other_section_id AS "otherSectionId"
       FROM section_event e WHERE e.doctrine_id = $1 AND e.kind IN ('merged', 'split') ORDER BY e.id`,
      [doctrineId],
    );
  }

  /**
   * In the order in which they were given, each once. What was done to a section and undone before the newer edition explains nothing;
   * an import that was given no reason has the name of its edition for one, and is left out.
   */
  private async reasons(
    from: EditionPair,
    to: EditionPair,
    changes: readonly SectionChange[],
  ): Promise<Map<string, string[]>> {
    const acts = changes.flatMap(({ sectionId, kinds }) =>
      actsBehind(kinds).map((act) => ({ sectionId, act })),
    );
    const rows: { sectionId: string; reason: string }[] = await this.dataSource.query(
      `SELECT said.section_id AS "sectionId", said.reason FROM (
         SELECT v.section_id, v.reason, v.created_at AS given_at
         FROM unnest($1::uuid[], $2::int[], $3::int[]) AS span (section_id, after, up_to)
         JOIN section_version v ON v.section_id = span.section_id AND v.ordinal > span.after AND v.ordinal <= span.up_to
         WHERE v.state = 'published'
         UNION ALL
         SELECT done.section_id, e.reason, e.done_at
         FROM unnest($4::uuid[], $5::text[]) AS done (section_id, kind)
         JOIN section_event e ON e.doctrine_id = $6 AND e.kind = done.kind AND done.section_id IN (e.section_id, e.other_section_id)
         JOIN release f ON f.id = $7 JOIN release t ON t.id = $8
         WHERE e.done_at > f.published_at AND e.done_at <= coalesce(t.published_at, 'infinity')
       ) said
       WHERE said.reason <> '' AND said.reason NOT IN (SELECT r.label FROM release r WHERE r.doctrine_id = $6)
       ORDER BY said.section_id, said.given_at`,
      [
        changes.map(({ sectionId }) => sectionId),
        changes.map(({ before }) => before?.ordinal ?? 0),
        changes.map(({ after }) => after?.ordinal ?? 0),
        acts.map(({ sectionId }) => sectionId),
        acts.map(({ act }) => act),
        ...[from.doctrineId, from.id, to.id],
      ],
    );
    const reasons = new Map<string, string[]>();
    for (const { sectionId, reason } of rows) {
      const said = reasons.get(sectionId) ?? [];
      if (!said.includes(reason)) reasons.set(sectionId, [...said, reason]);
    }
    return reasons;
  }
}

/** Acts on the tree that made these changes. */
function actsBehind(kinds: readonly SectionChangeKind[]): SectionEventKind[] {
  const acts = kinds.flatMap((kind): SectionEventKind[] => {
    switch (kind) {
      case 'added':
        return ['added', 'restored'];
      case 'removed':
        return ['retired'];
      case 'renumbered':
      case 'renamed':
        return ['renamed'];
      case 'moved':
      case 'merged':
      case 'split':
        return [kind];
      case 'changed':
        return [];
    }
  });
  return [...new Set(acts)];
}

/** The texts to compare; null when they are the same. */
function pairOf({ before, after }: SectionChange): VersionPair | null {
  const [from, to] = [before?.versionId ?? null, after?.versionId ?? null];
  return from === to ? null : { from, to };
}

const viewOf = ({ doctrineId: _, ...release }: EditionPair): ReleaseView => release;
