import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { decodeCursor, encodeCursor, invalidCursor, isId, type PageRequest, pageSize } from '#kernel';
import type { ModerationPolicy } from './consultation.entity';
import { type ConsultationState, consultationStateSql } from './consultation.state';
import { consultationVisibleSql, releaseVisibleSql, sightOf } from './doctrine.visibility';
import type { PublicationState } from './section-version.entity';

export interface ReleaseView {
  id: string;
  slug: string;
  label: string;
  state: PublicationState;
  publishedAt: Date | null;
}

export interface ConsultationView {
  id: string;
  doctrineId: string;
  doctrineSlug: string;
  slug: string;
  title: string;
  state: ConsultationState;
  summary: string;
  descriptionHtml: string;
  methodHtml: string;
  charterHtml: string;
  moderationNotice: string;
  moderationPolicy: ModerationPolicy | null;
  timeZone: string;
  opensAt: Date | null;
  closesAt: Date | null;
  /** YYYY-MM-DD */
  publicationDueOn: string | null;
  /** The edition consulted on, and the one that came out of it. */
  release: ReleaseView | null;
  outcomeRelease: ReleaseView | null;
  newerRelease: ReleaseView | null;
}

/** A newer edition that a consultation under way went on with. */
export interface TextUpdate {
  id: string;
  consultationId: string;
  updatedAt: Date;
  reason: string;
  from: ReleaseView;
  to: ReleaseView;
}

export interface ConsultationRow extends ConsultationView {
  cursor: string;
}

type Stored = Omit<ConsultationRow, 'release' | 'outcomeRelease' | 'newerRelease'> & {
  release: StoredRelease | null;
  outcomeRelease: StoredRelease | null;
  newerRelease: StoredRelease | null;
};
type StoredRelease = Omit<ReleaseView, 'publishedAt'> & { publishedAt: string | null };

/** Sorts consultations by opening, those without a date first; as text it loses no microsecond. */
const OPENING = `coalesce(c.opens_at, 'infinity')`;

