import { Viewer } from '#identity';
import { newId } from '#kernel';
import { TestDomain } from '../../test/builders/domain.builder';
import {
  DoctrineModule,
  PublicationService,
  RecompositionService,
  SectionAddresses,
  StructureService,
} from './index';

const reason = 'essai';

describe('addresses that sections once had', () => {
  let domain: TestDomain;
  let addresses: SectionAddresses;
  let structure: StructureService;
  let recomposition: RecompositionService;
  let doctrineId: string;

  beforeAll(async () => {
    domain = await TestDomain.start(DoctrineModule);
    addresses = domain.get(SectionAddresses);
    structure = domain.get(StructureService);
    recomposition = domain.get(RecompositionService);
  }, 60_000);
  afterAll(() => domain.stop());
  beforeEach(async () => {
    doctrineId = newId();
    await domain.database.query('INSERT INTO doctrine (id, slug, title) VALUES ($1, $2, $3)', [
      ...[doctrineId, `d-${doctrineId}`, 'Doctrine'],
    ]);
  });

  const add = (title: string): Promise<string> =>
    structure.addSection('operator', {
      doctrineId,
      parentId: null,
      title,
      markdown: `Sur ${title}.`,
      reason,
    });
  const publish = (slug: string): Promise<string> =>
    domain.get(PublicationService).publishRelease('operator', { doctrineId, slug, label: slug, reason });
  const leadsTo = async (releaseId: string, slug: string) =>
    addresses.inRelease(Viewer.visitor, releaseId, slug);

  it('lead to the section by its address in the edition that is asked for, whichever came first', async () => {
    const id = await add('Identité');
    const first = await publish('un');
    await structure.renameSection('operator', { sectionId: id, slug: 'identifier', reason });
    const second = await publish('deux');
    expect(await leadsTo(second, 'identite')).toMatchObject({
      sectionId: id,
      slug: 'identifier',
      isMerged: false,
    });
    expect(await leadsTo(first, 'identifier')).toMatchObject({ sectionId: id, slug: 'identite' });
    expect(await leadsTo(first, 'identite')).toMatchObject({ slug: 'identite' });
  });

  it('lead to the section that took the text, and to the one that took that one’s', async () => {
    const [a, b, c] = [await add('A'), await add('B'), await add('C')];
    const first = await publish('un');
    await recomposition.mergeSections('operator', { sectionId: a, intoId: b, reason });
    await recomposition.mergeSections('operator', { sectionId: b, intoId: c, reason });
    const second = await publish('deux');
    expect(await leadsTo(second, 'a')).toMatchObject({ sectionId: a, slug: 'c', isMerged: true });
    expect(await leadsTo(first, 'a')).toMatchObject({ slug: 'a', isMerged: false });
  });

  it('say of a section that was retired which edition last held it', async () => {
    const [a] = [await add('A'), await add('B')];
    await publish('un');
    await structure.retireSection('operator', { sectionId: a, reason });
    const second = await publish('deux');
    expect(await leadsTo(second, 'a')).toMatchObject({
      ...{ sectionId: a, title: 'A', slug: null },
      lastRelease: { slug: 'un', sectionSlug: 'a' },
      retirement: { releaseSlug: 'deux', reason },
      successor: null,
    });
  });

  it('say of a merged section where its text is, even when no edition of today holds that one either', async () => {
    const [a, b] = [await add('A'), await add('B'), await add('C')];
    await publish('un');
    await recomposition.mergeSections('operator', { sectionId: a, intoId: b, reason: 'Même sujet.' });
    await publish('deux');
    await structure.retireSection('operator', { sectionId: b, reason: 'Sujet traité ailleurs.' });
    const third = await publish('trois');
    expect(await leadsTo(third, 'a')).toMatchObject({
      slug: null,
      retirement: { releaseSlug: 'deux', reason: 'Même sujet.' },
      successor: { title: 'B', releaseSlug: 'deux', sectionSlug: 'b' },
    });
  });

  it('tell of a retirement only once an edition shows it', async () => {
    const a = await add('A');
    const first = await publish('un');
    await add('B');
    await structure.retireSection('operator', { sectionId: a, reason: 'Secret.' });
    expect(await leadsTo(first, 'a')).toMatchObject({ slug: 'a', retirement: null });
  });

  it('lead nowhere when no edition that the reader sees had them: a draft’s address says nothing', async () => {
    const a = await add('A');
    const first = await publish('un');
    await add('Section secrète');
    await structure.renameSection('operator', { sectionId: a, slug: 'nouvelle-adresse', reason });
    expect(await leadsTo(first, 'section-secrete')).toBeNull();
    expect(await leadsTo(first, 'nouvelle-adresse')).toBeNull();
    expect(await leadsTo('pas-un-identifiant', 'a')).toBeNull();
    expect(await leadsTo(newId(), 'a')).toBeNull();
  });

  it('stay the section’s own: no other section may take one that readers know', async () => {
    const a = await add('A');
    await publish('un');
    await structure.renameSection('operator', { sectionId: a, slug: 'autre', reason });
    const b = await add('A');
    const second = await publish('deux');
    expect(await leadsTo(second, 'a')).toMatchObject({ sectionId: a, slug: 'autre' });
    expect(await leadsTo(second, 'a-2')).toMatchObject({ sectionId: b });
  });
});
