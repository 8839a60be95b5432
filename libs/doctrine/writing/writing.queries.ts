import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { decodeIdCursor, encodeCursor, isId, keyed, NotFound, type PageRequest, pageSize } from '#kernel';
import { requireWriter } from '../doctrine.policy';
import { preparedSql, sightOf } from '../doctrine.visibility';
import { renderText } from '../section.text';
import { editableMarkdown } from './editable.markdown';
import type { PublicationState } from '../section-version.entity';
import type { SectionEventKind, SectionPlace } from './section-event.entity';
import { type TextPiece, textDifference } from './text.difference';
import { readWorkingSection, type WorkingVersion } from './working.section';
import { requireText, requireTitle } from './written.input';

/** A doctrine as those who write it find it. */
export interface WorkspaceView {
  id: string;
  slug: string;
  title: string;
  /** Sections whose latest text is not the one that readers have. */
  draftCount: number;
}

/** A section of the working tree, or a retired one. */
export interface WorkingEntry extends SectionPlace {
  id: string;
  doctrineId: string;
  /** 1 for a section without a section above it; 0 for a retired one. */
  depth: number;
  isRetired: boolean;
  /** Readers find it in the last published edition. */
  isPublished: boolean;
  /** Its text there; null where it is not in it. */
  publishedVersionId: string | null;
  /** Its address there, which may not be today's. */
  publishedSlug: string | null;
  versionId: string;
  ordinal: number;
  state: PublicationState;
  savedBy: string | null;
  savedAt: Date;
  reason: string;
  /** Of a retired section, the one that took its text, when it was merged. */
  mergedIntoId: string | null;
}

export type WorkingText = Pick<WorkingVersion, 'id' | 'ordinal' | 'html' | 'blocks'> & {
  sectionId: string;
  markdown: string;
};

export interface SectionEventView {
  id: string;
  kind: SectionEventKind;
  sectionId: string;
  otherSectionId: string | null;
  before: SectionPlace | null;
  after: SectionPlace | null;
  doneBy: string | null;
  doneAt: Date;
  reason: string;
}

/** Sections that one doctrine's tree holds at most, as in tables of contents. */
const MOST_SECTIONS = 5_000;
/** Remarks on one text: whoever has mended these sees the others. */
const MOST_REMARKS = 20;
/** Retired sections that can be brought back, the last retired first. */
const MOST_RETIRED = 200;

/** A draft with the title and the text that readers have is none: it was given up, or changed back by hand. */
const STATE = `CASE WHEN v.state = 'draft' AND EXISTS (
    SELECT FROM section_version read WHERE read.id = last.section_version_id AND read.title = v.title AND read.html = v.html)
  THEN 'published' ELSE v.state END`;

const ENTRY = `s.id, s.doctrine_id AS "doctrineId", s.slug, s.number, s.title, s.parent_id AS "parentId", s.position,
  s.retired_at IS NOT NULL AS "isRetired", v.id AS "versionId", v.ordinal, ${STATE} AS state, p.display_name AS "savedBy",
  v.created_at AS "savedAt", v.reason, last.section_version_id IS NOT NULL AS "isPublished",
  last.section_version_id AS "publishedVersionId", last.slug AS "publishedSlug",
  CASE WHEN s.retired_at IS NOT NULL THEN (SELECT CASE e.kind WHEN 'merged' THEN e.other_section_id END FROM section_event e
    WHERE e.section_id = s.id AND e.kind IN ('merged', 'retired') ORDER BY e.id DESC LIMIT 1) END AS "mergedIntoId"`;

const LATEST = `JOIN LATERAL (SELECT * FROM section_version WHERE section_id = s.id ORDER BY ordinal DESC LIMIT 1) v ON true
  LEFT JOIN participant p ON p.id = v.author_id
  LEFT JOIN release_section last ON last.section_id = s.id AND last.release_id = (
    SELECT id FROM release r WHERE r.doctrine_id = s.doctrine_id AND r.state = 'published'
    ORDER BY published_at DESC, id DESC LIMIT 1)`;

