import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isId, newId, NotFound } from '#kernel';
import { Transactions } from '#platform';
import type { Viewer } from '#identity';
import { ExportFiles } from './export-files';
import type { ExportFormat, ExportState } from './export.entity';
import { WriteExport } from './jobs/write-export.contract';
import type { SnapshotState } from './snapshot.entity';
import { ExportFileMissing, ExportNotReady, SnapshotNotReady } from './synthesis.errors';

/** Exports of one snapshot that a list shows. */
const SHOWN_EXPORTS = 20;

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
};

export interface ExportRow {
  id: string;
  snapshotId: string;
  format: ExportFormat;
  state: ExportState;
  /** Per cent. */
  progress: number;
  fileName: string | null;
  /** Bytes, as text: PostgreSQL's bigint. */
  byteSize: string | null;
  sha256: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
  error: string | null;
}

/** A file to be handed out. Whoever takes it reads or destroys the stream. */
export interface OpenedExport {
  stream: Readable;
  fileName: string;
  byteSize: number;
  /** In hexadecimal. */
  sha256: string;
  contentType: string;
}

const ROW = `e.id, e.snapshot_id AS "snapshotId", e.format, e.state, e.progress, e.file_name AS "fileName",
  e.byte_size AS "byteSize", e.sha256, e.requested_at AS "requestedAt", e.finished_at AS "finishedAt", e.error`;

/** Files made from snapshots: asked for, followed and taken away by the drafters of the consultation. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly files: ExportFiles,
  ) {}

  /**
   * Asks for a file; while one of the same format is being made, gives that one. Throws NotFound outside of the viewer's
   * consultations, SnapshotNotReady.
   */
  async request(viewer: Viewer, snapshotId: string, format: ExportFormat): Promise<ExportRow> {
    const requestedBy = viewer.requireParticipant();
    return this.transactions.run(async (tx) => {
      // The lock makes a double click one export.
      const snapshots: { state: SnapshotState }[] = isId(snapshotId)
        ? await tx.manager.query(
            'SELECT state FROM snapshot WHERE id = $1 AND consultation_id = ANY($2) FOR NO KEY UPDATE',
            [snapshotId, viewer.consultationsAs('drafter')],
          )
        : [];
      const [snapshot] = snapshots;
      if (!snapshot) throw new NotFound(undefined, 'snapshotId');
      if (snapshot.state !== 'ready') throw new SnapshotNotReady(snapshot.state === 'failed');
      const underWay: ExportRow[] = await tx.manager.query(
        `SELECT ${ROW} FROM export e
         WHERE e.snapshot_id = $1 AND e.format = $2 AND e.state IN ('waiting', 'running') ORDER BY e.id LIMIT 1`,
        [snapshotId, format],
      );
      if (underWay[0]) return underWay[0];
      const id = newId();
      await tx.manager.query(
        'INSERT INTO export (id, snapshot_id, format, requested_by) VALUES ($1, $2, $3, $4)',
        [id, snapshotId, format, requestedBy],
      );
      await tx.enqueue(WriteExport, { exportId: id });
      const rows: ExportRow[] = await tx.manager.query(`SELECT ${ROW} FROM export e WHERE e.id = $1`, [id]);
      const [row] = rows;
      if (!row) throw new Error('The export could not be read back');
      return row;
    });
  }

  /** The newest exports of each snapshot, at most 20, newest first. One statement. For snapshots that the viewer was shown. */
  async ofSnapshots(viewer: Viewer, snapshotIds: readonly string[]): Promise<ExportRow[]> {
    return this.dataSource.query(
      `SELECT e.* FROM snapshot s CROSS JOIN LATERAL (
         SELECT ${ROW} FROM export e WHERE e.snapshot_id = s.id ORDER BY e.id DESC LIMIT $3) e
       WHERE s.id = ANY($1) AND s.consultation_id = ANY($2)`,
      [snapshotIds, viewer.consultationsAs('drafter'), SHOWN_EXPORTS],
    );
  }

  /**
   * Opens the file for a drafter of its consultation. Throws NotFound, the same for an export that is absent and for one
   * that the viewer may not have; ExportNotReady; ExportFileMissing.
   */
  async open(viewer: Viewer, exportId: string): Promise<OpenedExport> {
    const rows: ExportRow[] = isId(exportId)
      ? await this.dataSource.query(
          `SELECT ${ROW} FROM export e JOIN snapshot s ON s.id = e.snapshot_id
           WHERE e.id = $1 AND s.consultation_id = ANY($2)`,
          [exportId, viewer.consultationsAs('drafter')],
        )
      : [];
    const [row] = rows;
    if (!row) throw new NotFound();
    const { id, state, format, fileName, sha256 } = row;
    if (state !== 'ready' || fileName === null || sha256 === null)
      throw new ExportNotReady(state === 'failed');
    const byteSize = Number(row.byteSize);
    const stream = await this.files.open(id, format, byteSize);
    if (!stream) throw new ExportFileMissing();
    return { stream, fileName, byteSize, sha256, contentType: CONTENT_TYPES[format] };
  }
}
