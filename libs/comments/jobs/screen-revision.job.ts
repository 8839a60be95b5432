import { IsUUID } from 'class-validator';
import { defineJob } from '#platform';

export class ScreenRevisionPayload {
  @IsUUID()
  revisionId: string;
}

/** A new text waits for the automatic checks. Caused by every text that is sent; handled by moderation. */
export const ScreenRevision = defineJob('comments.screen-revision', ScreenRevisionPayload);