/** What those who write a doctrine see of it; for all others it is not there. Each is one statement, unless it says more. */
@Injectable()
export class WritingQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The doctrines that the viewer writes, by title, 100 at most. */
  async workspaces(viewer: Viewer): Promise<WorkspaceView[]> {
    return this.workspacesWhere('true', viewer, []);
  }

  async workspace(viewer: Viewer, doctrineSlug: string): Promise<WorkspaceView | null> {
    return (await this.workspacesWhere('d.slug = $3', viewer, [doctrineSlug]))[0] ?? null;
  }

  private async workspacesWhere(
    whichSql: string,
    viewer: Viewer,
    parameters: unknown[],
  ): Promise<WorkspaceView[]> {
    return this.dataSource.query(
      `SELECT d.id, d.slug, d.title, (SELECT count(*)::int FROM section s ${LATEST}
         WHERE s.doctrine_id = d.id AND s.retired_at IS NULL AND 'draft' = ${STATE}) AS "draftCount"
       FROM doctrine d WHERE ${whichSql} AND (${preparedSql('d.id', 1)}) ORDER BY d.title, d.id LIMIT 100`,
      [...sightOf(viewer), ...parameters],
    );
  }

  /** The working tree in reading order, then retired sections, the last first. The workspace was read for who asks. */
  async sections(doctrineId: string): Promise<WorkingEntry[]> {
    return this.dataSource.query(
      `WITH RECURSIVE tree AS (
         SELECT id, 1 AS depth, ARRAY[position] AS path FROM section
         WHERE doctrine_id = $1 AND parent_id IS NULL AND retired_at IS NULL
         UNION ALL
         SELECT s.id, t.depth + 1, t.path || s.position FROM section s JOIN tree t ON s.parent_id = t.id
         WHERE s.retired_at IS NULL
       ), wanted AS (
         SELECT id, depth, path, NULL::timestamptz AS retired_at FROM tree LIMIT $2
       ), gone AS (
         SELECT id, 0, NULL::int[], retired_at FROM section WHERE doctrine_id = $1 AND retired_at IS NOT NULL
         ORDER BY retired_at DESC LIMIT $3
       )
       SELECT ${ENTRY}, w.depth FROM (SELECT * FROM wanted UNION ALL SELECT * FROM gone) w JOIN section s USING (id) ${LATEST}
       ORDER BY w.path NULLS LAST, w.retired_at DESC, s.id`,
      [doctrineId, MOST_SECTIONS, MOST_RETIRED],
    );
  }

  /** One section for those who write its doctrine. Null when absent or not theirs. */
  async section(viewer: Viewer, sectionId: string): Promise<WorkingEntry | null> {
    if (!isId(sectionId)) return null;
    const rows: WorkingEntry[] = await this.dataSource.query(
      `SELECT ${ENTRY}, (WITH RECURSIVE above AS (
           SELECT parent_id FROM section WHERE id = s.id
           UNION ALL SELECT a.parent_id FROM section a JOIN above b ON a.id = b.parent_id
         ) SELECT count(*)::int FROM above) AS depth
       FROM section s ${LATEST} WHERE s.id = $3 AND (${preparedSql('s.doctrine_id', 1)})`,
      [...sightOf(viewer), sectionId],
    );
    return rows[0] ?? null;
  }

  /** The latest text of a section that was read for the viewer, as it is edited. One statement, and up to 0.2 s for an imported page. */
  async text(sectionId: string): Promise<WorkingText | null> {
    const section = await readWorkingSection(this.dataSource.manager, sectionId);
    if (!section) return null;
    const { id, ordinal, html, blocks } = section.version;
    const markdown = editableMarkdown({ ...section.version, slug: section.slug });
    return { id, ordinal, html, blocks, sectionId, markdown };
  }

  /**
   * The HTML that a text would have, blocks unmarked, and what was left out of it, in French. Null for a section that is absent or not
   * the viewer's to write. Throws InvalidInput like saving it would. One statement.
   */
  async preview(
    viewer: Viewer,
    sectionId: string,
    title: string,
    markdown: string,
  ): Promise<{ html: string; remarks: string[] } | null> {
    const section = await this.section(viewer, sectionId);
    if (!section) return null;
    const remarks = new Set<string>();
    const { html } = renderText(
      { slug: section.slug, title: requireTitle(title), markdown: requireText(markdown) },
      (message) => remarks.add(message),
    );
    return {
      html: html.replace(/ data-block="\d+"/g, ''),
      remarks: [...remarks].slice(0, MOST_REMARKS),
    };
  }

  /** What differs between the latest text of a section and one that was typed. Null like `preview`. Two statements. */
  async difference(viewer: Viewer, sectionId: string, markdown: string): Promise<TextPiece[] | null> {
    const section = await this.section(viewer, sectionId);
    const text = section && (await this.text(sectionId));
    return text ? textDifference(text.markdown, requireText(markdown)) : null;
  }

  /**
   * What was done to a doctrine's tree, or to one of its sections (as the other of a merge or split too), newest first. `rows` holds one
   * more than `size` when more follow; none for a doctrine that is absent or not the viewer's to write. Two statements.
   */
  async events(
    viewer: Viewer,
    { doctrineSlug, sectionId }: { doctrineSlug: string; sectionId?: string | null },
    page: PageRequest,
  ): Promise<{ rows: SectionEventView[]; size: number }> {
    const size = pageSize(page.first);
    const after = page.after ? decodeIdCursor(page.after) : null;
    const workspace = await this.workspace(viewer, doctrineSlug);
    if (!workspace || (sectionId != null && !isId(sectionId))) return { rows: [], size };
    const rows: SectionEventView[] = await this.dataSource.query(
      `SELECT e.id, e.kind, e.section_id AS "sectionId", e.other_section_id AS "otherSectionId", e.details->'before' AS before,
         e.details->'after' AS after, p.display_name AS "doneBy", e.done_at AS "doneAt", e.reason
       FROM section_event e LEFT JOIN participant p ON p.id = e.done_by
       WHERE e.doctrine_id = $1 AND ($2::uuid IS NULL OR e.section_id = $2 OR e.other_section_id = $2)
         AND ($3::uuid IS NULL OR e.id < $3)
       ORDER BY e.id DESC LIMIT $4`,
      [workspace.id, sectionId ?? null, after, size + 1],
    );
    return { rows, size };
  }

  /** Sections by id, for those who write their doctrine; null in the place of others. */
  async sectionsByIds(viewer: Viewer, ids: readonly string[]): Promise<(WorkingEntry | null)[]> {
    const rows: WorkingEntry[] = await this.dataSource.query(
      `SELECT ${ENTRY}, 0 AS depth FROM section s ${LATEST} WHERE s.id = ANY($3) AND (${preparedSql('s.doctrine_id', 1)})`,
      [...sightOf(viewer), ids],
    );
    return keyed(ids, rows, ({ id }) => id);
  }

  /** Throws NotFound for a doctrine that is absent or not theirs to write. Returns its id. Two statements. */
  async doctrineId(viewer: Viewer, doctrineSlug: string): Promise<string> {
    const rows: { id: string }[] = await this.dataSource.query('SELECT id FROM doctrine WHERE slug = $1', [
      doctrineSlug,
    ]);
    const [row] = rows;
    if (!row) throw new NotFound();
    await requireWriter(this.dataSource.manager, viewer, row.id);
    return row.id;
  }
}

export const eventCursor = ({ id }: SectionEventView): string => encodeCursor([id]);
