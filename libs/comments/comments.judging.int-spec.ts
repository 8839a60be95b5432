import { DomainError } from '#kernel';
import { Viewer } from '#identity';
import { CommentsStage } from '../../test/builders/comments.stage';
import type { BuiltConsultation } from '../../test/builders/consultation.builder';

describe('a text is judged as a revision', () => {
  let stage: CommentsStage;
  let consultation: BuiltConsultation;
  let camille: Viewer;
  let moderator: Viewer;

  beforeAll(async () => {
    stage = await CommentsStage.open();
    consultation = await stage.consultation();
    camille = await stage.participant('Camille');
    moderator = await stage.holder('moderator', consultation.id);
  }, 60_000);

  afterAll(() => stage.close());

  const publicBody = async (id: string) =>
    (await stage.queries.commentById(Viewer.visitor, id))?.revision?.body ?? null;
  const stateOf = async (id: string) => (await stage.queries.commentById(camille, id))?.state;
  const codeOf = async (command: Promise<unknown>) => {
    const error: unknown = await command.catch((thrown: unknown) => thrown);
    return error instanceof DomainError ? error.code : error;
  };
  const revise = (id: string, body: string) => stage.service.revise(camille, id, { body });

  it('an edit of a public comment never shows before it is published, and never takes the public text away', async () => {
    const id = await stage.published(camille, consultation, { body: 'Premier texte.' });
    await revise(id, 'Deuxième texte.');
    expect(await publicBody(id)).toBe('Premier texte.');
    await stage.decide(id, 'hold');
    expect([await publicBody(id), await stateOf(id)]).toEqual(['Premier texte.', 'published']);
    await stage.decide(id, 'refuse');
    expect([await publicBody(id), await stateOf(id)]).toEqual(['Premier texte.', 'published']);
    expect(await stage.queries.commentById(camille, id)).toMatchObject({
      pending: { body: 'Deuxième texte.', state: 'refused', ordinal: 2 },
    });
    await revise(id, 'Troisième texte.');
    await stage.decide(id, 'publish');
    expect(await publicBody(id)).toBe('Troisième texte.');
    const states = await stage.dataSource.query(
      'SELECT state FROM comment_revision WHERE comment_id = $1 ORDER BY ordinal',
      [id],
    );
    expect(states).toEqual([{ state: 'superseded' }, { state: 'refused' }, { state: 'published' }]);
  });

  it('a decision on a text that its author has replaced changes nothing', async () => {
    const id = await stage.post(camille, consultation, { body: 'Brouillon.' });
    const first = await stage.latestRevision(id);
    await revise(id, 'Mieux.');
    const outcome = await stage.transactions.run((tx) => stage.outcomes.publish(tx, first));
    expect(outcome).toEqual({
      commentId: id,
      changed: false,
      revisionState: 'superseded',
      commentState: 'submitted',
    });
    expect(await publicBody(id)).toBeNull();
  });

  it('the same text sent again makes no second revision and no second job', async () => {
    const id = await stage.post(camille, consultation);
    await Promise.all(Array.from({ length: 10 }, () => revise(id, 'Texte revu.')));
    const [row] = await stage.dataSource.query(
      `SELECT count(DISTINCT r.id)::int AS revisions, count(j.id)::int AS jobs FROM comment_revision r
       LEFT JOIN job j ON j.payload->>'revisionId' = r.id::text WHERE r.comment_id = $1`,
      [id],
    );
    expect(row).toEqual({ revisions: 2, jobs: 2 });
  });

  it('a hidden comment leaves a trace with its reason and no word, its replies stay, and it can come back', async () => {
    const id = await stage.published(camille, consultation, { body: 'À masquer.' });
    await stage.decide(await stage.reply(camille, id, 'Je réponds.'), 'publish');
    const revisionId = await stage.latestRevision(id);
    await stage.transactions.run((tx) => stage.outcomes.hide(tx, revisionId, 'hors_sujet'));
    const trace = await stage.queries.commentById(Viewer.visitor, id);
    expect(trace).toMatchObject({
      state: 'hidden',
      visibility: 'trace',
      traceReason: 'hors_sujet',
      revision: null,
      author: null,
      replyCount: 1,
    });
    expect(JSON.stringify(trace)).not.toMatch(/masquer|Camille/);
    const { nodes } = await stage.queries.replies(Viewer.visitor, id, {});
    expect(nodes.map((reply) => reply.revision?.body)).toEqual(['Je réponds.']);
    expect((await stage.queries.commentById(moderator, id))?.revision?.body).toBe('À masquer.');
    expect(await codeOf(revise(id, 'Encore.'))).toBe('COMMENT_STATE_CONFLICT');
    expect(await codeOf(stage.service.withdraw(camille, id))).toBe('COMMENT_STATE_CONFLICT');
    await stage.decide(id, 'restore');
    expect(await publicBody(id)).toBe('À masquer.');
  });

  it('a withdrawn comment leaves a trace only where it was public, and nothing brings it back', async () => {
    const seen = await stage.published(camille, consultation, { body: 'Retirée.' });
    const waiting = await stage.post(camille, consultation);
    for (const id of [seen, waiting]) {
      await stage.service.withdraw(camille, id);
      await stage.service.withdraw(camille, id);
      await stage.decide(id, 'publish', 'restore');
    }
    expect(await stage.queries.commentById(Viewer.visitor, seen)).toMatchObject({
      state: 'withdrawn',
      revision: null,
      author: null,
    });
    expect(await stage.queries.commentById(Viewer.visitor, waiting)).toBeNull();
    expect(await codeOf(revise(seen, 'Encore.'))).toBe('COMMENT_STATE_CONFLICT');
  });

  it('is its author’s alone to change or withdraw', async () => {
    const id = await stage.published(camille, consultation);
    const waiting = await stage.post(camille, consultation);
    const other = await stage.participant();
    expect(await codeOf(stage.service.revise(other, id, { body: 'x' }))).toBe('NOT_ALLOWED');
    expect(await codeOf(stage.service.revise(moderator, id, { body: 'x' }))).toBe('NOT_ALLOWED');
    expect(await codeOf(stage.service.withdraw(moderator, waiting))).toBe('NOT_ALLOWED');
    expect(await codeOf(stage.service.withdraw(other, waiting))).toBe('NOT_FOUND');
    expect(await codeOf(stage.service.withdraw(Viewer.visitor, id))).toBe('SIGN_IN_REQUIRED');
  });

  it('is no longer changed once the consultation has closed, but may be withdrawn', async () => {
    const closing = await stage.consultation();
    const id = await stage.published(camille, closing);
    await stage.dataSource.query('UPDATE consultation SET closes_at = now() WHERE id = $1', [closing.id]);
    expect(await codeOf(revise(id, 'Trop tard.'))).toBe('CONSULTATION_CLOSED');
    expect(await codeOf(stage.reactions.react(camille, id, 'for'))).toBe('CONSULTATION_CLOSED');
    await stage.service.withdraw(camille, id);
    expect(await stateOf(id)).toBe('withdrawn');
  });

  describe('reactions', () => {
    const reactionsTo = async (id: string, viewer = Viewer.visitor) => {
      const comment = await stage.queries.commentById(viewer, id);
      return [comment?.reactions, comment?.viewerReaction];
    };

    it('fifty times at once by one participant count once', async () => {
      const id = await stage.published(camille, consultation);
      await Promise.all(Array.from({ length: 50 }, () => stage.reactions.react(camille, id, 'for')));
      expect(await reactionsTo(id, camille)).toEqual([{ for: 1, mixed: 0, against: 0 }, 'for']);
      const rows = await stage.dataSource.query('SELECT 1 FROM reaction WHERE comment_id = $1', [id]);
      expect(rows).toHaveLength(1);
    });

    it('change, are withdrawn, and come back', async () => {
      const id = await stage.published(camille, consultation);
      const other = await stage.participant();
      await stage.reactions.react(camille, id, 'for');
      await stage.reactions.react(other, id, 'against');
      await stage.reactions.react(camille, id, 'mixed');
      expect(await reactionsTo(id)).toEqual([{ for: 0, mixed: 1, against: 1 }, null]);
      await stage.reactions.withdrawReaction(camille, id);
      expect(await reactionsTo(id, camille)).toEqual([{ for: 0, mixed: 0, against: 1 }, null]);
      await stage.reactions.react(camille, id, 'mixed');
      expect(await reactionsTo(id, camille)).toEqual([{ for: 0, mixed: 1, against: 1 }, 'mixed']);
    });

    it('belong to the text they were given to', async () => {
      const id = await stage.published(camille, consultation, { body: 'Avant.' });
      await stage.reactions.react(camille, id, 'for');
      await revise(id, 'Après.');
      expect((await reactionsTo(id))[0]).toEqual({ for: 1, mixed: 0, against: 0 });
      await stage.decide(id, 'publish');
      expect((await reactionsTo(id))[0]).toEqual({ for: 0, mixed: 0, against: 0 });
    });

    it('are for what is public only', async () => {
      const id = await stage.post(camille, consultation);
      expect(await codeOf(stage.reactions.react(camille, id, 'for'))).toBe('NOT_FOUND');
    });
  });
});
