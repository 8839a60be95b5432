import { Injectable } from '@nestjs/common';
import { ScreenRevision, type ScreenRevisionPayload } from '#comments/jobs';
import { HandlesJob, type JobHandler, type Transaction } from '#platform';
import { ScreeningService } from '../screening.service';

/** Screens a new revision: findings, outcome, case, decision and the author's mail are written once, together. */
@Injectable()
@HandlesJob(ScreenRevision)
export class ScreenRevisionHandler implements JobHandler<ScreenRevisionPayload> {
  constructor(private readonly screening: ScreeningService) {}

  apply({ revisionId }: ScreenRevisionPayload, transaction: Transaction): Promise<void> {
    return this.screening.screenRevision(transaction, revisionId);
  }
}
