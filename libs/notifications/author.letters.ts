import { Inject, Injectable } from '@nestjs/common';
import { contributionsUrl, contributionUrl, readDecisionNotice, readHoldNotice } from '#moderation';
import type { AuthorNotice, DecisionNotice } from '#moderation';
import { CONFIGURATION, type Configuration, type Transaction } from '#platform';
import { queueMail } from '#platform/mail';
import { authorsToTell, dispositionNotice } from '#synthesis';
import { TellDispositions } from '#synthesis/jobs';
import { dispositionsMail } from './mails/dispositions.mail';
import { heldMail } from './mails/held.mail';
import type { Letter, LetterContext } from './mails/letter';
import { publishedAfterAllMail, publishedMail } from './mails/published.mail';
import { hiddenMail, keptMail, refusedMail } from './mails/restricted.mail';

/** Letters to authors about what happens to their texts. Nobody is written to about a text without an account. */
@Injectable()
export class AuthorLetters {
  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  /** Queues the mail on a decision, in the caller's transaction. */
  async tellDecision(transaction: Transaction, decisionId: string): Promise<void> {
    const notice = await readDecisionNotice(transaction.manager, decisionId);
    if (notice) await this.send(transaction, notice.authorId, decisionLetter(notice, this.context(notice)));
  }

  /** Queues the mail on a text that waits for a person, unless it waits no more. */
  async tellHold(transaction: Transaction, caseId: string): Promise<void> {
    const notice = await readHoldNotice(transaction.manager, caseId);
    if (!notice) return;
    await this.send(transaction, notice.authorId, heldMail(this.context(notice), notice.dueAt, notice.hints));
  }

  /** Has each author told of what a publication made public, by a job of their own: a letter that fails holds up no other. */
  async tellAuthors(transaction: Transaction, publicationId: string): Promise<void> {
    for (const participantId of await authorsToTell(transaction.manager, publicationId)) {
      await transaction.enqueue(TellDispositions, { publicationId, participantId });
    }
  }

  /** Queues the mail on all the dispositions of one author that a publication made public; none when nothing of it is public any more. */
  async tellDispositions(
    transaction: Transaction,
    publicationId: string,
    participantId: string,
  ): Promise<void> {
    const notice = await dispositionNotice(transaction.manager, publicationId, participantId);
    if (!notice) return;
    const { PUBLIC_URL } = this.configuration;
    await this.send(
      transaction,
      participantId,
      dispositionsMail(notice, {
        contribution: (commentId) => contributionUrl(PUBLIC_URL, commentId),
        all: contributionsUrl(PUBLIC_URL),
      }),
    );
  }

  private context(notice: AuthorNotice): LetterContext {
    return { ...notice, contributionUrl: contributionUrl(this.configuration.PUBLIC_URL, notice.commentId) };
  }

  private async send(transaction: Transaction, participantId: string, letter: Letter): Promise<void> {
    const rows: { email: string }[] = await transaction.manager.query(
      'SELECT email FROM participant WHERE id = $1',
      [participantId],
    );
    const [participant] = rows;
    if (participant) await queueMail(transaction, { ...letter, participantId, to: participant.email });
  }
}

function decisionLetter({ kind, statement, earlierKind }: DecisionNotice, context: LetterContext): Letter {
  switch (kind) {
    case 'publish':
      return earlierKind === null
        ? publishedMail(context)
        : publishedAfterAllMail(context, statement, earlierKind === 'hide');
    case 'refuse':
      return refusedMail(context, statement ?? '');
    case 'hide':
      return hiddenMail(context, statement ?? '');
    case 'keep':
      return keptMail(context, statement);
    default:
      return kind satisfies never;
  }
}
