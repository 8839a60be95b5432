import type { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { InvalidInput, newId, NotAllowed, SignInRequired } from '#kernel';
import { countStatements } from '#platform/testing';
import { buildConsultation, buildParticipant } from '../../test/builders/consultation.builder';
import { TestDomain } from '../../test/builders/domain.builder';
import {
  DoctrineModule,
  AddressTaken,
  ConsultationAlreadyOpened,
  ConsultationClosed,
  consultationIsOpenSql,
  ConsultationNotOpenYet,
  ConsultationNotReady,
  ConsultationsQueries,
  ConsultationsService,
  type ConsultationContent,
} from './index';

const day = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const date = (days: number): string => day(days).toISOString().slice(0, 10);

describe('a consultation', () => {
  let domain: TestDomain;
  let database: DataSource;
  let service: ConsultationsService;
  let queries: ConsultationsQueries;
  let administrator: Viewer;

  beforeAll(async () => {
    domain = await TestDomain.start(DoctrineModule);
    database = domain.database;
    service = domain.get(ConsultationsService);
    queries = domain.get(ConsultationsQueries);
    administrator = Viewer.participant(await buildParticipant(database), [
      { role: 'administrator', consultationId: null, stageId: null },
    ]);
  }, 60_000);
  afterAll(() => domain.stop());

  const content = async (more: Partial<ConsultationContent> = {}): Promise<ConsultationContent> => {
    const { doctrineId, releaseId } = await buildConsultation(database);
    return {
      doctrineId,
      releaseId,
      slug: `concertation-${newId()}`,
      title: 'Concertation',
      method: '# Participer\n\n- Écrivez.',
      charter: '# Charte\n\n<script>alert(1)</script>Restez **courtois**.',
      opensAt: day(-1),
      closesAt: day(30),
      publicationDueOn: date(60),
      moderationPolicy: 'before',
      ...more,
    };
  };
  const stateOf = async (id: string): Promise<string | undefined> =>
    (await queries.byId(administrator, id))?.state;
  const opened = async (more: Partial<ConsultationContent> = {}): Promise<string> => {
    const id = await service.create(administrator, await content(more));
    await service.open(administrator, id);
    return id;
  };

  it('goes from draft to announced, open and closed by the database’s clock', async () => {
    const wish = await content();
    const id = await service.create(administrator, wish);
    expect(await stateOf(id)).toBe('draft');
    await service.open(administrator, id);
    expect(await stateOf(id)).toBe('open');
    const at = async (opens: string, closes: string): Promise<unknown[]> => {
      await database.query(
        'UPDATE consultation SET opens_at = now() + $2::interval, closes_at = now() + $3::interval WHERE id = $1',
        [id, opens, closes],
      );
      const [row]: [{ open: boolean }] = await database.query(
        `SELECT ${consultationIsOpenSql('c')} AS open FROM consultation c WHERE id = $1`,
        [id],
      );
      return [await stateOf(id), row.open];
    };
    expect(await at('1 second', '1 hour')).toEqual(['announced', false]);
    expect(await at('-1 second', '1 hour')).toEqual(['open', true]);
    expect(await at('-1 hour', '-1 millisecond')).toEqual(['closed', false]);
  });

  it('is not opened without what the law wants known, and the refusal names all of it', async () => {
    const { doctrineId } = await content();
    const id = await service.create(administrator, { doctrineId, slug: `vide-${newId()}`, title: 'Vide' });
    const refusal: unknown = await service.open(administrator, id).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConsultationNotReady);
    expect((refusal as ConsultationNotReady).missing).toEqual([
      'une édition publiée de la doctrine',
      'les modalités de participation',
      'la charte',
      'les dates d’ouverture et de clôture',
      'la date prévue de publication des résultats',
      'la politique de modération',
    ]);
    expect((refusal as ConsultationNotReady).message).toContain('L. 131-1');
  });

  it.each([
    ['la charte', { charter: ' ' }],
    ['les modalités de participation', { method: '' }],
    ['une date de clôture à venir', { opensAt: day(-3), closesAt: day(-2) }],
    ['la politique de modération', { moderationPolicy: null }],
    ['une édition publiée de la doctrine', { releaseId: null }],
  ] as const)('misses only %s', async (missing, more) => {
    const id = await service.create(administrator, await content(more));
    await expect(service.open(administrator, id)).rejects.toMatchObject({ missing: [missing] });
  });

  it('held in the past is brought in by the operator only', async () => {
    const past = { opensAt: day(-300), closesAt: day(-200), publicationDueOn: date(-150) };
    const id = await service.create('operator', await content(past));
    await expect(service.open(administrator, id, day(-310))).rejects.toThrow(ConsultationNotReady);
    await service.open('operator', id, day(-310));
    expect(await stateOf(id)).toBe('closed');
  });

  it('keeps its text, charter and calendar once it is public', async () => {
    const wish = await content();
    const id = await service.create(administrator, wish);
    await service.rewrite(administrator, id, { ...wish, title: 'Autre titre' });
    expect(await queries.byId(administrator, id)).toMatchObject({ title: 'Autre titre' });
    await service.open(administrator, id);
    await expect(service.rewrite(administrator, id, wish)).rejects.toThrow(ConsultationAlreadyOpened);
    await expect(service.open(administrator, id)).rejects.toThrow(ConsultationAlreadyOpened);
  });

  it('shows its charter sanitised, under the page’s own title', async () => {
    const id = await opened();
    const { charterHtml, methodHtml } = (await queries.byId(Viewer.visitor, id)) ?? {};
    expect(charterHtml).toContain('<h2>Charte</h2>');
    expect(charterHtml).not.toContain('script');
    expect(methodHtml).toContain('<li>Écrivez.</li>');
  });

  it('is prolonged to a later instant, while it is not closed', async () => {
    const id = await opened();
    await expect(service.prolong(administrator, id, day(20))).rejects.toThrow(InvalidInput);
    await expect(service.prolong(administrator, id, day(90))).rejects.toThrow(/due avant la clôture/);
    await service.prolong(administrator, id, day(90), date(120));
    expect((await queries.byId(Viewer.visitor, id))?.publicationDueOn).toBe(date(120));
    await service.close(administrator, id);
    await expect(service.prolong(administrator, id, day(200), date(300))).rejects.toThrow(ConsultationClosed);
  });

  it('is closed early at once, but not before it began nor twice', async () => {
    const announced = await opened({ opensAt: day(1) });
    await expect(service.close(administrator, announced)).rejects.toThrow(ConsultationNotOpenYet);
    const id = await opened();
    await service.close(administrator, id);
    expect(await stateOf(id)).toBe('closed');
    await expect(service.close(administrator, id)).rejects.toThrow(ConsultationClosed);
  });

  it('leaves who did what and when in an account that nobody can change', async () => {
    const id = await opened();
    await service.prolong(administrator, id, day(40));
    await service.close(administrator, id);
    const account: { kind: string; by: string }[] = await database.query(
      'SELECT kind, done_by AS by FROM consultation_change WHERE consultation_id = $1 ORDER BY id',
      [id],
    );
    expect(account).toEqual(
      ['created', 'opened', 'prolonged', 'closed_early'].map((kind) => ({
        kind,
        by: administrator.participantId,
      })),
    );
    await expect(
      database.query('DELETE FROM consultation_change WHERE consultation_id = $1', [id]),
    ).rejects.toMatchObject({ code: '23001' });
  });

  it('is managed by its administrators only', async () => {
    const id = await opened();
    const other = Viewer.participant(newId(), [
      { role: 'administrator', consultationId: newId(), stageId: null },
      { role: 'drafter', consultationId: id, stageId: null },
    ]);
    await expect(service.close(other, id)).rejects.toThrow(NotAllowed);
    await expect(service.prolong(Viewer.visitor, id, day(50))).rejects.toThrow(SignInRequired);
    await expect(service.create(other, await content())).rejects.toThrow(NotAllowed);
  });

  it('has an address of its own, a real time zone and an edition of its doctrine', async () => {
    const wish = await content();
    await service.create(administrator, wish);
    await expect(service.create(administrator, wish)).rejects.toThrow(AddressTaken);
    const others: Partial<ConsultationContent>[] = [
      { slug: 'Pas Une Adresse' },
      { timeZone: 'Europe/Lutece' },
      { opensAt: day(3), closesAt: day(2) },
      { publicationDueOn: date(3) },
      { releaseId: (await content()).releaseId },
    ];
    for (const other of others)
      await expect(
        service.create(administrator, { ...wish, slug: `autre-${newId()}`, ...other }),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(INVALID_INPUT|NOT_FOUND)$/) as string });
  });

  it('is seen in preparation by those who prepare it, and by all once public', async () => {
    const wish = await content();
    const id = await service.create(administrator, wish);
    const sees = async (viewer: Viewer): Promise<boolean[]> => [
      (await queries.bySlug(viewer, wish.slug)) !== null,
      (await queries.byId(viewer, id)) !== null,
      (await queries.list(viewer, { first: 100 })).rows.some((row) => row.id === id),
    ];
    const holder = (role: 'drafter' | 'administrator' | 'moderator', of: string): Viewer =>
      Viewer.participant(newId(), [{ role, consultationId: of, stageId: null }]);
    for (const viewer of [Viewer.visitor, holder('moderator', id), holder('administrator', newId())])
      expect(await sees(viewer)).toEqual([false, false, false]);
    for (const viewer of [administrator, holder('administrator', id), holder('drafter', id)])
      expect(await sees(viewer)).toEqual([true, true, true]);
    await service.open(administrator, id);
    expect(await sees(Viewer.visitor)).toEqual([true, true, true]);
  });

  it('says the last edition that was published since the one it is held on', async () => {
    const id = await opened();
    const seen = async () => {
      const view = await queries.byId(Viewer.visitor, id);
      return { newer: view?.newerRelease?.slug ?? null, doctrineId: view?.doctrineId };
    };
    const { newer, doctrineId } = await seen();
    expect(newer).toBeNull();
    const edition = (slug: string, publishedAt: Date | null): Promise<unknown> =>
      database.query(
        `INSERT INTO release (id, doctrine_id, slug, label, state, published_at)
         VALUES ($1, $2, $3, $3, CASE WHEN $4::timestamptz IS NULL THEN 'draft' ELSE 'published' END, $4)`,
        [newId(), doctrineId, slug, publishedAt],
      );
    await edition('avant', day(-4000));
    await edition('en-preparation', null);
    expect((await seen()).newer).toBeNull();
    await edition('puis', day(1));
    await edition('enfin', day(2));
    expect((await seen()).newer).toBe('enfin');
  });

  it('is listed page by page, each once, in one statement', async () => {
    for (const days of [-1, -1, -2]) await opened({ opensAt: day(days) });
    const { result: all } = await countStatements(database, () =>
      queries.list(administrator, { first: 100 }),
    );
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { result, statements } = await countStatements(database, () =>
        domain.get(ConsultationsQueries).list(administrator, { first: 2, after }),
      );
      expect(statements).toHaveLength(1);
      const page = result.rows.slice(0, 2);
      seen.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      after =
        result.rows.length > 2 && last
          ? Buffer.from(JSON.stringify([last.cursor, last.id])).toString('base64url')
          : undefined;
    } while (after);
    expect(seen).toEqual(all.rows.map(({ id }) => id));
    await expect(
      queries.list(administrator, { after: Buffer.from('["now","x"]').toString('base64url') }),
    ).rejects.toThrow(InvalidInput);
  });
});
