import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { isId } from '#kernel';
import type { ReleaseView } from './consultations.queries';
import { consultationVisibleSql, releaseVisibleSql, sightOf, versionVisibleSql } from './doctrine.visibility';
import type { PublicationState } from './section-version.entity';
import type { Block } from './text';

/** A section's place in one release, as tables of contents and breadcrumbs show it. */
export interface SectionEntry {
  id: string;
  slug: string;
  number: string;
  title: string;
  parentId: string | null;
  depth: number;
  /** From 0 over the release, parents before their children. */
  readingOrder: number;
}

export interface VersionView {
  id: string;
  sectionId: string;
  ordinal: number;
  state: PublicationState;
  title: string;
  /** Sanitised; links to other sections are `/sections/<slug>` (see `withSectionsUnder`). */
  html: string;
  reason: string;
  publishedAt: Date | null;
}

export interface SectionView extends SectionEntry {
  releaseId: string;
  version: VersionView;
}

export interface Surroundings {
  /** From the top of the tree down to the section above. */
  ancestors: SectionEntry[];
  previous: SectionEntry | null;
  next: SectionEntry | null;
}

/** Sections that one table of contents holds at most; the longest doctrine known has about 250. */
const MOST_SECTIONS = 5_000;

const ENTRY =
  'rs.section_id AS id, rs.slug, rs.number, rs.title, rs.parent_id AS "parentId", rs.depth, rs.reading_order AS "readingOrder"';

