import { PlaceAnchors } from '#doctrine/jobs';
import { buildEdition } from '../builders/consultation.builder';
import { buildImport } from '../builders/import.builder';
import { newId } from '#kernel';
import { eventually } from '#platform/testing';
import { Cast } from './cast';
import { PEOPLE, type Person, type Place, preparersOf, STAFF } from './expectations';
import type { Ground } from './ground';
import { Markers } from './markers';
import { CommentMarks, COMMENTS, type CommentToSeed, contentOf, textOf } from './seed.comments';
import { publishDispositions } from './seed.dispositions';
import { tellHistory } from './seed.history';
import { type Places, seedPlaces, TEXT_OF_A } from './seed.places';
import { leaveUnsent } from './seed.unsent';

/** A comment of the matrix, sent. */
interface SeededComment extends CommentToSeed {
  readonly id: string;
  readonly marks: CommentMarks;
}

/** Who moderates a place. */
const moderatorOf = (place: Place): Person => {
  const [moderator] = STAFF[place].moderators;
  if (!moderator) throw new Error(`Nobody moderates ${place}`);
  return moderator;
};

const WAITS: Readonly<Partial<Record<CommentToSeed['standing'], true>>> = {
  submitted: true,
  in_review: true,
  'withdrawn before publication': true,
};

/** Everything that the matrix looks at, made by the commands that people use; what only a job or an operator makes, by SQL. */
export class Seed {
  readonly markers = new Markers();
  readonly cast: Cast;
  nextReleaseId = '';
  placementToSettle = '';
  readonly snapshotIds: Partial<Record<Place, string>> = {};
  readonly exportIds: string[] = [];
  /** A case that waits, for the commands of moderators. */
  caseToDecide = '';
  /** A decision that its author may contest. */
  decisionToAppeal = '';
  /** A job that was given up. */
  failedJob = '';
  /** A page sent for the doctrine of A, with its plan. */
  importId = '';
  /** Codes of mailed links that are still good. */
  readonly signInCodes = new Map<Person | 'factotum', string>();
  private places_: Places | null = null;
  private readonly comments = new Map<string, SeededComment>();
  /** The marker of each comment's findings. */
  private readonly findings = new Map<string, string>();

  private constructor(readonly ground: Ground) {
    this.cast = new Cast(ground, this.markers);
  }

  static async sow(ground: Ground): Promise<Seed> {
    const seed = new Seed(ground);
    await seed.cast.openAccounts();
    seed.places_ = await seedPlaces(ground.database, seed.markers);
    const { A, B, closed, announced, draft } = seed.places.of;
    await seed.cast.giveRoles({
      A: A.id,
      B: B.id,
      closed: closed.id,
      announced: announced.id,
      draft: draft.id,
    });
    await seed.cast.signInAll();
    await ground.withWorker(() => seed.live());
    await seed.done('drafterOfA', 'moveSection', {
      ...{ sectionId: A.sections[1]?.id, after: null, reason: 'À lire d’abord.' },
    });
    await seed.standStill();
    await seed.breakDown();
    await seed.sendPage();
    await seed.watchIds();
    return seed;
  }

  get places(): Places {
    if (!this.places_) throw new Error('Nothing is seeded yet');
    return this.places_;
  }

  /** A comment by its name in the list. */
  comment(name: string): SeededComment {
    const comment = this.comments.get(name);
    if (!comment) throw new Error(`No comment is called « ${name} »`);
    return comment;
  }

  get allComments(): readonly SeededComment[] {
    return [...this.comments.values()];
  }

