import type { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { DomainError } from '#kernel';
import { Transactions } from '#platform';
import { buildParticipant } from '../../test/builders/consultation.builder';
import { TestDomain } from '../../test/builders/domain.builder';
import { ModeratedConsultation, type SentText } from '../../test/builders/moderation.builder';
import { AppealsService } from './appeals.service';
import { DecisionLog } from './decision.log';
import { DecisionQueries, logCursor } from './decision.queries';
import { caseCursor, ModerationCaseQueries } from './moderation-case.queries';
import { ModerationModule } from './moderation.module';
import { ModerationService, type DecisionToTake } from './moderation.service';
import { ScreeningService } from './screening.service';

const FACTS = 'Le deuxième paragraphe attaque une personne par son nom.';

describe('moderators and their cases', () => {
  let app: TestDomain;
  let dataSource: DataSource;
  let moderation: ModerationService;
  let cases: ModerationCaseQueries;
  let world: ModeratedConsultation;
  let moderator: Viewer;

  beforeAll(async () => {
    app = await TestDomain.start(ModerationModule);
    dataSource = app.database;
    moderation = app.get(ModerationService);
    cases = app.get(ModerationCaseQueries);
  }, 30_000);

  beforeEach(async () => {
    world = await ModeratedConsultation.build(dataSource, 'before');
    moderator = moderatorOf(world.id, world.moderatorId);
  });

  afterAll(() => app.stop());

  const moderatorOf = (consultationId: string, participantId: string): Viewer =>
    Viewer.participant(participantId, [{ role: 'moderator', consultationId, stageId: null }]);

  const anotherModerator = async (): Promise<Viewer> =>
    moderatorOf(world.id, await buildParticipant(dataSource, 'Claude Morel'));

  const screened = async (text: Promise<SentText>): Promise<SentText & { caseId: string }> => {
    const sent = await text;
    await app.get(Transactions).run((tx) => app.get(ScreeningService).screenRevision(tx, sent.revisionId));
    return { ...sent, caseId: await caseOn(sent.revisionId) };
  };

  const caseOn = async (revisionId: string): Promise<string> => {
    const rows: { id: string }[] = await dataSource.query(
      `SELECT id FROM moderation_case WHERE revision_id = $1 AND state = 'open'`,
      [revisionId],
    );
    return rows[0]?.id ?? '';
  };

  const codeOf = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'done';
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  };

  const refusal = (caseId: string): DecisionToTake => ({
    caseId,
    kind: 'refuse',
    reasonCode: 'propos_injurieux',
    facts: FACTS,
  });

  const stateOf = async (revisionId: string): Promise<string> => {
    const rows: { state: string }[] = await dataSource.query(
      'SELECT state FROM comment_revision WHERE id = $1',
      [revisionId],
    );
    return rows[0]?.state ?? '';
  };

  /** The lease of the case is over, as if its minutes had passed. */
  const endLeaseOf = (caseId: string): Promise<unknown> =>
    dataSource.query(
      `UPDATE moderation_case SET lease_expires_at = now() - interval '1 second' WHERE id = $1`,
      [caseId],
    );

  const published = async (): Promise<SentText & { caseId: string }> => {
    const text = await screened(world.send());
    await moderation.claim(moderator, text.caseId);
    await moderation.decide(moderator, { caseId: text.caseId, kind: 'publish' });
    return text;
  };

  describe('a lease', () => {
    it('goes to one of twenty moderators who claim at once', async () => {
      const { caseId } = await screened(world.send());
      const crowd = await Promise.all(Array.from({ length: 20 }, anotherModerator));
      const codes = await Promise.all(crowd.map((viewer) => codeOf(moderation.claim(viewer, caseId))));
      expect(codes.filter((code) => code === 'done')).toHaveLength(1);
      expect(codes.filter((code) => code === 'CASE_HELD_BY_ANOTHER')).toHaveLength(19);
    });

    it('says until when another holds the case, in the time of the consultation', async () => {
      const { caseId } = await screened(world.send());
      await moderation.claim(moderator, caseId);
      await expect(moderation.claim(await anotherModerator(), caseId)).rejects.toThrow(
        /^Un autre modérateur a pris ce dossier en charge jusqu’à \d+\u00A0h\u00A0\d\d \(heure de Paris\)\.$/,
      );
    });

    it('is renewed by its holder, given back, and comes back when it ends', async () => {
      const { caseId } = await screened(world.send());
      const other = await anotherModerator();
      await moderation.claim(moderator, caseId);
      await moderation.claim(moderator, caseId);
      await moderation.release(other, caseId);
      expect(await codeOf(moderation.claim(other, caseId))).toBe('CASE_HELD_BY_ANOTHER');
      await moderation.release(moderator, caseId);
      expect(await codeOf(moderation.claim(other, caseId))).toBe('done');
      await endLeaseOf(caseId);
      expect(await codeOf(moderation.claim(moderator, caseId))).toBe('done');
    });

    it('that has ended decides nothing', async () => {
      const { caseId, revisionId } = await screened(world.send());
      expect(await codeOf(moderation.decide(moderator, { caseId, kind: 'publish' }))).toBe('LEASE_ENDED');
      await moderation.claim(moderator, caseId);
      await endLeaseOf(caseId);
      expect(await codeOf(moderation.decide(moderator, { caseId, kind: 'publish' }))).toBe('LEASE_ENDED');
      await moderation.claim(await anotherModerator(), caseId);
      expect(await codeOf(moderation.decide(moderator, refusal(caseId)))).toBe('CASE_HELD_BY_ANOTHER');
      expect(await stateOf(revisionId)).toBe('in_review');
    });
  });

  describe('a decision', () => {
    it('publishes: the text, the log, the case and the author’s job together', async () => {
      const { caseId, revisionId, commentId } = await screened(world.send());
      await moderation.claim(moderator, caseId);
      const decisionId = await moderation.decide(moderator, { caseId, kind: 'publish' });
      expect(await stateOf(revisionId)).toBe('published');
      expect(await caseOn(revisionId)).toBe('');
      const [decision] = await app.get(DecisionQueries).ofComments([commentId]);
      expect(decision).toMatchObject({ id: decisionId, kind: 'publish', byRule: false, statement: null });
      const jobs: unknown[] = await dataSource.query(
        `SELECT 1 FROM job WHERE name = 'moderation.tell-author' AND payload->>'decisionId' = $1`,
        [decisionId],
      );
      expect(jobs).toHaveLength(1);
    });

    it('refuses with the six items of the statement of reasons', async () => {
      const { caseId, revisionId, commentId } = await screened(world.send());
      await moderation.claim(moderator, caseId);
      await moderation.decide(moderator, refusal(caseId));
      expect(await stateOf(revisionId)).toBe('refused');
      const [decision] = await app.get(DecisionQueries).ofComments([commentId]);
      expect(decision?.statement).toContain(FACTS);
      expect(decision?.statement).toContain('Motif : Propos injurieux');
      const items: { keys: string[] }[] = await dataSource.query(
        'SELECT ARRAY(SELECT json_object_keys(statement_items)) AS keys FROM decision WHERE id = $1',
        [decision?.id],
      );
      expect(items[0]?.keys).toEqual([
        'measure',
        'facts',
        'automatedMeans',
        'legalGround',
        'charterGround',
        'redress',
      ]);
    });

    it.each([
      ['a refusal without a reason', { kind: 'refuse', facts: FACTS }, 'REASON_REQUIRED'],
      ['a refusal without facts', { kind: 'refuse', reasonCode: 'hors_sujet' }, 'STATEMENT_REQUIRED'],
      [
        'an unknown reason',
        { kind: 'refuse', reasonCode: 'mauvaise_humeur', facts: FACTS },
        'REASON_UNKNOWN',
      ],
      ['a reason for publishing', { kind: 'publish', reasonCode: 'hors_sujet' }, 'REASON_NOT_EXPECTED'],
      [
        'hiding what is not public',
        { kind: 'hide', reasonCode: 'hors_sujet', facts: FACTS },
        'MODERATION_STATE_CONFLICT',
      ],
      [
        'deciding on a case that has changed',
        { kind: 'publish', expectedVersion: 7 },
        'MODERATION_STATE_CONFLICT',
      ],
    ] as const)('is refused for %s, and nothing is changed', async (_, decision, code) => {
      const { caseId, revisionId } = await screened(world.send());
      await moderation.claim(moderator, caseId);
      expect(await codeOf(moderation.decide(moderator, { caseId, ...decision }))).toBe(code);
      expect(await stateOf(revisionId)).toBe('in_review');
      expect(await caseOn(revisionId)).toBe(caseId);
    });

    it('is taken once when publishing and refusing meet', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { caseId, revisionId, commentId } = await screened(
          world.send({ body: `Une remarque, la numéro ${String(round)}.` }),
        );
        await moderation.claim(moderator, caseId);
        const codes = await Promise.all([
          codeOf(moderation.decide(moderator, { caseId, kind: 'publish' })),
          codeOf(moderation.decide(moderator, refusal(caseId))),
        ]);
        expect(codes.sort()).toEqual(['CASE_ALREADY_DECIDED', 'done']);
        const decisions = await app.get(DecisionQueries).ofComments([commentId]);
        expect(decisions).toHaveLength(1);
        expect(await stateOf(revisionId)).toBe(decisions[0]?.kind === 'publish' ? 'published' : 'refused');
      }
      expect(await app.get(DecisionLog).verify(world.id)).toMatchObject({ intact: true, length: 5 });
    });

    it('is not for a moderator of another consultation, nor for other roles', async () => {
      const { caseId } = await screened(world.send());
      const elsewhere = await ModeratedConsultation.build(dataSource, 'before');
      const strangers = [
        moderatorOf(elsewhere.id, world.moderatorId),
        Viewer.participant(world.moderatorId),
        Viewer.participant(world.moderatorId, [
          { role: 'administrator', consultationId: null, stageId: null },
          { role: 'drafter', consultationId: world.id, stageId: null },
        ]),
      ];
      for (const stranger of strangers) {
        expect(await codeOf(moderation.claim(stranger, caseId))).toBe('NOT_FOUND');
        expect(await codeOf(moderation.release(stranger, caseId))).toBe('NOT_FOUND');
        expect(await codeOf(moderation.decide(stranger, refusal(caseId)))).toBe('NOT_FOUND');
        expect(await cases.byId(stranger, caseId)).toBeNull();
        expect((await cases.queue(stranger, {})).rows).toEqual([]);
        expect((await cases.queue(stranger, { consultationId: world.id })).rows).toEqual([]);
        expect(await app.get(DecisionQueries).log(stranger, world.id, {})).toBeNull();
      }
      expect(await codeOf(moderation.claim(Viewer.visitor, caseId))).toBe('SIGN_IN_REQUIRED');
    });

    it('is not taken by who wrote or transcribed the text', async () => {
      const own = await screened(world.send({ authorId: world.moderatorId }));
      const transcribed = await screened(world.send({ authorId: null, transcribedBy: world.moderatorId }));
      for (const { caseId } of [own, transcribed]) {
        expect(await codeOf(moderation.claim(moderator, caseId))).toBe('MODERATION_OWN_TEXT');
        await dataSource.query(
          `UPDATE moderation_case SET lease_holder_id = $2, lease_expires_at = now() + interval '1 hour' WHERE id = $1`,
          [caseId, world.moderatorId],
        );
        expect(await codeOf(moderation.decide(moderator, { caseId, kind: 'publish' }))).toBe(
          'MODERATION_OWN_TEXT',
        );
      }
    });

    it('does not fall on a text that was withdrawn or replaced meanwhile', async () => {
      const withdrawn = await screened(world.send());
      const replaced = await screened(world.send({ body: 'Une autre remarque, qui sera remplacée.' }));
      for (const { caseId } of [withdrawn, replaced]) await moderation.claim(moderator, caseId);
      await world.withdraw(withdrawn.commentId);
      await world.revise(replaced.commentId, 'Le texte qui remplace cette autre remarque.');
      for (const { caseId } of [withdrawn, replaced]) {
        expect(await codeOf(moderation.decide(moderator, { caseId, kind: 'publish' }))).toBe(
          'MODERATION_STATE_CONFLICT',
        );
      }
      expect((await cases.queue(moderator, {})).rows).toEqual([]);
    });
  });

  describe('the queue', () => {
    it('lists what is due first, page by page, each case once', async () => {
      for (let n = 0; n < 7; n += 1)
        await screened(world.send({ body: `Remarque à relire, numéro ${String(n)}.` }));
      await dataSource.query(
        `UPDATE moderation_case SET due_at = '2026-01-01' WHERE consultation_id = $1 AND id IN (
           SELECT id FROM moderation_case WHERE consultation_id = $1 ORDER BY id DESC LIMIT 4)`,
        [world.id],
      );
      const seen: string[] = [];
      for (let after: string | null = null; ;) {
        const { rows, size } = await cases.queue(moderator, { first: 3, after });
        const page = rows.slice(0, size);
        seen.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        if (rows.length <= size || !last) break;
        after = caseCursor(last);
      }
      const expected: { id: string }[] = await dataSource.query(
        'SELECT id FROM moderation_case WHERE consultation_id = $1 ORDER BY due_at, id',
        [world.id],
      );
      expect(seen).toEqual(expected.map(({ id }) => id));
    });

    it('is filtered by queue, section and holder', async () => {
      const plain = await screened(world.send());
      const personal = await screened(world.send({ body: 'Appelez-moi au 06 12 34 56 78 dans la journée.' }));
      const ids = async (filter: object): Promise<string[]> =>
        (await cases.queue(moderator, filter)).rows.map(({ id }) => id);
      expect(await ids({ queue: 'personal_data' })).toEqual([personal.caseId]);
      expect(await ids({ queue: 'review' })).toEqual([plain.caseId]);
      expect(await ids({ queue: 'appeal' })).toEqual([]);
      expect(await ids({ sectionId: world.sectionId })).toHaveLength(2);
      expect(await ids({ sectionId: world.id })).toEqual([]);
      await moderation.claim(moderator, plain.caseId);
      expect(await ids({ mine: true })).toEqual([plain.caseId]);
      const [row] = (await cases.queue(await anotherModerator(), { queue: 'review' })).rows;
      expect(row).toMatchObject({
        lease: 'other',
        authorName: 'Camille',
        isLate: false,
        sectionTitle: '1 Section 1',
      });
    });

    it('counts what waits, by queue, and what the moderator can take', async () => {
      const plain = await screened(world.send());
      const personal = await screened(world.send({ body: 'Appelez-moi au 06 12 34 56 78 dans la journée.' }));
      const own = await screened(world.send({ authorId: world.moderatorId }));
      await dataSource.query(`UPDATE moderation_case SET due_at = '2026-01-01' WHERE id = $1`, [
        plain.caseId,
      ]);
      const ids = async (): Promise<string[]> =>
        (await cases.queue(moderator, { available: true })).rows.map(({ id }) => id);
      expect(await cases.count(moderator, {})).toBe(3);
      expect(await cases.count(moderator, { queue: 'personal_data' })).toBe(1);
      expect(await cases.countByQueue(moderator, { queue: 'personal_data' })).toEqual([
        { queue: 'personal_data', count: 1, late: 0 },
        { queue: 'review', count: 2, late: 1 },
      ]);
      expect(await ids()).toEqual([plain.caseId, personal.caseId]);
      await moderation.claim(moderator, plain.caseId);
      expect(await ids()).toContain(plain.caseId);
      const other = await anotherModerator();
      await moderation.claim(other, personal.caseId);
      expect(await ids()).toEqual([plain.caseId]);
      expect(await cases.count(moderator, { available: true })).toBe(1);
      const stranger = Viewer.participant(world.moderatorId, []);
      expect([await cases.count(stranger, {}), await cases.countByQueue(stranger, {})]).toEqual([0, []]);
      expect(await cases.byId(moderator, own.caseId)).toMatchObject({
        isOwnText: true,
        timeZone: 'Europe/Paris',
      });
    });

    it('shows late cases as such', async () => {
      const { caseId } = await screened(world.send());
      await dataSource.query(
        `UPDATE moderation_case SET opened_at = now() - interval '80 hours', due_at = now() - interval '8 hours' WHERE id = $1`,
        [caseId],
      );
      const row = await cases.byId(moderator, caseId);
      expect(row?.isLate).toBe(true);
      expect(row?.ageSeconds).toBeGreaterThanOrEqual(80 * 3_600 - 1);
    });
  });

  it('the log is read newest first, page by page, with who decided', async () => {
    await published();
    await published();
    await published();
    const first = await app.get(DecisionQueries).log(moderator, world.id, { first: 2 });
    expect(first?.rows.slice(0, 2).map(({ seq, deciderName }) => [seq, deciderName])).toEqual([
      ['3', 'Dominique'],
      ['2', 'Dominique'],
    ]);
    const second = first?.rows[1];
    const rest = await app
      .get(DecisionQueries)
      .log(moderator, world.id, { after: second ? logCursor(second) : null });
    expect(rest?.rows.map(({ seq }) => seq)).toEqual(['1']);
    expect(await app.get(DecisionLog).verify(world.id)).toMatchObject({ intact: true, length: 3 });
  });

  it('a restriction is undone by another moderator only, and says why', async () => {
    const { caseId, revisionId, commentId } = await screened(world.send());
    await moderation.claim(moderator, caseId);
    await moderation.decide(moderator, refusal(caseId));
    const [decision] = await app.get(DecisionQueries).ofComments([commentId]);
    expect(decision).toMatchObject({ appealedAt: null, canBeAppealed: true });
    const motive = 'Le paragraphe cité ne nomme personne, relisez-le.';
    const ask = (viewer: Viewer): Promise<string> =>
      codeOf(app.get(AppealsService).appeal(viewer, { decisionId: decision?.id ?? '', motive }));
    const author = Viewer.participant(world.authorId);
    expect(await ask(moderator)).toBe('NOT_FOUND');
    expect(await ask(Viewer.visitor)).toBe('SIGN_IN_REQUIRED');
    expect(await Promise.all([ask(author), ask(author)])).toEqual(['done', 'done']);
    const [appealed] = await app.get(DecisionQueries).ofComments([commentId]);
    expect(appealed).toMatchObject({ appealedAt: expect.any(Date) as Date, canBeAppealed: false });
    const appeal = await caseOn(revisionId);
    expect(await cases.byId(moderator, appeal)).toMatchObject({ queue: 'appeal', appealMotive: motive });
    await moderation.claim(moderator, appeal);
    expect(
      await codeOf(moderation.decide(moderator, { caseId: appeal, kind: 'publish', facts: FACTS })),
    ).toBe('MODERATION_SAME_MODERATOR');
    await moderation.release(moderator, appeal);
    const other = await anotherModerator();
    await moderation.claim(other, appeal);
    expect(await codeOf(moderation.decide(other, { caseId: appeal, kind: 'publish' }))).toBe(
      'STATEMENT_REQUIRED',
    );
    await moderation.decide(other, { caseId: appeal, kind: 'publish', facts: FACTS });
    expect(await stateOf(revisionId)).toBe('published');
    expect(await ask(author)).toBe('done');
    expect(await caseOn(revisionId)).toBe('');
  });

  it('an appeal needs a restriction that still applies', async () => {
    const { commentId } = await published();
    const [publication] = await app.get(DecisionQueries).ofComments([commentId]);
    const refused = await screened(world.send({ body: 'Un texte refusé, puis remplacé par son auteur.' }));
    await moderation.claim(moderator, refused.caseId);
    const decisionId = await moderation.decide(moderator, refusal(refused.caseId));
    await world.revise(refused.commentId, 'Le texte qui remplace celui qui fut refusé.');
    const author = Viewer.participant(world.authorId);
    const motive = 'Je conteste cette décision, que je ne comprends pas.';
    const told = await app.get(DecisionQueries).ofComments([commentId, refused.commentId]);
    expect(told.map(({ canBeAppealed }) => canBeAppealed)).toEqual([false, false]);
    for (const id of [publication?.id ?? '', decisionId]) {
      expect(await codeOf(app.get(AppealsService).appeal(author, { decisionId: id, motive }))).toBe(
        'APPEAL_NOT_POSSIBLE',
      );
    }
  });
});
