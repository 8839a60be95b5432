import { newId } from '#kernel';
import { PublicationService, RecompositionService, StructureService } from '#doctrine';
import { TestPlatform } from '../platform/test-platform';
import { htmlFaults } from './html';

jest.setTimeout(120_000);

describe('the pages of sections that have another address, or none any more', () => {
  let platform: TestPlatform;
  let doctrineId: string;

  const service = <Service>(type: abstract new (...given: never[]) => Service): Service =>
    platform.api.get(type, { strict: false });
  const add = (title: string): Promise<string> =>
    service(StructureService).addSection('operator', {
      ...{ doctrineId, parentId: null, title, markdown: `Sur ${title}.`, reason: 'essai' },
    });
  const publish = (slug: string): Promise<string> =>
    service(PublicationService).publishRelease('operator', {
      ...{ doctrineId, slug, label: `Édition ${slug}`, reason: 'essai' },
    });
  /** The answer to a link, as a browser meets it before it goes on. */
  const ask = (path: string): Promise<Response> => fetch(`${platform.url}${path}`, { redirect: 'manual' });
  const SECTIONS = '/concertations/edition/sections';

  beforeAll(async () => {
    platform = await TestPlatform.start({}, { worker: false });
    doctrineId = newId();
    const { database } = platform;
    await database.query(`INSERT INTO doctrine (id, slug, title) VALUES ($1, 'doctrine', 'Doctrine')`, [
      doctrineId,
    ]);
    const [renamed, merged, into, retired, mergedAndRetired] = [
      await add('Identité'),
      await add('Annuaire'),
      await add('Référentiels'),
      await add('Calendrier'),
      await add('Lexique'),
    ];
    await publish('une');
    const structure = service(StructureService);
    const { mergeSections } = service(RecompositionService);
    const merge = mergeSections.bind(service(RecompositionService));
    await structure.renameSection('operator', {
      ...{ sectionId: renamed, slug: 'identite-des-usagers', reason: 'Plus précis.' },
    });
    await merge('operator', { sectionId: merged, intoId: into, reason: 'Un même sujet.' });
    await merge('operator', { sectionId: mergedAndRetired, intoId: retired, reason: 'Deux annexes en une.' });
    await publish('deux');
    await structure.retireSection('operator', { sectionId: retired, reason: 'Tenu à jour ailleurs.' });
    const releaseId = await publish('trois');
    await database.query(
      `INSERT INTO consultation (id, doctrine_id, release_id, slug, title, opens_at, closes_at, moderation_policy, opened_at)
       VALUES ($1, $2, $3, 'edition', 'Concertation', now() - interval '1 day', now() + interval '9 days', 'before', now())`,
      [newId(), doctrineId, releaseId],
    );
    await add('Nouveautés');
    await publish('quatre');
  }, 120_000);
  afterAll(() => platform.stop());

  it.each([
    ['one that was renamed', 'identite', 'identite-des-usagers'],
    ['the one that took its text', 'annuaire', 'referentiels'],
  ])('lead for good to %s, with all that was asked', async (_, was, is) => {
    const answer = await ask(`${SECTIONS}/${was}?tri=oldest&paragraphe=x`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      301,
      `${SECTIONS}/${is}?tri=oldest&paragraphe=x`,
    ]);
    const english = await ask(`/en/consultations/edition/sections/${was}`);
    expect(english.headers.get('location')).toBe(`/en/consultations/edition/sections/${is}`);
  });

  it('say of one that was retired since when and why, and where its last text is read', async () => {
    const answer = await ask(`${SECTIONS}/calendrier`);
    const page = await answer.text();
    expect(answer.status).toBe(410);
    expect(page).toMatch(/Édition trois[^]*publiée le[^]*Tenu à jour ailleurs\./);
    expect(page).toContain('href="/doctrines/doctrine/editions/deux/sections/calendrier"');
    expect(page).toContain('content="noindex"');
    expect(await htmlFaults(page)).toEqual([]);
    expect((await ask('/doctrines/doctrine/editions/deux/sections/calendrier')).status).toBe(200);
  });

  it('lead from one that was merged to the section that took its text, though that one is gone as well', async () => {
    const answer = await ask(`${SECTIONS}/lexique`);
    const page = await answer.text();
    expect(answer.status).toBe(410);
    expect(page).toContain('Deux annexes en une.');
    expect(page).toContain('href="/doctrines/doctrine/editions/une/sections/lexique"');
    expect(page).toContain('href="/doctrines/doctrine/editions/deux/sections/calendrier"');
  });

  it('say of one that came later in which edition it is', async () => {
    const answer = await ask(`${SECTIONS}/nouveautes`);
    expect(answer.status).toBe(404);
    const page = await answer.text();
    expect(page).toContain('href="/doctrines/doctrine/editions/quatre/sections/nouveautes"');
    expect(page).not.toContain('ne figure plus');
  });

  it('are not found where no section ever was', async () => {
    expect((await ask(`${SECTIONS}/nulle-part`)).status).toBe(404);
  });
});
