import { IsUUID } from 'class-validator';
import { defineJob } from '#platform';

export class TakeSnapshotPayload {
  @IsUUID()
  snapshotId: string;
}

/** Freezes the contributions of a consultation. */
export const TakeSnapshot = defineJob('synthesis.take-snapshot', TakeSnapshotPayload, { queue: 'long' });
