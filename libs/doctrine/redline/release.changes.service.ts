import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { isId } from '#kernel';
import type { ReleaseView } from '../consultations.queries';
import { releaseVisibleSql, sightOf } from '../doctrine.visibility';
import { pairKey, type VersionPair } from './redline.queries';
import { RedlineService } from './redline.service';
import { type EditionSection, releaseChanges, type SectionAct, type SectionChange } from './release.changes';

/** A change with what its texts and their versions say of it. Words are null while a job counts them. */
export interface CountedChange extends SectionChange {
  wordsAdded: number | null;
  wordsRemoved: number | null;
  /** Why each published version after the older edition was made, up to the newer one. */
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
    const reasons = await this.reasons(changes);
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

  private async reasons(changes: readonly SectionChange[]): Promise<Map<string, string[]>> {
    const rows: { sectionId: string; reason: string }[] = await this.dataSource.query(
      `SELECT v.section_id AS "sectionId", v.reason
       FROM unnest($1::uuid[], $2::int[], $3::int[]) AS span (section_id, after, up_to)
       JOIN section_version v ON v.section_id = span.section_id AND v.ordinal > span.after AND v.ordinal <= span.up_to
       WHERE v.state = 'published' AND v.reason <> '' ORDER BY v.section_id, v.ordinal`,
      [
        changes.map(({ sectionId }) => sectionId),
        changes.map(({ before }) => before?.ordinal ?? 0),
        changes.map(({ after }) => after?.ordinal ?? 0),
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

/** The texts to compare; null when they are the same. */
function pairOf({ before, after }: SectionChange): VersionPair | null {
  const [from, to] = [before?.versionId ?? null, after?.versionId ?? null];
  return from === to ? null : { from, to };
}

const viewOf = ({ doctrineId: _, ...release }: EditionPair): ReleaseView => release;
