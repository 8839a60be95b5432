import { IsUUID } from 'class-validator';
import { defineJob } from '#platform';

export class TellAuthorPayload {
  @IsUUID()
  decisionId: string;
}

/** The author is to be told of a decision on their text. Done by notifications. */
export const TellAuthor = defineJob('moderation.tell-author', TellAuthorPayload);

export class TellHoldPayload {
  @IsUUID()
  caseId: string;
}

/**
 * The author is to be told that a text which the policy would have published at once waits for a person, and why.
 * Done by notifications.
 */
export const TellHold = defineJob('moderation.tell-hold', TellHoldPayload);
