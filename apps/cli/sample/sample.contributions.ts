import { Injectable } from '@nestjs/common';
import { CommentsService, ReactionsService, type CommentContent } from '#comments';
import type { Viewer } from '#identity';
import { ModerationService, ReportsService, ScreeningService } from '#moderation';
import { Transactions } from '#platform';
import { DispositionsService } from '#synthesis';
import type { SampleComment } from './content/sample.types';
import { minutesAfter } from './local.time';
import { RecordedTransactions } from './recorded.transactions';
import { anchorOf, type LoadedEdition } from './sample.doctrine';
import type { Step } from './sample.story';

/** Where the comments of one consultation go, and who takes part. */
export interface Stage {
  consultationId: string;
  edition: LoadedEdition;
  /** By region code. */
  stageIds: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, Viewer>;
  /** Who decides where the content names nobody, by turns. */
  moderators: readonly Viewer[];
  /** Who tells moderators of what has to be hidden. */
  reader: Viewer;
  /** Whether letters about refusals are sent at the loading, so that the mailbox has something to show. */
  sendsLetters: boolean;
}

interface Sent {
  commentId: string;
  revisionId: string;
}

/** Plays the acts of the sample through the commands that people use, as the persons concerned. */
@Injectable()
export class SampleContributions {
  constructor(
    private readonly transactions: Transactions,
    private readonly comments: CommentsService,
    private readonly reactions: ReactionsService,
    private readonly screening: ScreeningService,
    private readonly moderation: ModerationService,
    private readonly reports: ReportsService,
    private readonly dispositions: DispositionsService,
  ) {}

  /** Plays the steps in their order, each at its instant. */
  async play(recorded: RecordedTransactions, stage: Stage, steps: readonly Step[]): Promise<void> {
    const sent = new Map<string, Sent>();
    let turn = 0;
    for (const step of steps) {
      const { comment, at } = step;
      const known = (key: string): Sent => {
        const found = sent.get(key);
        if (!found) throw new Error(`${comment.key}: ${key} was not sent`);
        return found;
      };
      switch (step.act) {
        case 'send': {
          const parent = comment.parent === null ? null : known(comment.parent).commentId;
          // The job of a text that waits for its screening is the only thing that makes it wait.
          const keepsJobs = comment.state === 'submitted';
          sent.set(
            comment.key,
            await recorded.at(at, () => this.send(stage, comment, parent), { keepsJobs }),
          );
          break;
        }
        case 'screen':
          await recorded.at(at, () =>
            this.transactions.run((tx) => this.screening.screenRevision(tx, known(comment.key).revisionId)),
          );
          break;
        case 'publish':
        case 'refuse':
        case 'hide':
          await this.decide(recorded, stage, step, known(comment.key), (turn += 1));
          break;
        case 'react':
        case 'report':
        case 'withdraw':
        case 'settle':
          await recorded.at(at, () => this.answer(stage, step, known(comment.key).commentId));
          break;
        default:
          step.act satisfies never;
      }
    }
  }

  private async send(stage: Stage, comment: SampleComment, parentId: string | null): Promise<Sent> {
    const { provenance, kind, position, body, proposedWording } = comment;
    const { sectionId, anchor } = anchorOf(comment, stage.edition);
    const content: CommentContent = {
      clientKey: `sample-${comment.key}`,
      ...{ kind, position, body, proposedWording, anchor },
      stageId: stage.stageIds.get(provenance.stageRegionCode ?? '') ?? null,
      transcription:
        provenance.channel === 'online'
          ? null
          : {
              channel: provenance.channel,
              authorName: comment.authorName ?? '',
              authorCategory: comment.authorCategory,
              organisationName: comment.organisation,
              raisedBy: provenance.raisedBy,
              verbatim: provenance.verbatim,
            },
      sources: comment.sources.map(({ title, url }) => ({ title, url })),
    };
    const sender = personOf(stage, provenance.transcribedBy ?? comment.author ?? '');
    const commentId =
      parentId === null
        ? await this.comments.post(sender, { consultationId: stage.consultationId, sectionId }, content)
        : await this.comments.reply(sender, parentId, content);
    const rows: { id: string }[] = await this.transactions.run(({ manager }) =>
      manager.query('SELECT latest_revision_id AS id FROM comment WHERE id = $1', [commentId]),
    );
    return { commentId, revisionId: rows[0]?.id ?? '' };
  }

  /** A moderator takes the open case five minutes before the decision. */
  private async decide(
    recorded: RecordedTransactions,
    stage: Stage,
    { act, at, comment }: Step,
    { revisionId }: Sent,
    turn: number,
  ): Promise<void> {
    const restricts = act === 'refuse' || act === 'hide';
    const decision = restricts ? comment.decision : undefined;
    const moderator = decision
      ? personOf(stage, decision.decidedBy)
      : stage.moderators[turn % stage.moderators.length];
    if (!moderator) throw new Error(`${comment.key}: nobody moderates`);
    const rows: { id: string }[] = await this.transactions.run(({ manager }) =>
      manager.query(`SELECT id FROM moderation_case WHERE revision_id = $1 AND state = 'open'`, [revisionId]),
    );
    const caseId = rows[0]?.id ?? '';
    await recorded.at(minutesAfter(at, -5), () => this.moderation.claim(moderator, caseId));
    await recorded.at(
      at,
      () =>
        this.moderation.decide(moderator, {
          caseId,
          kind: act === 'hide' || act === 'refuse' ? act : 'publish',
          reasonCode: decision?.reasonCode,
          facts: decision?.statement,
        }),
      { keepsJobs: restricts && stage.sendsLetters },
    );
  }

  private async answer(stage: Stage, { act, comment, reaction = 0 }: Step, commentId: string): Promise<void> {
    if (act === 'react') {
      const wanted = comment.reactions[reaction];
      if (wanted) await this.reactions.react(personOf(stage, wanted.participant), commentId, wanted.position);
    } else if (act === 'report') {
      await this.reports.report(stage.reader, {
        commentId,
        reasonCode: comment.decision?.reasonCode ?? 'donnees_personnelles',
        explanation: 'Le numéro de téléphone d’une personne se lit dans ce texte.',
      });
    } else if (act === 'withdraw') {
      await this.comments.withdraw(personOf(stage, comment.author ?? ''), commentId);
    } else if (comment.disposition) {
      const { setBy, outcome, motive } = comment.disposition;
      await this.dispositions.set(personOf(stage, setBy), { commentId, outcome, motive });
    }
  }
}

function personOf({ people }: Stage, email: string): Viewer {
  const person = people.get(email);
  if (!person) throw new Error(`Nobody of the sample has the address ${email}`);
  return person;
}
