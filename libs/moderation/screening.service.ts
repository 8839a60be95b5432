import { Inject, Injectable } from '@nestjs/common';
import { RevisionOutcomes, type AppliedOutcome } from '#comments';
import { newId } from '#kernel';
import { CONFIGURATION, type Configuration, type Transaction } from '#platform';
import { charterUrl, contributionUrl } from './decision.addresses';
import { DecisionLog } from './decision.log';
import { reasonOfRule } from './decision.reasons';
import { nextState } from './decision.rules';
import { statementOfReasons, storedStatement } from './decision.statement';
import { TellAuthor, TellHold } from './jobs/tell-author.job';
import { closeReplacedCases, openCase } from './moderation-case.store';
import { countSameText, lockRevision, type JudgedRevision } from './revision.queries';
import {
  ownWords,
  screen,
  SCREENING_PHASES,
  screenedText,
  textFingerprint,
  type Finding,
  type Screening,
  type Verdict,
} from './screening';
import { isCertainRefusal } from './screening/screening.verdict';

/** The rule that publishes what the screening lets through. */
export const PASSED_SCREENING = 'screening.passed';

const PUBLISHED_BY_RULE = { reasonCode: null, statement: null, statementItems: null, rule: PASSED_SCREENING };

/** Screens revisions and does what the verdict asks for under the consultation's policy. */
@Injectable()
export class ScreeningService {
  constructor(
    private readonly outcomes: RevisionOutcomes,
    private readonly log: DecisionLog,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Screens a revision and applies the verdict: findings, outcome, case, decision and the author's mail, all in the
   * caller's transaction. A revision that no longer waits for it (replaced, withdrawn, already screened) is left alone,
   * so that a second run writes nothing.
   */
  async screenRevision(transaction: Transaction, revisionId: string): Promise<void> {
    const { manager } = transaction;
    const revision = await lockRevision(manager, revisionId);
    if (revision?.state !== 'submitted' || revision.isWithdrawn) return;
    const words = ownWords(revision);
    const text = screenedText(revision);
    // The same words under other sources are the same text.
    const fingerprint = textFingerprint(words);
    // Read before the phases run: a phase that is late must not leave a statement behind on this connection.
    const sameText = await countSameText(manager, fingerprint, revision);
    const screening = await screen(
      { text, bodyEnd: revision.body.length, sourcesStart: words.length, isReply: revision.isReply },
      SCREENING_PHASES,
      {
        policy: revision.policy,
        findSameText: () => Promise.resolve(sameText),
      },
    );
    if (!(await this.applyOutcome(transaction, revisionId, screening.verdict)).changed) return;
    await closeReplacedCases(manager, revision.commentId);
    await this.record(transaction, revision, fingerprint, screening);
    const caseId = screening.caseNeeded
      ? await openCase(manager, {
          ...revision,
          queue: screening.queue,
          reasons: reasonsOf(screening, revision),
        })
      : null;
    await this.conclude(transaction, revision, screening, caseId);
  }

  private applyOutcome(
    transaction: Transaction,
    revisionId: string,
    verdict: Verdict,
  ): Promise<AppliedOutcome> {
    switch (verdict) {
      case 'pass':
        return this.outcomes.publish(transaction, revisionId);
      case 'review':
        return this.outcomes.hold(transaction, revisionId);
      case 'refuse':
        return this.outcomes.refuse(transaction, revisionId);
      default:
        return verdict satisfies never;
    }
  }

  private async record(
    { manager }: Transaction,
    { revisionId, commentId, consultationId, authorId, policy }: JudgedRevision,
    fingerprint: string,
    { findings, verdict }: Screening,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO screening (revision_id, comment_id, consultation_id, author_id, fingerprint, policy, verdict, screened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, now())`,
      [revisionId, commentId, consultationId, authorId, fingerprint, policy, verdict],
    );
    if (findings.length === 0) return;
    const column = <Key extends keyof Finding>(key: Key): Finding[Key][] =>
      findings.map((finding) => finding[key]);
    await manager.query(
      `INSERT INTO screening_finding (id, revision_id, rule, severity, span_start, span_end, score, explanation, hint)
       SELECT f.id, $1, f.rule, f.severity, f.span_start, f.span_end, f.score, f.explanation, f.hint
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::int[], $7::float8[], $8::text[], $9::text[])
         AS f (id, rule, severity, span_start, span_end, score, explanation, hint)
       ON CONFLICT ON CONSTRAINT screening_finding_span_key DO NOTHING`,
      [
        revisionId,
        findings.map(() => newId()),
        column('rule'),
        column('severity'),
        column('start'),
        column('end'),
        column('score'),
        column('explanation'),
        column('hint'),
      ],
    );
  }

  /** Records what a rule decided and sees to it that the author is told. */
  private async conclude(
    transaction: Transaction,
    revision: JudgedRevision,
    screening: Screening,
    caseId: string | null,
  ): Promise<void> {
    if (screening.verdict === 'review') {
      // Under « before » every text waits, and the page says so: a mail for each would tell nothing.
      if (caseId && revision.policy !== 'before') await transaction.enqueue(TellHold, { caseId });
      return;
    }
    const { revisionId, commentId, consultationId } = revision;
    const kind = screening.verdict === 'pass' ? 'publish' : 'refuse';
    nextState({ state: revision.state, action: kind, actor: 'screening' });
    const { id } = await this.log.append(transaction.manager, consultationId, (decidedAt) => ({
      revisionId,
      commentId,
      caseId,
      kind,
      decidedBy: null,
      ...(kind === 'publish' ? PUBLISHED_BY_RULE : this.refusalByRule(revision, screening, decidedAt)),
    }));
    await transaction.enqueue(TellAuthor, { decisionId: id });
  }

  private refusalByRule(revision: JudgedRevision, { findings }: Screening, decidedAt: Date) {
    const finding = findings.find(isCertainRefusal);
    if (!finding) throw new Error('A refusal by rule without the finding that it rests on');
    const { PUBLIC_URL } = this.configuration;
    const reasonCode = reasonOfRule(finding.rule);
    const statement = statementOfReasons({
      kind: 'refuse',
      reasonCode,
      facts: `${finding.explanation} ${finding.hint}`,
      consultationTitle: revision.consultationTitle,
      sectionTitle: revision.sectionTitle,
      decidedAt,
      timeZone: revision.timeZone,
      origin: 'screening',
      decidedByRule: true,
      appealUrl: contributionUrl(PUBLIC_URL, revision.commentId),
      charterUrl: charterUrl(PUBLIC_URL, revision.consultationSlug),
    });
    return { reasonCode, rule: finding.rule, ...storedStatement(statement) };
  }
}

/** Why a case is there: the rules that ask for a person, or else the policy. */
function reasonsOf({ findings }: Screening, { policy }: JudgedRevision): string[] {
  const rules = new Set(findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule));
  return rules.size > 0 ? [...rules] : [`policy.${policy}`];
}
