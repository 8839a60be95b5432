import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isId } from '#kernel';
import { type ChosenWords, type Passage, type QuoteSelector, selectPassage } from '#doctrine';
import type { Viewer } from '#identity';
import { QUOTE_LENGTH } from './comment.text';
import { type MarkedPiece, markedPieces } from './marked.pieces';
import { visibleComments } from './comment.visibility';

interface SectionPlace {
  consultationId: string;
  sectionId: string;
}

/** Words of a section that comments quote. */
export interface QuotedPassage {
  passage: Passage;
  exact: string;
  /** Threads on exactly these words. */
  comments: number;
  /** Those threads, newest first, 20 at most. */
  rootIds: string[];
}

/** The passages of one text. */
export interface QuotedText {
  /** Version of the section; null when nothing of it is quoted. */
  versionId: string | null;
  passages: QuotedPassage[];
}

const NOTHING: QuotedText = { versionId: null, passages: [] };

/** Passages that one section's page marks at most, in the order of its text. */
const MOST_PASSAGES = 300;
/** Threads that each passage names at most. */
const MOST_ROOTS = 20;
/** Blocks over which chosen words are looked for. */
const MOST_BLOCKS = 100;

/** Passages of a section as it is put to consultation, or as an edition has it. Each is one statement. */
@Injectable()
export class SectionPassagesQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The distinct passages that are quoted by comments that the viewer sees, if only as traces, where they stand in the text now; the
   * first 300. Words that this text no longer has, or has in other words, are no passage of it.
   */
  async quoted(viewer: Viewer, { consultationId, sectionId }: SectionPlace): Promise<QuotedText> {
    if (!isId(consultationId) || !isId(sectionId)) return NOTHING;
    const parameters: unknown[] = [consultationId, sectionId, MOST_PASSAGES, MOST_ROOTS];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const rows: QuotedRow[] = await this.dataSource.query(
      `WITH quoted AS (
         SELECT rs.section_version_id AS version_id, b.block_id, b.position, w.start, w.exact, p.passage,
           count(*)::int AS comments, (array_agg(c.id ORDER BY c.id DESC))[1:$4] AS roots
         FROM consultation k
         JOIN release_section rs ON rs.release_id = k.release_id AND rs.section_id = $2
         JOIN comment c ON c.consultation_id = k.id AND c.section_id = rs.section_id AND c.anchor_kind = 'quote'
           AND c.parent_id IS NULL AND ${visibleSql}
         LEFT JOIN placement p ON p.id = c.placement_id
         JOIN block b ON b.section_version_id = rs.section_version_id
           AND b.block_id = coalesce((p.passage->>'blockId')::uuid, c.anchor_block_id),
         LATERAL (SELECT c.anchor_quote->>'exact' AS exact,
           coalesce((p.passage->>'start')::int, (c.anchor_quote->>'start')::int) AS start) w
         WHERE k.id = $1 AND CASE WHEN p.id IS NULL THEN c.anchor_version_id = rs.section_version_id
           ELSE p.is_certain AND p.section_version_id = rs.section_version_id AND p.status IN ('exact', 'moved', 'fuzzy') END
         GROUP BY rs.section_version_id, b.block_id, b.position, w.start, w.exact, p.passage
         ORDER BY b.position, w.start LIMIT $3)
       SELECT q.version_id AS "versionId", q.block_id AS "blockId", q.start, q.exact, q.passage AS placed, q.comments, q.roots AS "rootIds",
         CASE WHEN q.exact NOT LIKE E'%\n%' THEN q.block_id ELSE (
           SELECT e.block_id FROM block e
           WHERE e.section_version_id = q.version_id AND e.position >= q.position AND e.text <> ''
           ORDER BY e.position OFFSET length(q.exact) - length(replace(q.exact, E'\n', '')) LIMIT 1) END AS "endBlockId"
       FROM quoted q ORDER BY q.position, q.start`,
      parameters,
    );
    return { versionId: rows[0]?.versionId ?? null, passages: distinct(rows) };
  }

  /**
   * The same of an edition, for what was said of earlier ones and certainly stands in it; the first 300. An edition that is not
   * published has none.
   */
  async placed(
    viewer: Viewer,
    { releaseId, sectionId }: { releaseId: string; sectionId: string },
  ): Promise<QuotedText> {
    if (!isId(releaseId) || !isId(sectionId)) return NOTHING;
    const parameters: unknown[] = [releaseId, sectionId, MOST_PASSAGES, MOST_ROOTS];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const rows: (QuotedPassage & { versionId: string })[] = await this.dataSource.query(
      `SELECT p.section_version_id AS "versionId", p.passage, min(c.anchor_quote->>'exact') AS exact,
         count(*)::int AS comments, (array_agg(c.id ORDER BY c.id DESC))[1:$4] AS "rootIds"
       FROM placement p JOIN comment c ON c.id = p.comment_id AND c.anchor_kind = 'quote' AND ${visibleSql}
       JOIN block b ON b.section_version_id = p.section_version_id AND b.block_id = (p.passage->>'blockId')::uuid
       WHERE p.release_id = $1 AND p.section_id = $2 AND p.is_certain AND p.status IN ('exact', 'moved', 'fuzzy')
         AND NOT EXISTS (SELECT FROM placement f WHERE f.follows_id = p.id)
       GROUP BY p.section_version_id, p.passage, b.position
       ORDER BY b.position, (p.passage->>'start')::int, p.passage LIMIT $3`,
      parameters,
    );
    return {
      versionId: rows[0]?.versionId ?? null,
      passages: rows.map(({ versionId: _, ...passage }) => passage),
    };
  }

  /** What one comment was made on, when it was made on the text that the section has in this edition: its words, or its paragraph. */
  async madeOn(
    viewer: Viewer,
    { releaseId, sectionId, commentId }: { releaseId: string; sectionId: string; commentId: string },
  ): Promise<QuotedText> {
    if (![releaseId, sectionId, commentId].every(isId)) return NOTHING;
    const parameters: unknown[] = [releaseId, sectionId, commentId];
    const { visibleSql } = visibleComments(viewer, 'c', parameters);
    const rows: QuotedRow[] = await this.dataSource.query(
      `SELECT rs.section_version_id AS "versionId", b.block_id AS "blockId", w.start, w.exact, NULL AS placed, 1 AS comments,
         ARRAY[c.id] AS "rootIds", (
           SELECT e.block_id FROM block e
           WHERE e.section_version_id = rs.section_version_id AND e.position >= b.position AND (e.text <> '' OR e.block_id = b.block_id)
           ORDER BY e.position OFFSET length(w.exact) - length(replace(w.exact, E'\n', '')) LIMIT 1) AS "endBlockId"
       FROM comment c JOIN release r ON r.id = $1 AND r.state = 'published'
       JOIN release_section rs ON rs.release_id = r.id AND rs.section_id = $2 AND rs.section_version_id = c.anchor_version_id
       JOIN block b ON b.section_version_id = rs.section_version_id AND b.block_id = c.anchor_block_id,
       LATERAL (SELECT coalesce(c.anchor_quote->>'exact', b.text) AS exact, coalesce((c.anchor_quote->>'start')::int, 0) AS start) w
       WHERE c.id = $3 AND ${visibleSql}`,
      parameters,
    );
    return { versionId: rows[0]?.versionId ?? null, passages: distinct(rows) };
  }

  /** Where the words of passages stand in the HTML of their text, which the viewer has been shown. Nothing is asked when there are none. */
  async pieces({ versionId, passages }: QuotedText): Promise<MarkedPiece[]> {
    if (versionId === null) return [];
    const [text]: { html: string; blocks: { id: string; text: string }[] }[] = await this.dataSource.query(
      `SELECT v.html, (SELECT json_agg(json_build_object('id', b.block_id, 'text', b.text) ORDER BY b.position)
         FROM block b WHERE b.section_version_id = v.id) AS blocks
       FROM section_version v WHERE v.id = $1`,
      [versionId],
    );
    if (!text) return [];
    return markedPieces(
      text.html,
      text.blocks,
      passages.map(({ passage }) => passage),
    );
  }

  /** Where chosen words stand; null when the section does not have them there, or is not to be seen. */
  async selected(
    { consultationId, sectionId }: SectionPlace,
    chosen: ChosenWords,
  ): Promise<{ passage: Passage; selector: QuoteSelector } | null> {
    if (![consultationId, sectionId, chosen.blockId].every(isId)) return null;
    // Twice: spaces of the page may be more than those of the text.
    if (chosen.exact.length > 2 * QUOTE_LENGTH) return null;
    const blocks: { id: string; text: string }[] = await this.dataSource.query(
      `SELECT f.block_id AS id, f.text
       FROM consultation k
       JOIN release_section rs ON rs.release_id = k.release_id AND rs.section_id = $2
       JOIN block b ON b.section_version_id = rs.section_version_id AND b.block_id = $3
       JOIN block f ON f.section_version_id = rs.section_version_id AND f.position >= b.position
       WHERE k.id = $1 AND k.opened_at IS NOT NULL ORDER BY f.position LIMIT $4`,
      [consultationId, sectionId, chosen.blockId, MOST_BLOCKS],
    );
    return selectPassage(blocks, chosen);
  }
}

/** A passage and the threads that came to it in one way: made on this text, or placed in it. */
type QuotedRow = Omit<QuotedPassage, 'passage'> &
  Omit<Passage, 'end'> & { versionId: string; placed: Passage | null };

/** One for each passage: threads that were made on it, and those of earlier texts that stand there now. */
function distinct(rows: readonly QuotedRow[]): QuotedPassage[] {
  const passages = new Map<string, QuotedPassage>();
  for (const { blockId, start, endBlockId, exact, placed, comments, rootIds } of rows) {
    const passage = placed ?? { blockId, start, endBlockId, end: endOf(exact, start) };
    const key = [passage.blockId, passage.start, passage.endBlockId, passage.end].join();
    const known = passages.get(key);
    passages.set(key, {
      passage,
      exact,
      comments: comments + (known?.comments ?? 0),
      rootIds: [...rootIds, ...(known?.rootIds ?? [])].sort().reverse().slice(0, MOST_ROOTS),
    });
  }
  return [...passages.values()];
}

/** The end of words in their last block: those that go on over several blocks have "\n" between them. */
function endOf(exact: string, start: number): number {
  const lastLine = exact.lastIndexOf('\n');
  return lastLine < 0 ? start + exact.length : exact.length - lastLine - 1;
}
