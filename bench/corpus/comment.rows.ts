import type { CommentState, RevisionState } from '#comments';
import type { Frame } from './consultation.rows';
import { clause, textLength, writeText } from './french.text';
import type { Row } from './insert.rows';
import { plainAnchor, type WriteAnchor } from './plain.anchor';
import type { Chance } from './random';
import type { PlannedComment } from './thread.plan';

/** Rows of one batch of comments; reactions are counts that the database makes rows of. */
export interface CommentRows {
  comments: Row[];
  revisions: Row[];
  sources: Row[];
  reactions: { comment_id: string; revision_id: string; reactions: number; offset: number; at: string }[];
}

/** Share of texts that were edited once after their publication, or have a new text that waits. */
const EDITED = 0.08;
const PENDING = 0.01;

/** Reactions have a heavy tail (Pareto): most comments have none or one, a few have hundreds. */
const REACTION_TAIL = 0.6;
const MOST_REACTIONS = 400;

const HOUR_MS = 3_600_000;

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

const REVISION_STATE: Record<CommentState, RevisionState> = {
  submitted: 'submitted',
  in_review: 'in_review',
  published: 'published',
  refused: 'refused',
  hidden: 'hidden',
  withdrawn: 'published',
};

/** Makes the rows of planned comments, in the order in which they are given. */
export class CommentWriter {
  constructor(
    private readonly frame: Frame,
    private readonly chance: Chance,
    private readonly anchorOf: WriteAnchor = plainAnchor,
  ) {}

  write(planned: readonly PlannedComment[]): CommentRows {
    const rows: CommentRows = { comments: [], revisions: [], sources: [], reactions: [] };
    for (const comment of planned) this.add(rows, comment);
    return rows;
  }

  private add(rows: CommentRows, planned: PlannedComment): void {
    const { chance } = this;
    const state = planned.shown ? 'published' : this.state();
    const wasPublished = state === 'published' || state === 'hidden' || state === 'withdrawn';
    const isEdited = wasPublished && chance.happens(EDITED);
    const isPending = state === 'published' && !isEdited && chance.happens(PENDING);
    const kind = chance.weighted([
      ['remark', 0.65],
      ['question', 0.2],
      ['amendment', 0.15],
    ] as const);
    const revision = (ordinal: number, revisionState: RevisionState): string => {
      const id = chance.idAt(planned.at + (ordinal - 1) * HOUR_MS);
      const { body, html } = writeText(chance, textLength(chance));
      rows.revisions.push({
        id,
        comment_id: planned.id,
        ordinal,
        title: planned.depth === 0 && chance.happens(0.7) ? clause(chance).slice(0, 120) : null,
        body,
        body_html: html,
        proposed_wording: kind === 'amendment' ? `${clause(chance)}.` : null,
        state: revisionState,
        created_at: instant(planned.at + (ordinal - 1) * HOUR_MS),
      });
      return id;
    };
    const first = revision(1, isEdited ? 'superseded' : REVISION_STATE[state]);
    const current = isEdited ? revision(2, REVISION_STATE[state]) : first;
    const latest = isPending ? revision(2, 'in_review') : current;
    rows.comments.push({
      ...this.placeOf(planned),
      ...this.provenance(),
      kind,
      position: chance.weighted([
        [null, 0.3],
        ['for', 0.4],
        ['mixed', 0.1],
        ['against', 0.2],
      ] as const),
      latest_revision_id: latest,
      published_revision_id: wasPublished ? current : null,
      state,
      trace_reason: state === 'hidden' ? 'off_topic' : null,
      created_at: instant(planned.at),
      published_at: wasPublished ? instant(planned.at + HOUR_MS) : null,
      withdrawn_at: state === 'withdrawn' ? instant(planned.at + 24 * HOUR_MS) : null,
    });
    if (planned.depth === 0 && chance.happens(0.03)) rows.sources.push(this.source(planned));
    const reactions = Math.min(MOST_REACTIONS, Math.floor((1 - chance.next()) ** -REACTION_TAIL - 1));
    if (state === 'published' && reactions > 0) {
      rows.reactions.push({
        comment_id: planned.id,
        revision_id: current,
        reactions,
        offset: chance.below(this.frame.participantIds.length),
        at: instant(planned.at + 2 * HOUR_MS),
      });
    }
  }

  private state(): CommentState {
    return this.chance.weighted([
      ['published', 0.94],
      ['refused', 0.02],
      ['in_review', 0.015],
      ['withdrawn', 0.01],
      ['hidden', 0.01],
      ['submitted', 0.005],
    ]);
  }

  private placeOf(planned: PlannedComment): Row {
    const section = this.frame.sections[planned.section];
    if (!section) throw new RangeError(`There is no section ${planned.section}`);
    return {
      id: planned.id,
      consultation_id: this.frame.consultationId,
      section_id: section.id,
      parent_id: planned.parent?.id ?? null,
      root_id: planned.root?.id ?? planned.id,
      path: planned.path,
      depth: planned.depth,
      anchor_version_id: section.versionId,
      ...this.anchorOf(section, planned, this.chance),
    };
  }

  /** Who said it and where: a few are active, most speak once or twice; a quarter names a stage, some were said in the room. */
  private provenance(): Row {
    const { chance, frame } = this;
    const authorId = frame.participantIds[Math.floor(frame.participantIds.length * chance.next() ** 2)];
    const stageId = chance.happens(0.25) ? frame.stageIds[chance.below(frame.stageIds.length)] : null;
    if (stageId && chance.happens(0.3)) {
      return {
        author_id: null,
        author_name: 'Participant de l’atelier',
        author_category: chance.pick(['health_professional', 'citizen', 'vendor']),
        organisation_name: null,
        stage_id: stageId,
        channel: 'in_room',
        verbatim: chance.happens(0.5),
      };
    }
    return {
      author_id: authorId,
      author_name: null,
      author_category: null,
      organisation_name: chance.happens(0.15) ? `Organisation ${chance.below(300) + 1}` : null,
      stage_id: stageId ?? null,
      channel: 'online',
      verbatim: null,
    };
  }

  private source(planned: PlannedComment): Row {
    return {
      id: this.chance.idAt(planned.at),
      comment_id: planned.id,
      position: 0,
      title: clause(this.chance).slice(0, 100),
      url: 'https://exemple.invalid/rapport',
      created_at: instant(planned.at),
    };
  }
}
