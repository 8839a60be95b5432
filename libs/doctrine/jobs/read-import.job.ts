import { IsUUID } from 'class-validator';
import { defineJob } from '#platform';

export class ReadImportPayload {
  @IsUUID()
  importId: string;
}

/**
 * A file that was sent for a doctrine is to be read, and what its import would do to be found out; also when the doctrine has changed
 * since. Handled by comments, which count what is concerned.
 */
export const ReadImport = defineJob('doctrine.read-import', ReadImportPayload, { queue: 'long' });
