import type { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { newId } from '#kernel';
import { TestDomain } from '../../../test/builders/domain.builder';
import {
  DoctrineModule,
  PublicationService,
  SectionWritingsService,
  StructureService,
  WritingQueries,
  WritingService,
} from '../index';

describe('what a drafter has typed and not saved', () => {
  let domain: TestDomain;
  let database: DataSource;
  let writings: SectionWritingsService;
  let writing: WritingService;
  let antoine: Viewer;
  let sylvie: Viewer;
  let doctrineId: string;
  let sectionId: string;
  let baseVersionId: string;

  beforeAll(async () => {
    domain = await TestDomain.start(DoctrineModule);
    database = domain.database;
    writings = domain.get(SectionWritingsService);
    writing = domain.get(WritingService);
  }, 60_000);
  afterAll(() => domain.stop());

  const person = async (): Promise<string> => {
    const id = newId();
    await database.query(
      `INSERT INTO participant (id, email, display_name, category, locale) VALUES ($1, $2, 'Une personne', 'institution', 'fr')`,
      [id, `${id}@exemple.fr`],
    );
    return id;
  };
  const writer = async (): Promise<Viewer> =>
    Viewer.participant(await person(), [{ role: 'administrator', consultationId: null, stageId: null }]);
  const addSection = async (): Promise<[sectionId: string, versionId: string]> => {
    const id = await domain.get(StructureService).addSection(antoine, {
      ...{ doctrineId, parentId: null, title: 'Identité', markdown: 'Un texte.', reason: 'essai' },
    });
    const [row]: { id: string }[] = await database.query(
      'SELECT id FROM section_version WHERE section_id = $1',
      [id],
    );
    return [id, row?.id ?? ''];
  };
  beforeEach(async () => {
    doctrineId = newId();
    await database.query('INSERT INTO doctrine (id, slug, title) VALUES ($1, $2, $3)', [
      ...[doctrineId, `d-${doctrineId}`, 'Doctrine'],
    ]);
    [antoine, sylvie] = [await writer(), await writer()];
    [sectionId, baseVersionId] = await addSection();
  });

  const typed = { number: '', title: 'Identité', reason: '' };
  const keep = (by: Viewer, markdown: string, more: object = {}) =>
    writings.keep(by, { ...typed, sectionId, baseVersionId, markdown, ...more });
  const kept = async (by: Viewer) => (await writings.own(by, sectionId))?.markdown;

  it('is kept as typed, however incomplete, one text a person and section, for that person alone', async () => {
    await keep(antoine, 'Un texte que j’écr');
    await keep(sylvie, 'Le mien.');
    const again = await keep(antoine, ' Un texte\r\nque j’écris ', { title: '', reason: 'parce' });
    expect(again).toMatchObject({ baseVersionId, title: '', reason: 'parce' });
    expect([await kept(antoine), await kept(sylvie), await kept(await writer())]).toEqual([
      ...[' Un texte\nque j’écris ', 'Le mien.', undefined],
    ]);
  });

  it('goes when its author saves the section or throws it away, and stays when another does', async () => {
    await keep(antoine, 'Le mien.');
    await keep(sylvie, 'Le sien.');
    await writing.saveText(antoine, {
      ...{ ...typed, sectionId, baseVersionId, markdown: 'Le mien.', reason: 'essai' },
    });
    expect([await kept(antoine), await kept(sylvie)]).toEqual([undefined, 'Le sien.']);
    await writings.discard(antoine, sectionId);
    await writings.discard(sylvie, sectionId);
    expect(await kept(sylvie)).toBeUndefined();
  });

  it('stays when the saving is refused because somebody saved before', async () => {
    await keep(antoine, 'Le mien.');
    const text = { ...typed, sectionId, baseVersionId, reason: 'essai' };
    await writing.saveText(sylvie, { ...text, markdown: 'Le sien.' });
    await expect(writing.saveText(antoine, { ...text, markdown: 'Le mien.' })).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
    });
    expect(await kept(antoine)).toBe('Le mien.');
  });

  it('is refused for a section that one does not write, a version of another, or beyond 75 kB', async () => {
    const [, elsewhere] = await addSection();
    const reader = Viewer.participant(await person(), []);
    await expect(keep(reader, 'Un texte.')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(writings.discard(reader, sectionId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(keep(Viewer.visitor, 'Un texte.')).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
    await expect(keep(antoine, 'Un texte.', { sectionId: newId() })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const [more, field] of [
      [{ baseVersionId: elsewhere }, 'baseVersionId'],
      [{ reason: 'é'.repeat(37_499) }, 'markdown'],
    ] as const)
      await expect(keep(antoine, 'Un texte.', more)).rejects.toMatchObject({ field });
    await keep(antoine, 'a'.repeat(74_000));
  });

  it('goes with the account', async () => {
    const gone = await writer();
    await keep(gone, 'Le mien.');
    await database.query('DELETE FROM participant WHERE id = $1', [gone.participantId]);
    expect(await database.query('SELECT FROM section_writing WHERE section_id = $1', [sectionId])).toEqual(
      [],
    );
  });

  it('sent twenty times at once is one text', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => keep(antoine, String(n))));
    const rows: unknown[] = await database.query('SELECT FROM section_writing WHERE section_id = $1', [
      sectionId,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('a draft with the published title and text is no draft, in the list, the section and the counts', async () => {
    const queries = domain.get(WritingQueries);
    const standing = async () => [
      (await queries.section(antoine, sectionId))?.state,
      (await queries.sections(doctrineId))[0]?.state,
      (await queries.workspace(antoine, `d-${doctrineId}`))?.draftCount,
    ];
    expect(await standing()).toEqual(['draft', 'draft', 1]);
    await domain.get(PublicationService).publishRelease(antoine, {
      ...{ doctrineId, slug: 'edition', label: 'Édition', reason: 'essai' },
    });
    const text = { ...typed, sectionId, reason: 'essai' };
    const draft = await writing.saveText(antoine, { ...text, baseVersionId, markdown: 'Un autre texte.' });
    expect(await standing()).toEqual(['draft', 'draft', 1]);
    await writing.discardDraft(antoine, { sectionId, baseVersionId: draft.versionId });
    expect(await standing()).toEqual(['published', 'published', 0]);
    const latest = (await queries.section(antoine, sectionId))?.versionId ?? '';
    await writing.saveText(antoine, {
      ...{ ...text, title: 'Autrement', baseVersionId: latest, markdown: 'Un texte.' },
    });
    expect(await standing()).toEqual(['draft', 'draft', 1]);
  });
});
