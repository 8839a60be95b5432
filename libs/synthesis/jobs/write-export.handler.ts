import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HandlesJob, type JobHandler, type JobUnderWay, type Transaction } from '#platform';
import { ExportFiles, type WrittenFile } from '../export-files';
import type { ExportFormat } from '../export.entity';
import type { FrozenHeader } from '../snapshot.entity';
import { SnapshotsService } from '../snapshots.service';
import { WorkProgress } from './work.progress';
import { WriteExport, type WriteExportPayload } from './write-export.contract';

interface ExportToWrite {
  format: ExportFormat;
  snapshotId: string;
  header: FrozenHeader;
  digest: string;
  consultationSlug: string;
}

interface WrittenExport extends WrittenFile {
  fileName: string;
}

/**
 * Writes one export: record after record from the snapshot into the file, checking the snapshot against its digest on
 * the way, so that a file never carries a digest that its content does not have. Memory does not grow with their number.
 */
@Injectable()
@HandlesJob(WriteExport)
export class WriteExportHandler implements JobHandler<WriteExportPayload, WrittenExport> {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: ExportFiles,
    private readonly snapshots: SnapshotsService,
  ) {}

  async prepare({ exportId }: WriteExportPayload, job: JobUnderWay): Promise<WrittenExport> {
    const wanted = await this.start(exportId);
    const progress = new WorkProgress(async (percent) => {
      await job.progress(percent);
      await this.dataSource.query(
        `UPDATE export SET progress = $2 WHERE id = $1 AND state = 'running' AND progress < $2`,
        [exportId, percent],
      );
    });
    const file = await this.files.write(exportId, wanted.format, (out) =>
      this.snapshots.write(wanted.snapshotId, wanted.format, out, (done, total) =>
        progress.report(done, total),
      ),
    );
    await progress.settled();
    return { ...file, fileName: fileNameOf(wanted) };
  }

  async apply(
    { exportId }: WriteExportPayload,
    { manager }: Transaction,
    { fileName, byteSize, sha256 }: WrittenExport,
  ): Promise<void> {
    await manager.query(
      `UPDATE export SET state = 'ready', progress = 100, file_name = $2, byte_size = $3, sha256 = $4,
         finished_at = now(), error = NULL WHERE id = $1`,
      [exportId, fileName, byteSize, sha256],
    );
  }

  async giveUp({ exportId }: WriteExportPayload, { manager }: Transaction): Promise<void> {
    await manager.query(
      `UPDATE export SET state = 'failed', finished_at = now(), error = $2 WHERE id = $1 AND state <> 'ready'`,
      [
        exportId,
        'L’export n’a pas pu être écrit, malgré plusieurs essais. Demandez-en un nouveau ; si l’échec se répète, signalez-le à l’administrateur.',
      ],
    );
  }

  /** Marks the export as under way, from the beginning also when an earlier try came further. */
  private async start(exportId: string): Promise<ExportToWrite> {
    const [rows]: [ExportToWrite[]] = await this.dataSource.query(
      `UPDATE export e SET state = 'running', progress = 0, error = NULL, finished_at = NULL
       FROM snapshot s JOIN consultation k ON k.id = s.consultation_id
       WHERE e.id = $1 AND e.state <> 'ready' AND s.id = e.snapshot_id
       RETURNING e.format, e.snapshot_id AS "snapshotId", s.header, s.digest, k.slug AS "consultationSlug"`,
      [exportId],
    );
    const [wanted] = rows;
    if (!wanted) throw new Error('The export is not there, or was written already');
    return wanted;
  }
}

/** The consultation, the day of the snapshot in its time zone, and enough of the digest to tell two of a day apart. */
function fileNameOf({ consultationSlug, header, digest, format }: ExportToWrite): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: header.timeZone }).format(
    new Date(header.takenAt),
  );
  return `${consultationSlug}-${day}-${digest.slice(0, 8)}.${format}`;
}
