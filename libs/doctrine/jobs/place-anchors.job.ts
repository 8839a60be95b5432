import { IsUUID } from 'class-validator';
import { defineJob } from '#platform';

export class PlaceAnchorsPayload {
  @IsUUID()
  releaseId: string;
}

/**
 * What people commented on is to be found again in an edition. Caused by the publication of that edition, and again when a
 * consultation moves to it or is concluded by it, for what was said in between; handled by comments.
 */
export const PlaceAnchors = defineJob('doctrine.place-anchors', PlaceAnchorsPayload, { queue: 'long' });
