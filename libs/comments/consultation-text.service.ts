import { Injectable } from '@nestjs/common';
import { isId, NotFound } from '#kernel';
import { type Acting, ConsultationsService } from '#doctrine';
import { PlaceAnchors } from '#doctrine/jobs';
import { Transactions } from '#platform';
import { AnchorPlacing } from './anchor-placing.service';
import { PlacementsUnderWay } from './comment.errors';
import { requiredText } from './comment.text';

/** Threads that one command places by itself: those made since the worker has placed the others. About 1 ms each. */
const MOST_PLACED_HERE = 1_000;

/** The text of a consultation under way may be replaced by a newer edition: its comments come along. */
@Injectable()
export class ConsultationTextService {
  constructor(
    private readonly transactions: Transactions,
    private readonly consultations: ConsultationsService,
    private readonly placing: AnchorPlacing,
  ) {}

  /**
   * Goes on with a newer published edition; in the same transaction every comment stands at its place in it. Throws
   * PlacementsUnderWay until the worker has placed them, NotAllowed, ConsultationClosed, NotFound, InvalidInput.
   */
  async update(
    by: Acting,
    consultationId: string,
    update: { releaseId: string; reason: string },
  ): Promise<void> {
    if (!isId(consultationId)) throw new NotFound(undefined, 'consultationId');
    const { releaseId } = update;
    if (!isId(releaseId)) throw new NotFound(undefined, 'releaseId');
    const reason = requiredText(update.reason, 500, 'reason');
    if (by !== 'operator') by.require('administrator', consultationId);
    if ((await this.placing.unplaced(releaseId)) > MOST_PLACED_HERE) throw new PlacementsUnderWay();
    await this.placing.place(releaseId);
    await this.transactions.run(async (tx) => {
      await this.consultations.updateTextIn(tx, by, consultationId, { releaseId, reason });
      await this.placing.bring(tx.manager, consultationId, releaseId);
      // For what was said while this was done.
      await tx.enqueue(PlaceAnchors, { releaseId });
    });
  }
}