/** Reads of the doctrine's text, each one statement and within what the viewer may see. */
@Injectable()
export class DoctrineQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Editions of a doctrine, newest first, at most 100. */
  async releases(viewer: Viewer, doctrineSlug: string): Promise<ReleaseView[]> {
    return this.dataSource.query(
      `SELECT r.id, r.slug, r.label, r.state, r.published_at AS "publishedAt"
       FROM release r JOIN doctrine d ON d.id = r.doctrine_id
       WHERE d.slug = $3 AND ${releaseVisibleSql('r', 1)}
       ORDER BY r.published_at DESC NULLS FIRST, r.id DESC LIMIT 100`,
      [...sightOf(viewer), doctrineSlug],
    );
  }

  /** Null when there is none or the viewer may not see it. */
  async release(viewer: Viewer, id: string): Promise<ReleaseView | null> {
    if (!isId(id)) return null;
    const rows: ReleaseView[] = await this.dataSource.query(
      `SELECT r.id, r.slug, r.label, r.state, r.published_at AS "publishedAt"
       FROM release r WHERE r.id = $3 AND ${releaseVisibleSql('r', 1)}`,
      [...sightOf(viewer), id],
    );
    return rows[0] ?? null;
  }

  /** Tables of contents of several releases at once, in reading order; nothing for one that the viewer may not see. */
  async sectionTrees(viewer: Viewer, releaseIds: readonly string[]): Promise<Map<string, SectionEntry[]>> {
    const rows: (SectionEntry & { releaseId: string })[] = await this.dataSource.query(
      `SELECT rs.release_id AS "releaseId", ${ENTRY}
       FROM release_section rs JOIN release r ON r.id = rs.release_id
       WHERE rs.release_id = ANY($3::uuid[]) AND rs.reading_order < $4 AND ${releaseVisibleSql('r', 1)}
       ORDER BY rs.release_id, rs.reading_order`,
      [...sightOf(viewer), releaseIds, MOST_SECTIONS],
    );
    const trees = new Map<string, SectionEntry[]>(releaseIds.map((id) => [id, []]));
    for (const { releaseId, ...entry } of rows) trees.get(releaseId)?.push(entry);
    return trees;
  }

  /** The table of contents of one release, in reading order. */
  async sectionTree(viewer: Viewer, releaseId: string): Promise<SectionEntry[]> {
    return (await this.sectionTrees(viewer, [releaseId])).get(releaseId) ?? [];
  }

  /** A section with its text in the edition that a consultation is held on. Null when absent or not to be seen. */
  async section(viewer: Viewer, consultationSlug: string, slug: string): Promise<SectionView | null> {
    return this.oneSection(
      `JOIN consultation c ON c.release_id = r.id AND c.slug = $3 AND ${consultationVisibleSql('c', 1)} WHERE rs.slug = $4`,
      [...sightOf(viewer), consultationSlug, slug],
    );
  }

  /** A section with its text in a given edition. Null when absent or not to be seen. */
  async sectionInRelease(viewer: Viewer, releaseId: string, slug: string): Promise<SectionView | null> {
    if (!isId(releaseId)) return null;
    return this.oneSection('WHERE rs.release_id = $3 AND rs.slug = $4', [
      ...sightOf(viewer),
      releaseId,
      slug,
    ]);
  }

  private async oneSection(chosenSql: string, parameters: unknown[]): Promise<SectionView | null> {
    const rows: (Omit<SectionView, 'version'> & { version: VersionView; publishedAt: Date | null })[] =
      await this.dataSource.query(
        `SELECT ${ENTRY}, r.id AS "releaseId", v.published_at AS "publishedAt", json_build_object('id', v.id,
           'sectionId', v.section_id, 'ordinal', v.ordinal, 'state', v.state, 'title', v.title, 'html', v.html,
           'reason', v.reason) AS version
         FROM release_section rs
         JOIN release r ON r.id = rs.release_id AND ${releaseVisibleSql('r', 1)}
         JOIN section_version v ON v.id = rs.section_version_id
         ${chosenSql}`,
        parameters,
      );
    const [row] = rows;
    if (!row) return null;
    const { publishedAt, ...section } = row;
    return { ...section, version: { ...section.version, publishedAt } };
  }

  /** What stands above, before and after a section that was read. */
  async surroundings(section: Pick<SectionView, 'releaseId' | 'id' | 'readingOrder'>): Promise<Surroundings> {
    const rows: (SectionEntry & { isAncestor: boolean })[] = await this.dataSource.query(
      `WITH RECURSIVE above AS (
         SELECT parent_id FROM release_section WHERE release_id = $1 AND section_id = $2
         UNION ALL
         SELECT rs.parent_id FROM release_section rs JOIN above a ON rs.section_id = a.parent_id WHERE rs.release_id = $1
       )
       SELECT ${ENTRY}, rs.section_id IN (SELECT parent_id FROM above) AS "isAncestor" FROM release_section rs
       WHERE rs.release_id = $1
         AND (rs.reading_order IN ($3 - 1, $3 + 1) OR rs.section_id IN (SELECT parent_id FROM above))
       ORDER BY rs.reading_order`,
      [section.releaseId, section.id, section.readingOrder],
    );
    const at = (order: number): SectionEntry | null =>
      rows.find(({ readingOrder }) => readingOrder === order) ?? null;
    return {
      ancestors: rows.filter(({ isAncestor }) => isAncestor),
      previous: at(section.readingOrder - 1),
      next: at(section.readingOrder + 1),
    };
  }

  /** Blocks of a version that the viewer may see, in order. */
  async blocks(viewer: Viewer, versionId: string): Promise<Block[]> {
    return this.dataSource.query(
      `SELECT b.block_id AS id, b.position, b.kind, b.text FROM block b
       JOIN section_version v ON v.id = b.section_version_id AND ${versionVisibleSql('v', 1)}
       WHERE b.section_version_id = $3 ORDER BY b.position`,
      [...sightOf(viewer), versionId],
    );
  }

  /** Texts of the paragraphs at these places, in no order; nothing for a version that the viewer may not see. One statement. */
  async blockTexts(
    viewer: Viewer,
    places: readonly { versionId: string; blockId: string }[],
  ): Promise<{ versionId: string; blockId: string; text: string }[]> {
    return this.dataSource.query(
      `SELECT b.section_version_id AS "versionId", b.block_id AS "blockId", b.text
       FROM (SELECT DISTINCT * FROM unnest($3::uuid[], $4::uuid[]) AS place (version_id, block_id)) p
       JOIN block b ON b.section_version_id = p.version_id AND b.block_id = p.block_id
       JOIN section_version v ON v.id = b.section_version_id AND ${versionVisibleSql('v', 1)}`,
      [...sightOf(viewer), places.map(({ versionId }) => versionId), places.map(({ blockId }) => blockId)],
    );
  }

  /** Versions of a section that the viewer may see, newest first, at most 100. */
  async versions(viewer: Viewer, sectionId: string): Promise<VersionView[]> {
    if (!isId(sectionId)) return [];
    return this.dataSource.query(
      `SELECT v.id, v.section_id AS "sectionId", v.ordinal, v.state, v.title, v.html, v.reason, v.published_at AS "publishedAt"
       FROM section_version v WHERE v.section_id = $3 AND ${versionVisibleSql('v', 1)}
       ORDER BY v.ordinal DESC LIMIT 100`,
      [...sightOf(viewer), sectionId],
    );
  }
}
