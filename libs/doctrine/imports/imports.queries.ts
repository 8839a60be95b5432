import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '#identity';
import { isId } from '#kernel';
import { preparedSql, sightOf } from '../doctrine.visibility';
import { PICTURE_TYPES, type PictureExtension } from '../reading/picture';
import type { ImportScope, ImportState } from './import.states';
import type { PlannedImport } from './import.planning';

/** An import as those who write its doctrine find it. */
export interface ImportView {
  id: string;
  doctrineSlug: string;
  doctrineTitle: string;
  fileName: string;
  byteSize: number;
  scope: ImportScope;
  sectionTitle: string | null;
  state: ImportState;
  refusal: string | null;
  digest: string | null;
  requestedBy: string;
  requestedAt: Date;
  appliedBy: string | null;
  appliedAt: Date | null;
  reason: string | null;
  discardedBy: string | null;
  discardedAt: Date | null;
}

/** Imports that a list shows, the last first. */
const SHOWN = 50;

const VIEW = `SELECT i.id, d.slug AS "doctrineSlug", d.title AS "doctrineTitle", i.file_name AS "fileName", i.byte_size AS "byteSize",
    i.scope, nullif(concat_ws(' ', nullif(s.number, ''), s.title), '') AS "sectionTitle", i.state, i.refusal, i.digest,
    asker.display_name AS "requestedBy", i.requested_at AS "requestedAt", applier.display_name AS "appliedBy",
    i.applied_at AS "appliedAt", i.reason, discarder.display_name AS "discardedBy", i.discarded_at AS "discardedAt"
  FROM doctrine_import i JOIN doctrine d ON d.id = i.doctrine_id JOIN participant asker ON asker.id = i.requested_by
    LEFT JOIN participant applier ON applier.id = i.applied_by LEFT JOIN participant discarder ON discarder.id = i.discarded_by
    LEFT JOIN section s ON s.id = i.section_id`;

/** Imports and pictures, for those who may see them. Each is one statement. */
@Injectable()
export class ImportsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The last 50 imports of a doctrine that the viewer writes; none for all others. */
  async ofDoctrine(viewer: Viewer, doctrineSlug: string): Promise<ImportView[]> {
    return this.dataSource.query(
      `${VIEW} WHERE d.slug = $3 AND (${preparedSql('d.id', 1)}) ORDER BY i.id DESC LIMIT ${SHOWN}`,
      [...sightOf(viewer), doctrineSlug],
    );
  }

  async one(viewer: Viewer, id: string): Promise<ImportView | null> {
    if (!isId(id)) return null;
    const rows: ImportView[] = await this.dataSource.query(
      `${VIEW} WHERE i.id = $3 AND (${preparedSql('d.id', 1)})`,
      [...sightOf(viewer), id],
    );
    return rows[0] ?? null;
  }

  /** What the import would do; for an import that the viewer was shown. */
  async plan(id: string): Promise<PlannedImport | null> {
    const rows: { plan: PlannedImport | null }[] = await this.dataSource.query(
      'SELECT plan FROM doctrine_import WHERE id = $1',
      [id],
    );
    return rows[0]?.plan ?? null;
  }

  /** Sanitised HTML that a section would have, by its address in the plan; null once it is applied or discarded. */
  async textToCome(viewer: Viewer, id: string, slug: string): Promise<string | null> {
    if (!isId(id)) return null;
    const rows: { html: string }[] = await this.dataSource.query(
      `SELECT read.section ->> 'html' AS html
       FROM doctrine_import i JOIN doctrine d ON d.id = i.doctrine_id
       CROSS JOIN jsonb_array_elements(i.plan -> 'sections') WITH ORDINALITY AS planned (section, place)
       JOIN jsonb_array_elements(i.content -> 'sections') WITH ORDINALITY AS read (section, place) USING (place)
       WHERE i.id = $3 AND planned.section ->> 'importedSlug' = $4 AND (${preparedSql('d.id', 1)})`,
      [...sightOf(viewer), id, slug],
    );
    return rows[0]?.html ?? null;
  }

  /** A picture by its public address; whoever knows its digest may see it. */
  async picture(name: string): Promise<{ bytes: Buffer; type: string } | null> {
    const [, digest, extension] = /^([0-9a-f]{32})\.(png|jpg|gif|webp)$/.exec(name) ?? [];
    if (!digest || !extension) return null;
    const rows: { bytes: Buffer }[] = await this.dataSource.query(
      'SELECT bytes FROM doctrine_picture WHERE digest = $1 AND extension = $2',
      [digest, extension],
    );
    const [row] = rows;
    return row ? { bytes: row.bytes, type: PICTURE_TYPES[extension as PictureExtension] } : null;
  }
}
