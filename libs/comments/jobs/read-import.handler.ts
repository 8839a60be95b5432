import { Injectable } from '@nestjs/common';
import { ImportReading, type Reading } from '#doctrine';
import { ReadImport, type ReadImportPayload } from '#doctrine/jobs';
import { HandlesJob, type JobHandler, type Transaction } from '#platform';
import { WrittenSectionsQueries } from '../written-sections.queries';

/** Reads a file that was sent for a doctrine and plans its import; this domain counts the comments that it concerns. */
@Injectable()
@HandlesJob(ReadImport)
export class ReadImportHandler implements JobHandler<ReadImportPayload, Reading> {
  constructor(
    private readonly reading: ImportReading,
    private readonly sections: WrittenSectionsQueries,
  ) {}

  async prepare({ importId }: ReadImportPayload): Promise<Reading> {
    return this.reading.read(importId);
  }

  async apply({ importId }: ReadImportPayload, { manager }: Transaction, reading: Reading): Promise<void> {
    await this.reading.plan(manager, importId, reading, {
      onSections: (ids) => this.sections.commentCounts(ids),
      onBlocks: (ids) => this.sections.blockCommentCounts(ids),
    });
  }

  async giveUp({ importId }: ReadImportPayload, { manager }: Transaction): Promise<void> {
    await this.reading.giveUp(manager, importId);
  }
}
