import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { isId } from '#kernel';
import type { ReleaseView } from './consultations.queries';
import type { VersionView } from './doctrine.queries';
import { preparedSql, releaseVisibleSql, sightOf, versionVisibleSql } from './doctrine.visibility';
import type { PublicationState } from './section-version.entity';
import type { DescentKind } from './text';

/** A section over time, called as the latest edition that the viewer sees calls it. */
export interface SectionHistory {
  id: string;
  slug: string;
  number: string;
  title: string;
  doctrineSlug: string;
  doctrineTitle: string;
  /** Whether the latest published edition still has it. */
  isCurrent: boolean;
  /** Whether the viewer writes the doctrine. */
  isWritable: boolean;
}

/** Who made a version, without any name: a person at a screen, or an operator's import. */
export const VERSION_MAKERS = ['drafting', 'import'] as const;
export type VersionMaker = (typeof VERSION_MAKERS)[number];

export interface HistoryVersion {
  id: string;
  ordinal: number;
  state: PublicationState;
  title: string;
  /** Empty for an import that was given none, which has the name of its edition instead. */
  reason: string;
  createdAt: Date;
  publishedAt: Date | null;
  madeBy: VersionMaker;
  /** For those who write the doctrine; null for everybody else. */
  authorName: string | null;
  /** Editions that hold it, oldest first. */
  releases: { slug: string; label: string }[];
}

/** Why an edition was published, and by whom. */
export interface ReleaseAccount {
  releaseId: string;
  reason: string;
  /** For those who write the doctrine; null for everybody else, and for an operator's import. */
  publishedBy: string | null;
}

/** A paragraph of one text. */
export interface BlockPlace {
  versionId: string;
  blockId: string;
}

/** A paragraph of an earlier text, words of which are in another one now. */
export interface BlockOrigin {
  kind: DescentKind;
  blockId: string;
  versionId: string;
  text: string;
}

/** An edition with its neighbours in time among those published. */
export interface ReleasePage {
  doctrineSlug: string;
  doctrineTitle: string;
  release: ReleaseView;
  previous: ReleaseView | null;
  next: ReleaseView | null;
}

type StoredRelease = Omit<ReleaseView, 'publishedAt'> & { publishedAt: string | null };
const revived = (release: StoredRelease | null): ReleaseView | null =>
  release && { ...release, publishedAt: release.publishedAt === null ? null : new Date(release.publishedAt) };

