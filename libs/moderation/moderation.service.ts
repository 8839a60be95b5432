import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RevisionOutcomes } from '#comments';
import type { Viewer } from '#identity';
import { NotFound } from '#kernel';
import { CONFIGURATION, Transactions, type Configuration, type Transaction } from '#platform';
import { charterUrl, contributionUrl } from './decision.addresses';
import { DecisionLog, type DecisionToLog } from './decision.log';
import { assertGrounds, isReasonCode } from './decision.reasons';
import { nextState, type DecisionKind, type RevisionState } from './decision.rules';
import { statementOfReasons, storedStatement, type StatementInput } from './decision.statement';
import { TellAuthor } from './jobs/tell-author.job';
import {
  closeCase,
  closeReplacedCases,
  endLease,
  lockCase,
  readCase,
  takeLease,
  type StoredCase,
} from './moderation-case.store';
import {
  CaseAlreadyDecided,
  CaseHeldByAnother,
  ConflictingDecision,
  LeaseEnded,
  OwnText,
} from './moderation.errors';
import { lastModerator, lockRevision, readJudgement, type JudgedRevision } from './revision.queries';
import { cleanText } from './screening';

export interface DecisionToTake {
  caseId: string;
  kind: DecisionKind;
  reasonCode?: string | null;
  /** What in the text the decision rests on, for the author. */
  facts?: string | null;
  /** The case's version that the moderator has read; a case that changed since is not decided blindly. */
  expectedVersion?: number | null;
}

