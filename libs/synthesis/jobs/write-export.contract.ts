import { IsUUID } from 'class-validator';
import { defineJob } from '#platform';

export class WriteExportPayload {
  @IsUUID()
  exportId: string;
}

/** Makes the file of an export. */
export const WriteExport = defineJob('synthesis.write-export', WriteExportPayload, { queue: 'long' });
