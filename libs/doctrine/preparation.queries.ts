import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isId } from '#kernel';
import type { Viewer } from '#identity';
import { missingToOpen, type Readiness } from './consultation.readiness';

export interface DoctrineView {
  id: string;
  slug: string;
  title: string;
}

/** A consultation's texts as they were written, for who rewrites them. */
export interface ConsultationSource {
  consultationId: string;
  doctrine: DoctrineView;
  /** Markdown, like the two that follow. */
  description: string;
  method: string;
  charter: string;
  /** French names of what is missing before it may be made public; empty once it is. */
  missing: string[];
}

type Stored = Omit<ConsultationSource, 'missing'> & Readiness & { isPublic: boolean };

/** What administrators prepare consultations with. */
@Injectable()
export class PreparationQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Doctrines, by title, 100 at most: all for administrators of the platform, else those they administer a consultation of. */
  async doctrines(viewer: Viewer): Promise<DoctrineView[]> {
    return this.dataSource.query(
      `SELECT d.id, d.slug, d.title FROM doctrine d
       WHERE $1::boolean OR EXISTS (
         SELECT FROM consultation c WHERE c.doctrine_id = d.id AND c.id = ANY($2::uuid[]))
       ORDER BY d.title, d.id LIMIT 100`,
      [viewer.has('administrator', null), viewer.consultationsAs('administrator')],
    );
  }

  /** Null when there is none or the viewer does not administer it. One statement. */
  async source(viewer: Viewer, consultationId: string): Promise<ConsultationSource | null> {
    if (!isId(consultationId) || !viewer.has('administrator', consultationId)) return null;
    const rows: Stored[] = await this.dataSource.query(
      `SELECT c.id AS "consultationId", c.description, c.method, c.charter, c.opened_at IS NOT NULL AS "isPublic",
         json_build_object('id', d.id, 'slug', d.slug, 'title', d.title) AS doctrine,
         c.opens_at AS "opensAt", c.closes_at AS "closesAt", c.publication_due_on::text AS "publicationDueOn",
         c.moderation_policy AS "moderationPolicy", coalesce(c.closes_at <= now(), false) AS "isOver",
         (SELECT r.state FROM release r WHERE r.id = c.release_id) AS "releaseState"
       FROM consultation c JOIN doctrine d ON d.id = c.doctrine_id WHERE c.id = $1`,
      [consultationId],
    );
    const [row] = rows;
    if (!row) return null;
    const { doctrine, description, method, charter } = row;
    const missing = row.isPublic ? [] : missingToOpen(row, false);
    return { consultationId, doctrine, description, method, charter, missing };
  }
}