/** What moderators do with cases. A case of a consultation where the viewer is no moderator does not exist for them. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly outcomes: RevisionOutcomes,
    private readonly log: DecisionLog,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Takes a case for 15 minutes, or renews the lease of who has it. Throws NotFound, OwnText, CaseAlreadyDecided,
   * CaseHeldByAnother.
   */
  async claim(viewer: Viewer, caseId: string): Promise<void> {
    const participantId = viewer.requireParticipant();
    await this.transactions.run(async ({ manager }) => {
      const wanted = await this.caseFor(manager, viewer, caseId);
      const judgement = await readJudgement(manager, wanted.revisionId);
      if (judgement.authorId === participantId || judgement.transcribedBy === participantId)
        throw new OwnText();
      if (await takeLease(manager, caseId, participantId)) return;
      const current = await readCase(manager, caseId);
      if (current?.state !== 'open' || !current.leaseExpiresAt) throw new CaseAlreadyDecided();
      throw new CaseHeldByAnother(current.leaseExpiresAt, judgement.timeZone);
    });
  }

  /** Gives a case back before its lease ends; giving back what one does not hold changes nothing. Throws NotFound. */
  async release(viewer: Viewer, caseId: string): Promise<void> {
    const participantId = viewer.requireParticipant();
    await this.transactions.run(async ({ manager }) => {
      await this.caseFor(manager, viewer, caseId);
      await endLease(manager, caseId, participantId);
    });
  }

  /**
   * Decides a case that the viewer holds: decision, outcome, closing and the author's mail in one transaction. Of two
   * decisions at the same moment one is taken and the other refused. Returns the decision's id. Throws NotFound,
   * CaseAlreadyDecided, CaseHeldByAnother, LeaseEnded, ConflictingDecision, OwnText, SameModerator,
   * ModerationNotAllowed, ReasonRequired, ReasonUnknown, ReasonNotExpected, StatementRequired.
   */
  async decide(viewer: Viewer, wanted: DecisionToTake): Promise<string> {
    const participantId = viewer.requireParticipant();
    return this.transactions.run(async (transaction) => {
      const { manager } = transaction;
      const { revisionId } = await this.caseFor(manager, viewer, wanted.caseId);
      const revision = await lockRevision(manager, revisionId);
      const held = await lockCase(manager, wanted.caseId);
      if (!revision || !held) throw new NotFound();
      assertHeld(held, participantId, revision.timeZone);
      const facts = cleanText(wanted.facts ?? '').trim();
      await this.check(manager, { ...wanted, facts }, held, revision, participantId);
      await this.apply(transaction, wanted, revision);
      await closeCase(manager, held.id, 'decided');
      await closeReplacedCases(manager, revision.commentId);
      const { id } = await this.log.append(manager, held.consultationId, (decidedAt) => ({
        revisionId: held.revisionId,
        commentId: held.commentId,
        caseId: held.id,
        kind: wanted.kind,
        decidedBy: participantId,
        rule: null,
        ...this.grounds(wanted, facts, held, revision, decidedAt),
      }));
      const looksAgain = revision.state === 'refused' || revision.state === 'hidden';
      if (wanted.kind !== 'keep' || looksAgain) await transaction.enqueue(TellAuthor, { decisionId: id });
      return id;
    });
  }

  private async caseFor(manager: EntityManager, viewer: Viewer, caseId: string): Promise<StoredCase> {
    const found = await readCase(manager, caseId);
    if (!found || !viewer.has('moderator', found.consultationId)) throw new NotFound();
    return found;
  }

  private async check(
    manager: EntityManager,
    { kind, reasonCode, facts, expectedVersion }: DecisionToTake,
    { version }: StoredCase,
    revision: JudgedRevision,
    participantId: string,
  ): Promise<void> {
    if (expectedVersion != null && expectedVersion !== version) {
      throw new ConflictingDecision(
        'Ce dossier a changé depuis que vous l’avez ouvert : relisez-le avant de décider.',
      );
    }
    if (revision.isWithdrawn) throw new ConflictingDecision('L’auteur a retiré ce texte.');
    nextState({
      state: revision.state,
      action: kind,
      actor: 'moderator',
      isOwnText: revision.authorId === participantId || revision.transcribedBy === participantId,
      tookLastDecision: (await lastModerator(manager, revision)) === participantId,
    });
    const undoes = revision.state === 'refused' || revision.state === 'hidden';
    assertGrounds({ kind, reasonCode, facts, undoes });
  }

  private async apply(
    transaction: Transaction,
    { kind, reasonCode }: DecisionToTake,
    { revisionId, state }: JudgedRevision,
  ): Promise<void> {
    if (kind === 'keep') return;
    const { changed } = await this.outcomes[outcomeOf(kind, state)](
      transaction,
      revisionId,
      reasonCode ?? '',
    );
    // The author has written a newer text since, or the comment is gone: there is nothing to decide here any more.
    if (!changed) throw new ConflictingDecision();
  }

  private grounds(
    { kind, reasonCode }: DecisionToTake,
    facts: string,
    held: StoredCase,
    revision: JudgedRevision,
    decidedAt: Date,
  ): Pick<DecisionToLog, 'reasonCode' | 'statement' | 'statementItems'> {
    if (kind === 'publish' || kind === 'keep' || !reasonCode || !isReasonCode(reasonCode)) {
      return { reasonCode: null, statement: facts || null, statementItems: null };
    }
    const { PUBLIC_URL } = this.configuration;
    const statement = statementOfReasons({
      kind,
      reasonCode,
      facts,
      consultationTitle: revision.consultationTitle,
      sectionTitle: revision.sectionTitle,
      decidedAt,
      timeZone: revision.timeZone,
      origin: originOf(held),
      decidedByRule: false,
      appealUrl: contributionUrl(PUBLIC_URL, revision.commentId),
      charterUrl: charterUrl(PUBLIC_URL, revision.consultationSlug),
    });
    return { reasonCode, ...storedStatement(statement) };
  }
}

function outcomeOf(
  kind: Exclude<DecisionKind, 'keep'>,
  state: RevisionState,
): 'publish' | 'restore' | 'refuse' | 'hide' {
  return kind === 'publish' && state === 'hidden' ? 'restore' : kind;
}

function assertHeld(held: StoredCase, participantId: string, timeZone: string): void {
  if (held.state === 'closed') throw new CaseAlreadyDecided();
  if (!held.leaseRuns || !held.leaseExpiresAt) throw new LeaseEnded();
  if (held.leaseHolderId !== participantId) throw new CaseHeldByAnother(held.leaseExpiresAt, timeZone);
}

/** What brought the text to the moderator, for the statement of reasons. */
function originOf({ reasons }: StoredCase): StatementInput['origin'] {
  if (reasons.some((reason) => reason.startsWith('report.'))) return 'report';
  return reasons.every((reason) => reason.startsWith('policy.')) ? 'moderation_policy' : 'screening';
}