const releaseJsonSql = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'slug', ${alias}.slug, 'label', ${alias}.label, 'state', ${alias}.state, ` +
  `'publishedAt', ${alias}.published_at)`;

/** Reads of sections and editions over time, each one statement and within what the viewer may see. */
@Injectable()
export class EditionsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** A section of a doctrine by its id or by an address that it has or had. Null when absent or not to be seen. */
  async sectionHistory(
    viewer: Viewer,
    doctrineSlug: string,
    section: string,
  ): Promise<SectionHistory | null> {
    const rows: SectionHistory[] = await this.dataSource.query(
      `WITH chosen AS (
         SELECT section_id FROM (
           SELECT rs.section_id, 1 AS rank, r.published_at, r.id FROM release_section rs JOIN release r ON r.id = rs.release_id
           JOIN doctrine d ON d.id = r.doctrine_id AND d.slug = $3
           WHERE (rs.section_id::text = $4 OR rs.slug = $4) AND ${releaseVisibleSql('r', 1)}
           UNION ALL
           SELECT s.id, 2, s.created_at, s.id FROM section s JOIN doctrine d ON d.id = s.doctrine_id AND d.slug = $3
           WHERE (s.id::text = $4 OR s.slug = $4) AND (${preparedSql('d.id', 1)})
         ) found ORDER BY rank, published_at DESC NULLS LAST, id DESC LIMIT 1
       )
       SELECT s.id, coalesce(n.slug, s.slug) AS slug, coalesce(n.number, s.number) AS number, coalesce(n.title, s.title) AS title,
         d.slug AS "doctrineSlug", d.title AS "doctrineTitle", (${preparedSql('d.id', 1)}) AS "isWritable", EXISTS (
           SELECT FROM release_section rs WHERE rs.section_id = s.id AND rs.release_id = (
             SELECT l.id FROM release l WHERE l.doctrine_id = d.id AND l.state = 'published'
             ORDER BY l.published_at DESC, l.id DESC LIMIT 1)) AS "isCurrent"
       FROM chosen c JOIN section s ON s.id = c.section_id JOIN doctrine d ON d.id = s.doctrine_id
       LEFT JOIN LATERAL (
         SELECT rs.slug, rs.number, rs.title FROM release_section rs JOIN release r ON r.id = rs.release_id
         WHERE rs.section_id = s.id AND ${releaseVisibleSql('r', 1)}
         ORDER BY r.published_at DESC NULLS LAST, r.id DESC LIMIT 1) n ON true`,
      [...sightOf(viewer), doctrineSlug, section],
    );
    return rows[0] ?? null;
  }

  /** Its versions that the viewer may see, newest first, at most 100. */
  async historyVersions(viewer: Viewer, sectionId: string): Promise<HistoryVersion[]> {
    return this.dataSource.query(
      `SELECT v.id, v.ordinal, v.state, v.title, v.created_at AS "createdAt",
         CASE WHEN v.reason IN (SELECT l.label FROM release l WHERE l.doctrine_id = s.doctrine_id) THEN '' ELSE v.reason END AS reason,
         v.published_at AS "publishedAt",
         CASE WHEN v.author_id IS NULL THEN 'import' ELSE 'drafting' END AS "madeBy",
         CASE WHEN ${preparedSql('s.doctrine_id', 1)} THEN p.display_name END AS "authorName",
         coalesce((SELECT json_agg(json_build_object('slug', r.slug, 'label', r.label) ORDER BY r.published_at, r.id)
           FROM release_section rs JOIN release r ON r.id = rs.release_id
           WHERE rs.section_version_id = v.id AND ${releaseVisibleSql('r', 1)}), '[]') AS releases
       FROM section_version v JOIN section s ON s.id = v.section_id LEFT JOIN participant p ON p.id = v.author_id
       WHERE v.section_id = $3 AND ${versionVisibleSql('v', 1)} ORDER BY v.ordinal DESC LIMIT 100`,
      [...sightOf(viewer), sectionId],
    );
  }

  /** One version. Null when absent or not to be seen. */
  async version(viewer: Viewer, id: string): Promise<VersionView | null> {
    if (!isId(id)) return null;
    const rows: VersionView[] = await this.dataSource.query(
      `SELECT v.id, v.section_id AS "sectionId", v.ordinal, v.state, v.title, v.html, v.reason, v.published_at AS "publishedAt"
       FROM section_version v WHERE v.id = $3 AND ${versionVisibleSql('v', 1)}`,
      [...sightOf(viewer), id],
    );
    return rows[0] ?? null;
  }

  /** Why editions that the viewer has been shown were published, in no order. One statement. */
  async releaseAccounts(viewer: Viewer, releaseIds: readonly string[]): Promise<ReleaseAccount[]> {
    return this.dataSource.query(
      `SELECT r.id AS "releaseId", r.reason, CASE WHEN ${preparedSql('r.doctrine_id', 1)} THEN p.display_name END AS "publishedBy"
       FROM release r LEFT JOIN participant p ON p.id = r.published_by WHERE r.id = ANY($3::uuid[])`,
      [...sightOf(viewer), releaseIds],
    );
  }

  /**
   * What paragraphs of versions that the viewer has been shown were split from or joined with, as publishing recorded it; in the order
   * of the earlier text. One statement.
   */
  async blockOrigins(
    viewer: Viewer,
    places: readonly BlockPlace[],
  ): Promise<(BlockOrigin & { of: BlockPlace })[]> {
    return this.dataSource.query(
      `SELECT json_build_object('versionId', l.section_version_id, 'blockId', l.block_id) AS of, l.kind,
         l.from_block_id AS "blockId", l.from_version_id AS "versionId", b.text
       FROM unnest($3::uuid[], $4::uuid[]) AS place (version_id, block_id)
       JOIN block_lineage l ON l.section_version_id = place.version_id AND l.block_id = place.block_id
       JOIN section_version v ON v.id = l.from_version_id AND ${versionVisibleSql('v', 1)}
       JOIN block b ON b.section_version_id = l.from_version_id AND b.block_id = l.from_block_id
       ORDER BY l.from_version_id, b.position`,
      [...sightOf(viewer), places.map(({ versionId }) => versionId), places.map(({ blockId }) => blockId)],
    );
  }

  /** An edition of a doctrine by its address, without one the latest published. Null when absent or not to be seen. */
  async releasePage(viewer: Viewer, doctrineSlug: string, slug: string | null): Promise<ReleasePage | null> {
    const rows: {
      doctrineSlug: string;
      doctrineTitle: string;
      release: StoredRelease;
      previous: StoredRelease | null;
      next: StoredRelease | null;
    }[] = await this.dataSource.query(
      `SELECT d.slug AS "doctrineSlug", d.title AS "doctrineTitle", ${releaseJsonSql('r')} AS release,
         (SELECT ${releaseJsonSql('p')} FROM release p WHERE p.doctrine_id = d.id AND p.state = 'published'
            AND (r.published_at IS NULL OR (p.published_at, p.id) < (r.published_at, r.id))
          ORDER BY p.published_at DESC, p.id DESC LIMIT 1) AS previous,
         (SELECT ${releaseJsonSql('n')} FROM release n WHERE n.doctrine_id = d.id AND n.state = 'published'
            AND (n.published_at, n.id) > (r.published_at, r.id) ORDER BY n.published_at, n.id LIMIT 1) AS next
       FROM doctrine d JOIN release r ON r.doctrine_id = d.id AND ${releaseVisibleSql('r', 1)}
       WHERE d.slug = $3 AND CASE WHEN $4::text IS NULL THEN r.state = 'published' ELSE r.slug = $4 END
       ORDER BY r.published_at DESC NULLS LAST, r.id DESC LIMIT 1`,
      [...sightOf(viewer), doctrineSlug, slug],
    );
    const [row] = rows;
    const release = row && revived(row.release);
    if (!row || !release) return null;
    return { ...row, release, previous: revived(row.previous), next: revived(row.next) };
  }
}