const releaseJsonSql = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'slug', ${alias}.slug, 'label', ${alias}.label, ` +
  `'state', ${alias}.state, 'publishedAt', ${alias}.published_at) END`;

/** Consultations that the viewer sees; parameters 1 and 2 are the viewer's sight. */
const VISIBLE_CONSULTATIONS = `
  SELECT c.id, c.doctrine_id AS "doctrineId", (SELECT d.slug FROM doctrine d WHERE d.id = c.doctrine_id) AS "doctrineSlug", c.slug, c.title, ${consultationStateSql('c')} AS state, c.summary,
    c.description_html AS "descriptionHtml", c.method_html AS "methodHtml", c.charter_html AS "charterHtml",
    c.moderation_notice AS "moderationNotice", c.moderation_policy AS "moderationPolicy", c.time_zone AS "timeZone",
    c.opens_at AS "opensAt", c.closes_at AS "closesAt", c.publication_due_on::text AS "publicationDueOn",
    ${releaseJsonSql('r')} AS release, ${releaseJsonSql('o')} AS "outcomeRelease",
    (SELECT ${releaseJsonSql('n')} FROM release n WHERE n.doctrine_id = c.doctrine_id AND n.published_at > r.published_at
     ORDER BY n.published_at DESC, n.id DESC LIMIT 1) AS "newerRelease", ${OPENING}::text AS cursor
  FROM consultation c
  LEFT JOIN release r ON r.id = c.release_id AND ${releaseVisibleSql('r', 1)}
  LEFT JOIN release o ON o.id = c.outcome_release_id AND ${releaseVisibleSql('o', 1)}
  WHERE ${consultationVisibleSql('c', 1)}`;

const published = (stored: StoredRelease): ReleaseView => ({
  ...stored,
  publishedAt: stored.publishedAt === null ? null : new Date(stored.publishedAt),
});

const release = (stored: StoredRelease | null): ReleaseView | null => stored && published(stored);

const view = (row: Stored): ConsultationRow => ({
  ...row,
  release: release(row.release),
  outcomeRelease: release(row.outcomeRelease),
  newerRelease: release(row.newerRelease),
});

/** Reads of consultations, each one statement and within what the viewer may see. */
@Injectable()
export class ConsultationsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest opening first; one row more than the page, to tell whether others follow. */
  async list(viewer: Viewer, page: PageRequest): Promise<{ rows: ConsultationRow[]; size: number }> {
    const size = pageSize(page.first);
    const [opening, id] = page.after ? openingAndId(page.after) : [null, null];
    const rows: Stored[] = await this.dataSource.query(
      `${VISIBLE_CONSULTATIONS} AND ($3::text IS NULL OR (${OPENING}, c.id) < ($3::timestamptz, $4::uuid))
       ORDER BY ${OPENING} DESC, c.id DESC LIMIT $5`,
      [...sightOf(viewer), opening, id, size + 1],
    );
    return { rows: rows.map(view), size };
  }

  /** Null when there is none or the viewer may not see it. */
  async bySlug(viewer: Viewer, slug: string): Promise<ConsultationView | null> {
    return this.one(viewer, `${VISIBLE_CONSULTATIONS} AND c.slug = $3`, slug);
  }

  /** Null when there is none or the viewer may not see it. */
  async byId(viewer: Viewer, id: string): Promise<ConsultationView | null> {
    return isId(id) ? this.one(viewer, `${VISIBLE_CONSULTATIONS} AND c.id = $3`, id) : null;
  }

  /** Consultations on a doctrine that the viewer may see, the last opened first, at most 20. One statement. */
  async onDoctrine(viewer: Viewer, doctrineId: string): Promise<ConsultationView[]> {
    const rows: Stored[] = await this.dataSource.query(
      `${VISIBLE_CONSULTATIONS} AND c.doctrine_id = $3::uuid ORDER BY ${OPENING} DESC, c.id DESC LIMIT 20`,
      [...sightOf(viewer), doctrineId],
    );
    return rows.map(view);
  }

  /** Those among the ids that the viewer may see. One statement. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<ConsultationView[]> {
    const rows: Stored[] = await this.dataSource.query(
      `${VISIBLE_CONSULTATIONS} AND c.id = ANY($3::uuid[])`,
      [...sightOf(viewer), ids],
    );
    return rows.map(view);
  }

  /** How the texts of consultations that the viewer has been shown went on, the first first; only what is public. One statement. */
  async textUpdates(consultationIds: readonly string[]): Promise<TextUpdate[]> {
    const rows: (Omit<TextUpdate, 'from' | 'to'> & { from: StoredRelease; to: StoredRelease })[] =
      await this.dataSource.query(
        `SELECT h.id, h.consultation_id AS "consultationId", h.done_at AS "updatedAt", h.details ->> 'reason' AS reason,
           ${releaseJsonSql('f')} AS "from", ${releaseJsonSql('t')} AS "to"
         FROM consultation_change h
         JOIN release f ON f.id = (h.details ->> 'from')::uuid AND f.state = 'published'
         JOIN release t ON t.id = (h.details ->> 'to')::uuid AND t.state = 'published'
         WHERE h.consultation_id = ANY($1::uuid[]) AND h.kind = 'text_updated' ORDER BY h.consultation_id, h.done_at, h.id`,
        [consultationIds],
      );
    return rows.map((row) => ({ ...row, from: published(row.from), to: published(row.to) }));
  }

  /** Those held on an edition or concluded by it, newest opening first, at most 20. One statement. */
  async ofRelease(viewer: Viewer, releaseId: string): Promise<ConsultationView[]> {
    const rows: Stored[] = await this.dataSource.query(
      `${VISIBLE_CONSULTATIONS} AND $3 IN (c.release_id, c.outcome_release_id) ORDER BY ${OPENING} DESC, c.id DESC LIMIT 20`,
      [...sightOf(viewer), releaseId],
    );
    return rows.map(view);
  }

  private async one(viewer: Viewer, statementSql: string, key: string): Promise<ConsultationView | null> {
    const rows: Stored[] = await this.dataSource.query(statementSql, [...sightOf(viewer), key]);
    return rows[0] ? view(rows[0]) : null;
  }
}

export const consultationCursor = (row: ConsultationRow): string => encodeCursor([row.cursor, row.id]);

function openingAndId(cursor: string): [string, string] {
  const [opening = '', id = ''] = decodeCursor(cursor, 2);
  if (
    !isId(id) ||
    !/^(?:infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?)$/.test(opening)
  )
    throw invalidCursor();
  return [opening, id];
}
