import { Injectable } from '@nestjs/common';
import { TellAuthor, TellHold, type TellAuthorPayload, type TellHoldPayload } from '#moderation/jobs';
import { HandlesJob, type JobHandler, type Transaction } from '#platform';
import { AuthorLetters } from '../author.letters';

/** Tells the author of a decision; the mail is queued in the job's own transaction, so it is queued once. */
@Injectable()
@HandlesJob(TellAuthor)
export class TellAuthorHandler implements JobHandler<TellAuthorPayload> {
  constructor(private readonly letters: AuthorLetters) {}

  apply({ decisionId }: TellAuthorPayload, transaction: Transaction): Promise<void> {
    return this.letters.tellDecision(transaction, decisionId);
  }
}

/** Tells the author that a person will read the text, and what the screening saw. */
@Injectable()
@HandlesJob(TellHold)
export class TellHoldHandler implements JobHandler<TellHoldPayload> {
  constructor(private readonly letters: AuthorLetters) {}

  apply({ caseId }: TellHoldPayload, transaction: Transaction): Promise<void> {
    return this.letters.tellHold(transaction, caseId);
  }
}
