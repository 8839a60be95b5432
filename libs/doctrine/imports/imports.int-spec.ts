import { newId, NotFound } from '#kernel';
import { Viewer } from '#identity';
import { TestDomain } from '../../../test/builders/domain.builder';
import { zipOf } from '../../../test/builders/zip.builder';
import {
  type CommentCounting,
  DoctrineModule,
  ImportComparison,
  ImportOutdated,
  ImportReading,
  ImportsQueries,
  ImportsService,
} from '../index';

const page = (text: string) => Buffer.from(text);
const none = () => Promise.resolve(new Map<string, number>());
const noComments: CommentCounting = { onSections: none, onBlocks: none };

describe('a file sent for a doctrine', () => {
  let domain: TestDomain;
  let imports: ImportsService;
  let writer: Viewer;
  let stranger: Viewer;

  const rows = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    domain.database.query(sql, parameters);
  const sections = () =>
    rows<{ slug: string; title: string; text: string; retired: boolean }>(
      `SELECT s.slug, s.title, v.text, s.retired_at IS NOT NULL AS retired FROM section s JOIN LATERAL (
         SELECT text FROM section_version WHERE section_id = s.id ORDER BY ordinal DESC LIMIT 1) v ON true ORDER BY s.slug`,
    );
  const idOf = async (slug: string) =>
    (await rows<{ id: string }>('SELECT id FROM section WHERE slug = $1 AND retired_at IS NULL', [slug]))[0]
      ?.id ?? '';

  /** Sends a file and has it read, as the worker does. */
  const sent = async (
    fileName: string,
    bytes: Buffer,
    scope: string,
    sectionId?: string,
    counts = noComments,
  ): Promise<string> => {
    const id = await imports.receive(writer, { doctrineSlug: 'essai', fileName, bytes, scope, sectionId });
    const reading = domain.get(ImportReading);
    const read = await reading.read(id);
    await domain.database.transaction((manager) => reading.plan(manager, id, read, counts));
    return id;
  };
  const planOf = async (id: string) => {
    const view = await domain.get(ImportsQueries).one(writer, id);
    const plan = await domain.get(ImportsQueries).plan(id);
    return { state: view?.state, refusal: view?.refusal, digest: view?.digest ?? '', plan };
  };
  const lines = async (id: string) =>
    (await planOf(id)).plan?.sections.map(
      ({ currentSlug, importedSlug, changes }) =>
        `${currentSlug ?? '—'} > ${importedSlug ?? '—'}: ${changes.join(' ')}`,
    );

  beforeAll(async () => {
    domain = await TestDomain.start(DoctrineModule);
    imports = domain.get(ImportsService);
    const person = async (name: string): Promise<string> => {
      const id = newId();
      await rows(`INSERT INTO participant (id, email, display_name) VALUES ($1, $2, $3)`, [
        id,
        `${name}@exemple.fr`,
        name,
      ]);
      return id;
    };
    writer = Viewer.participant(await person('anne'), [
      { role: 'administrator', consultationId: null, stageId: null },
    ]);
    stranger = Viewer.participant(await person('bob'), []);
    const first = zipOf([
      {
        name: '01-principes.md',
        data: '# Principes\n\nLa doctrine pose des principes communs à tous les acteurs.\n\n## Portée\n\nElle vaut partout sur le territoire.',
      },
      { name: '02-annexe.md', data: '# Annexe\n\nLa liste des textes de référence est tenue à jour.' },
    ]);
    await rows(`INSERT INTO doctrine (id, slug, title) VALUES ($1, 'essai', 'Essai')`, [newId()]);
    const id = await sent('doctrine.zip', first, 'whole');
    await imports.apply(writer, { importId: id, digest: (await planOf(id)).digest, reason: 'Reprise' });
  }, 60_000);
  afterAll(() => domain.stop());

  it('is written as drafts with its account, and goes when it is applied', async () => {
    expect((await sections()).map(({ slug }) => slug)).toEqual(['annexe', 'principes', 'principes--portee']);
    const [kept] = await rows('SELECT state, bytes, content, reason FROM doctrine_import');
    expect(kept).toEqual({ state: 'applied', bytes: null, content: null, reason: 'Reprise' });
    expect(await rows('SELECT DISTINCT kind, reason FROM section_event')).toEqual([
      { kind: 'added', reason: 'Reprise' },
    ]);
  });

  it('replaces one section with what is below it, and nothing else', async () => {
    const text =
      '<h1>Principes généraux</h1><p>La doctrine pose des principes communs à tous les acteurs.</p><h2>Limites</h2><p>Tout autre chose.</p>';
    const id = await sent('texte.html', page(text), 'replace', await idOf('principes'));
    expect(await lines(id)).toEqual([
      'principes > principes: renamed',
      '— > principes--limites: added',
      'principes--portee > —: retired',
    ]);
    await imports.apply(writer, { importId: id, digest: (await planOf(id)).digest, reason: 'Révision' });
    expect(await sections()).toMatchObject([
      { slug: 'annexe', retired: false },
      { slug: 'principes', title: 'Principes généraux', retired: false },
      { slug: 'principes--limites', retired: false },
      { slug: 'principes--portee', retired: true },
    ]);
  });

  it('is shown beside the present text, with the contributions that would lose their paragraph', async () => {
    const section = await idOf('principes');
    const removed = await rows<{ id: string }>(
      `SELECT b.block_id AS id FROM block b JOIN section_version v ON v.id = b.section_version_id WHERE v.section_id = $1 AND b.position = 1`,
      [section],
    );
    const id = await sent(
      'texte.html',
      page('<h1>Principes généraux</h1><p>Un texte sans rapport.</p>'),
      'replace',
      section,
      {
        onSections: () => Promise.resolve(new Map([[section, 5]])),
        onBlocks: (ids) => Promise.resolve(new Map(ids.map((one) => [one, one === removed[0]?.id ? 2 : 0]))),
      },
    );
    expect((await planOf(id)).plan?.sections[0]).toMatchObject({ comments: 5, commentsOnRemoved: 2 });
    const comparison = domain.get(ImportComparison);
    const changed = await comparison.ofSection(writer, id, 'principes');
    expect(changed?.changes.map(({ kind }) => kind)).toEqual(['unchanged', 'removed', 'inserted']);
    expect(changed?.html).toMatch(/<del>.*principes communs[^]*<ins>.*sans rapport/);
    const retired = await comparison.ofSection(writer, id, 'principes--limites');
    expect(retired?.wordsRemoved).toBeGreaterThan(0);
    expect(retired?.wordsAdded).toBe(0);
    expect(await comparison.ofSection(stranger, id, 'principes')).toBeNull();
    expect(await comparison.ofSection(writer, id, 'nulle-part')).toBeNull();
  });

  it('adds a page below a section, retires nothing, and brings it up to date when sent again', async () => {
    const top = await idOf('principes');
    const once = await sent('glossaire.md', page('# Glossaire\n\nUn mot.\n\n## A\n\nAcronymes.'), 'add', top);
    expect(await lines(once)).toEqual(['— > glossaire: added', '— > glossaire--a: added']);
    await imports.apply(writer, { importId: once, digest: (await planOf(once)).digest, reason: 'Ajout' });
    const again = await sent('glossaire.md', page('# Glossaire\n\nDeux mots.'), 'add', top);
    expect(await lines(again)).toEqual(['glossaire > glossaire: changed']);
    await imports.apply(writer, { importId: again, digest: (await planOf(again)).digest, reason: 'Suite' });
    const [parent] = await rows(
      'SELECT p.slug FROM section s JOIN section p ON p.id = s.parent_id WHERE s.slug = $1',
      ['glossaire'],
    );
    expect(parent).toEqual({ slug: 'principes' });
    expect((await sections()).filter(({ retired }) => retired)).toHaveLength(1);
  });

  it('gets an address of its own where another section has it', async () => {
    const id = await sent('annexe.md', page('# Annexe\n\nUne autre annexe.'), 'add', await idOf('principes'));
    expect(await lines(id)).toEqual(['— > annexe-2: added']);
  });

  it('is not applied when the doctrine has changed since its plan, and can be planned again', async () => {
    const id = await sent(
      'annexe.md',
      page('# Annexe\n\nLa liste des textes de référence est revue.'),
      'replace',
      await idOf('annexe'),
    );
    const { digest } = await planOf(id);
    const other = await sent(
      'annexe.md',
      page('# Annexe\n\nLa liste des textes de référence est close.'),
      'replace',
      await idOf('annexe'),
    );
    await imports.apply(writer, { importId: other, digest: (await planOf(other)).digest, reason: 'Autre' });
    await expect(imports.apply(writer, { importId: id, digest, reason: 'Trop tard' })).rejects.toThrow(
      ImportOutdated,
    );
    await imports.replan(writer, id);
    const reading = domain.get(ImportReading);
    const read = await reading.read(id);
    await domain.database.transaction((manager) => reading.plan(manager, id, read, noComments));
    await imports.apply(writer, { importId: id, digest: (await planOf(id)).digest, reason: 'Revu' });
    expect((await sections()).find(({ slug }) => slug === 'annexe')?.text).toContain('revue');
  });

  it('is refused in a sentence when it is hostile, and kept no longer', async () => {
    const id = await sent('page.html', page('<h1>T</h1><script>a()</script>'), 'add');
    expect(await planOf(id)).toMatchObject({
      state: 'refused',
      refusal: expect.stringContaining('un programme') as string,
      plan: null,
    });
    expect(await rows('SELECT bytes FROM doctrine_import WHERE id = $1', [id])).toEqual([{ bytes: null }]);
  });

  it('is forgotten after thirty days when nobody imports it, with the pictures that no text shows', async () => {
    const gif = (last: number) =>
      Buffer.concat([
        Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
        Buffer.from([last]),
      ]);
    const shown = (last: number) =>
      page(`<h1>Image ${String(last)}</h1><img src="data:image/gif;base64,${gif(last).toString('base64')}">`);
    const kept = await sent('gardee.html', shown(1), 'add');
    await imports.apply(writer, { importId: kept, digest: (await planOf(kept)).digest, reason: 'Image' });
    const dropped = await sent('oubliee.html', shown(2), 'add');
    const again = await sent('revenue.html', shown(3), 'add');
    await rows(`UPDATE doctrine_picture SET stored_at = now() - interval '31 days'`);
    await rows(`UPDATE doctrine_import SET requested_at = now() - interval '31 days' WHERE id <> $1`, [
      again,
    ]);
    const before = await rows('SELECT FROM doctrine_picture');
    await sent('autre.md', page('# Autre'), 'add');
    expect(before).toHaveLength(3);
    expect(await rows('SELECT FROM doctrine_picture')).toHaveLength(2);
    expect(await rows('SELECT FROM doctrine_import WHERE id = $1', [dropped])).toEqual([]);
    expect(await rows('SELECT FROM doctrine_import WHERE id = $1', [kept])).toHaveLength(1);
  });

  it('is discarded by one who does not want it: the file goes at once, what is being read too', async () => {
    const id = await sent('non.md', page('# Non\n\nUn texte.'), 'add');
    await imports.discard(writer, id);
    await imports.discard(writer, id);
    const gone = { bytes: null, content: null, plan: null, digest: null };
    const stored = () =>
      rows('SELECT bytes, content, plan, digest FROM doctrine_import WHERE id = $1 AND state = $2', [
        ...[id, 'discarded'],
      ]);
    expect(await stored()).toEqual([gone]);
    expect(await domain.get(ImportsQueries).one(writer, id)).toMatchObject({
      ...{ state: 'discarded', discardedBy: 'anne', discardedAt: expect.any(Date) as Date },
    });
    const apply = imports.apply(writer, { importId: id, digest: '', reason: 'x' });
    await expect(apply).rejects.toThrow('écarté');
    await expect(imports.replan(writer, id)).rejects.toMatchObject({ code: 'IMPORT_NOT_READY' });
    await expect(imports.discard(stranger, id)).rejects.toThrow(NotFound);

    const late = await imports.receive(writer, {
      ...{ doctrineSlug: 'essai', fileName: 'tard.md', bytes: page('# Tard\n\nx'), scope: 'add' },
    });
    const reading = domain.get(ImportReading);
    const read = await reading.read(late);
    await imports.discard(writer, late);
    await domain.database.transaction((manager) => reading.plan(manager, late, read, noComments));
    expect((await planOf(late)).state).toBe('discarded');
    const applied = await rows<{ id: string }>(
      `SELECT id FROM doctrine_import WHERE state = 'applied' LIMIT 1`,
    );
    await expect(imports.discard(writer, applied[0]?.id ?? '')).rejects.toThrow('déjà été appliqué');
  });

  it('is nothing to those who do not write the doctrine', async () => {
    const file = { doctrineSlug: 'essai', fileName: 'a.md', bytes: page('# A'), scope: 'add' };
    await expect(imports.receive(stranger, file)).rejects.toThrow(NotFound);
    const id = await sent('a.md', page('# A\n\nb'), 'add');
    await expect(imports.apply(stranger, { importId: id, digest: '', reason: 'x' })).rejects.toThrow(
      NotFound,
    );
    expect(await domain.get(ImportsQueries).one(stranger, id)).toBeNull();
    expect(await domain.get(ImportsQueries).ofDoctrine(stranger, 'essai')).toEqual([]);
  });
});