  /** Does one mutation that has to succeed. */
  async done(person: Person | 'factotum', mutation: string, input: object): Promise<string> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const known = { react: 'ReactInput', withdrawComment: 'CommentInput' }[mutation] ?? type;
    const id = GIVES_ID[mutation] ? `... on ${GIVES_ID[mutation]} { id }` : '';
    const { data, text } = await this.cast.ask(
      person,
      `mutation ($input: ${known}!) { ${mutation}(input: $input) { __typename ... on UserError { code message field } ${id} } }`,
      { input },
    );
    const result = data?.[mutation] as { code?: string; id?: string } | null | undefined;
    if (!result || result.code) throw new Error(`${mutation} by ${person} in the seed: ${text}`);
    return result.id ?? '';
  }

  private async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.ground.database.query(sql, parameters);
  }

  private async live(): Promise<void> {
    const alive = COMMENTS.filter(({ standing }) => standing !== 'submitted');
    for (const comment of alive.filter(({ parent }) => !parent)) await this.send(comment);
    await this.screened();
    for (const comment of this.allComments) await this.decideFirst(comment);
    await publishDispositions(this, this.places.of.A.id);
    for (const comment of alive.filter(({ parent }) => parent)) await this.send(comment);
    for (const comment of this.allComments) await this.edit(comment);
    await this.screened();
    for (const comment of this.allComments) {
      if (comment.parent) await this.decideFirst(comment);
      await this.decideLast(comment);
    }
    await leaveUnsent(this);
    await this.contest();
    await this.synthesise();
    await this.goOnWithTheText();
    await tellHistory(this.ground.database, this.markers, this.places.of.A, this.nextReleaseId);
    await this.updateText();
    await this.jobsDone();
    await this.watchPlacements();
  }

  private async sendPage(): Promise<void> {
    const [sender] = await this.query<{ id: string }>('SELECT id FROM participant LIMIT 1');
    const sent = await buildImport(this.ground.database, this.places.of.A.doctrineId, sender?.id ?? '');
    this.importId = this.markers.watch(sent.id, 'an import of A', { may: preparersOf('A') });
  }

  private async send(comment: CommentToSeed): Promise<void> {
    const { of, stageId } = this.places;
    const { id: consultationId, sections } = of[comment.place];
    const [section] = sections;
    const marks = new CommentMarks(this.markers, comment);
    const content = contentOf(marks, comment, stageId);
    const id = comment.parent
      ? await this.done(comment.writer, 'replyToComment', {
          ...content,
          parentId: this.comment(comment.parent).id,
        })
      : await this.done(comment.writer, 'postComment', {
          ...content,
          consultationId,
          sectionId: section?.id,
          anchor: {
            kind: comment.anchor,
            ...(comment.anchor !== 'section' && { blockId: section?.blocks[0] }),
            ...(comment.anchor === 'quote' && { quote: { exact: TEXT_OF_A.quoted } }),
          },
        });
    this.comments.set(comment.name, { ...comment, id, marks });
  }

  private async screened(): Promise<void> {
    await eventually(
      () =>
        this.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM comment_revision WHERE state = 'submitted'`,
        ),
      ([row]) => row?.n === 0,
      60,
    );
    await this.query(
      `INSERT INTO screening_finding (id, revision_id, rule, severity, span_start, span_end, score, explanation, hint)
       SELECT gen_random_uuid(), s.revision_id, 'matrix', 'info', 0, 1, 0.5, m.text, ''
       FROM unnest($1::uuid[], $2::text[]) AS m (comment_id, text) JOIN screening s ON s.comment_id = m.comment_id
       WHERE NOT EXISTS (SELECT FROM screening_finding f WHERE f.revision_id = s.revision_id AND f.rule = 'matrix')`,
      [
        this.allComments.map(({ id }) => id),
        this.allComments.map(({ name, marks }) => {
          const known = this.findings.get(name) ?? marks.plant('finding', 'explanation of a finding');
          this.findings.set(name, known);
          return known;
        }),
      ],
    );
  }

  /** Publishes or refuses the first text. */
  private async decideFirst(comment: SeededComment): Promise<void> {
    if (WAITS[comment.standing]) return;
    await this.decide(comment, comment.standing === 'refused' ? 'refuse' : 'publish');
  }

  private async edit(comment: SeededComment): Promise<void> {
    const { standing, id, marks, writer } = comment;
    if (!['published, edited', 'published, edit waiting', 'published, edit refused'].includes(standing))
      return;
    const datum = standing === 'published, edited' ? 'text' : 'newer text';
    await this.done(writer, 'reviseComment', { commentId: id, ...textOf(marks, datum, comment) });
  }

  private async decideLast(comment: SeededComment): Promise<void> {
    const { standing, id, marks, writer } = comment;
    switch (standing) {
      case 'published, edited':
        return this.decide(comment, 'publish');
      case 'published, edit refused':
        return this.decide(comment, 'refuse');
      case 'hidden':
        await this.done('otherParticipant', 'reportComment', {
          commentId: id,
          reasonCode: 'hors_sujet',
          explanation: `Ce texte parle d’autre chose, ${marks.plant('explanation of a report')}.`,
        });
        return this.decide(comment, 'hide');
      case 'withdrawn after publication':
      case 'withdrawn before publication':
        await this.done(writer, 'withdrawComment', { commentId: id });
        return;
      case 'published':
      case 'published, edit waiting':
      case 'refused':
      case 'in_review':
      case 'submitted':
        return;
      default:
        return standing satisfies never;
    }
  }

  private async decide(
    { id, place, marks }: SeededComment,
    kind: 'publish' | 'refuse' | 'hide',
  ): Promise<void> {
    const caseId = await this.openCaseOf(id);
    const moderator = moderatorOf(place);
    await this.done(moderator, 'claimCase', { caseId });
    await this.done(moderator, 'decideCase', {
      caseId,
      kind,
      facts: `Le texte a été lu en entier, ${marks.plant('statement of a decision', `statement (${kind})`)}.`,
      ...(kind !== 'publish' && { reasonCode: 'hors_sujet' }),
    });
  }

  async openCaseOf(commentId: string): Promise<string> {
    const [row] = await this.query<{ id: string }>(
      `SELECT id FROM moderation_case WHERE comment_id = $1 AND state = 'open'`,
      [commentId],
    );
    if (!row) throw new Error('No open case');
    return row.id;
  }

  /** The decision that keeps a comment's text from the public. */
  private async restrictionOf(name: string): Promise<string> {
    const [row] = await this.query<{ id: string }>(
      `SELECT id FROM decision WHERE comment_id = $1 AND kind IN ('refuse', 'hide')`,
      [this.comment(name).id],
    );
    if (!row) throw new Error('No restriction');
    return row.id;
  }

  private async contest(): Promise<void> {
    const { marks } = this.comment('refused amendment');
    await this.done('author', 'appealDecision', {
      decisionId: await this.restrictionOf('refused amendment'),
      motive: `Cette décision repose sur une méprise, ${marks.plant('motive of an appeal')}.`,
    });
  }

  private async synthesise(): Promise<void> {
    const amendment = this.comment('published amendment');
    await this.done('otherParticipant', 'react', { commentId: amendment.id, position: 'for' });
    await this.query(`INSERT INTO vote_tally (comment_id, label, votes_for) VALUES ($1, 'Décompte', 3)`, [
      amendment.id,
    ]);
    for (const [place, drafter] of [
      ['A', 'drafterOfA'],
      ['B', 'drafterOfB'],
    ] as const) {
      const comment = this.comment(place === 'A' ? 'published amendment' : 'published in B');
      await this.done(drafter, 'setDisposition', {
        commentId: comment.id,
        outcome: 'accepted_in_part',
        motive: `Retenu pour une part, ${comment.marks.plant('motive of a disposition')}.`,
      });
      const may = [drafter];
      const snapshotId = await this.done(drafter, 'takeSnapshot', {
        consultationId: this.places.of[place].id,
        label: this.markers.plant(`label of the snapshot of ${place}`, { may, inExports: true }),
      });
      await this.taken(snapshotId);
      this.snapshotIds[place] = this.markers.watch(snapshotId, `snapshot of ${place}`, { may });
      for (const format of place === 'A' ? ['docx', 'csv', 'json'] : ['json']) {
        const exportId = await this.done(drafter, 'requestExport', { snapshotId, format });
        this.exportIds.push(this.markers.watch(exportId, `export of ${place}`, { may }));
      }
    }
  }

  /** A newer edition of A's doctrine: the worker finds where each thread stands in it. */
  private async goOnWithTheText(): Promise<void> {
    const { doctrineId, sections } = this.places.of.A;
    const [first, second] = sections;
    this.nextReleaseId = await buildEdition(
      this.ground.database,
      doctrineId,
      // A paragraph reworded, one with a link that is new, and one that comes from the next section.
      [
        {
          id: first?.id ?? '',
          blocks: [
            { id: first?.blocks[0] ?? '', text: TEXT_OF_A.after },
            { id: first?.blocks[1] ?? '', text: 'Deuxième paragraphe.', link: 'https://exemple.fr/guide' },
            { id: second?.blocks[0] ?? '', text: 'Autre section.' },
          ],
        },
        { id: second?.id ?? '', blocks: [{ id: newId(), text: 'Ce qui reste de la seconde.' }] },
      ],
    );
    await this.query(`INSERT INTO job (id, name, payload, correlation_id) VALUES ($1, $2, $3, 'seed')`, [
      ...[newId(), PlaceAnchors.name, JSON.stringify({ releaseId: this.nextReleaseId })],
    ]);
  }

  /** B went on with its own edition: what an update of the text leaves behind, without one. */
  private async updateText(): Promise<void> {
    const { B } = this.places.of;
    await this.query(
      `INSERT INTO consultation_change (id, consultation_id, kind, details) VALUES ($1, $2, 'text_updated', $3)`,
      [
        ...[newId(), B.id],
        JSON.stringify({
          from: B.releaseId,
          to: B.releaseId,
          reason: this.markers.plant('reason of a text update', { may: PEOPLE }),
        }),
      ],
    );
  }

  private async watchPlacements(): Promise<void> {
    const [row] = await this.query<{ id: string }>('SELECT id FROM placement WHERE comment_id = $1', [
      this.comment('published amendment').id,
    ]);
    if (!row) throw new Error('Nothing was placed');
    this.placementToSettle = row.id;
  }

  private async taken(snapshotId: string): Promise<void> {
    await eventually(
      () => this.query<{ state: string }>('SELECT state FROM snapshot WHERE id = $1', [snapshotId]),
      ([row]) => row?.state === 'ready',
      60,
    );
  }

  private async jobsDone(): Promise<void> {
    await eventually(
      () => this.query<{ n: number }>(`SELECT count(*)::int AS n FROM job WHERE state = 'waiting'`),
      ([row]) => row?.n === 0,
      60,
    );
  }

  /** No worker from here on: what is sent now stays submitted. */
  private async standStill(): Promise<void> {
    for (const comment of COMMENTS.filter(({ standing }) => standing === 'submitted'))
      await this.send(comment);
    await this.query(
      "UPDATE consultation SET opens_at = now() - interval '9 days', closes_at = now() WHERE id = $1",
      [this.places.of.closed.id],
    );
  }

  /** What only a machine that fails brings about. */
  private async breakDown(): Promise<void> {
    this.failedJob = this.markers.watch(newId(), 'a failed job', { may: ['administrator'] });
    await this.query(
      `INSERT INTO job (id, name, payload, correlation_id, state, attempts, last_error)
       VALUES ($1, 'matrix.fail-always', '{}', 'matrix', 'failed', 5, 'Error ECONNREFUSED')`,
      [this.failedJob],
    );
  }

  private async watchIds(): Promise<void> {
    for (const { id, marks, place, standing, name } of this.allComments) {
      marks.watch('existence', id, 'id');
      const revisions = await this.query<{ id: string }>(
        'SELECT id FROM comment_revision WHERE comment_id = $1 ORDER BY ordinal',
        [id],
      );
      for (const [index, revision] of revisions.entries()) {
        const edited = standing === 'published, edited';
        const datum = index === 1 && !edited ? 'newer text' : 'text';
        // Decisions name the text that they judged, so a replaced text's id is its author's and the moderators' to see.
        if (edited && index === 0) {
          const may = marks.audience('replaced text');
          this.markers.watch(revision.id, `replaced text of « ${name} »`, { may, must: [] });
        } else marks.watch(datum, revision.id, `id of the ${datum}`);
      }
      const decisions = await this.query<{ id: string }>('SELECT id FROM decision WHERE comment_id = $1', [
        id,
      ]);
      for (const decision of decisions) marks.watch('statement of a decision', decision.id, 'a decision');
      const cases = await this.query<{ id: string }>('SELECT id FROM moderation_case WHERE comment_id = $1', [
        id,
      ]);
      for (const { id: caseId } of cases) {
        this.markers.watch(caseId, `case of « ${name} »`, { may: STAFF[place].moderators });
      }
    }
    this.decisionToAppeal = await this.restrictionOf('hidden amendment');
    this.caseToDecide = await this.openCaseOf(this.comment('in review').id);
  }
}

/** Types of the results whose id the seed goes on with. */
const GIVES_ID: Readonly<Record<string, string>> = {
  postComment: 'Comment',
  replyToComment: 'Comment',
  saveCommentDraft: 'CommentDraft',
  takeSnapshot: 'Snapshot',
  requestExport: 'Export',
};
