import { IsUUID } from 'class-validator';
import { defineJob } from '#platform';

export class TellAuthorsPayload {
  @IsUUID()
  publicationId: string;
}

/** Authors are to be told of the dispositions that a publication made public. Done by notifications. */
export const TellAuthors = defineJob('synthesis.tell-authors', TellAuthorsPayload);

export class TellDispositionsPayload {
  @IsUUID()
  publicationId: string;

  @IsUUID()
  participantId: string;
}

/** One of these authors is to be told, of all that is theirs in one letter. Done by notifications. */
export const TellDispositions = defineJob('synthesis.tell-dispositions', TellDispositionsPayload);
