import { ArrayMaxSize, IsUUID } from 'class-validator';
import { defineJob } from '#platform';

export class CompareVersionsPayload {
  @IsUUID('all', { each: true })
  @ArrayMaxSize(10_000)
  redlineIds: string[];
}

/** Long texts that somebody asked to see compared. */
export const CompareVersions = defineJob('doctrine.compare-versions', CompareVersionsPayload);
