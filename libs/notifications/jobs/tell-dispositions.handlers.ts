import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler, type Transaction } from '#platform';
import {
  TellAuthors,
  TellDispositions,
  type TellAuthorsPayload,
  type TellDispositionsPayload,
} from '#synthesis/jobs';
import { AuthorLetters } from '../author.letters';

/** Has every author of a publication told; their jobs are written with the completion of this one, so once. */
@Injectable()
@HandlesJob(TellAuthors)
export class TellAuthorsHandler implements JobHandler<TellAuthorsPayload> {
  constructor(private readonly letters: AuthorLetters) {}

  apply({ publicationId }: TellAuthorsPayload, transaction: Transaction): Promise<void> {
    return this.letters.tellAuthors(transaction, publicationId);
  }
}

/** Tells one author of all their dispositions of a publication, in one letter. */
@Injectable()
@HandlesJob(TellDispositions)
export class TellDispositionsHandler implements JobHandler<TellDispositionsPayload> {
  constructor(private readonly letters: AuthorLetters) {}

  apply({ publicationId, participantId }: TellDispositionsPayload, transaction: Transaction): Promise<void> {
    return this.letters.tellDispositions(transaction, publicationId, participantId);
  }
}
