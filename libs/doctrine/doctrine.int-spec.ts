import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { newId } from '#kernel';
import { Transactions } from '#platform';
import { countStatements } from '#platform/testing';
import { TestDomain } from '../../test/builders/domain.builder';
import {
  DoctrineModule,
  DoctrineQueries,
  DoctrineService,
  ImportOutdated,
  OutlineService,
  ReleaseIsFinal,
} from './index';

const visitor = Viewer.visitor;

describe('the doctrine', () => {
  let domain: TestDomain;
  let database: DataSource;
  let service: DoctrineService;
  let queries: DoctrineQueries;
  let folder: string;

  beforeAll(async () => {
    domain = await TestDomain.start(DoctrineModule);
    database = domain.database;
    service = domain.get(DoctrineService);
    queries = domain.get(DoctrineQueries);
  }, 60_000);
  afterAll(() => domain.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'concertation-doctrine-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = async (pages: Record<string, string>): Promise<void> => {
    for (const [name, text] of Object.entries(pages)) await writeFile(join(folder, name), text);
  };
  const doctrine = () => ({ slug: `doctrine-${newId()}`, title: 'Doctrine' });
  const imported = async (pages: Record<string, string>, into = doctrine()) => {
    await write(pages);
    return { into, done: await service.apply({ folder, doctrine: into, reason: 'import d’essai' }) };
  };
  const blocksOf = async (doctrineId: string, slug: string): Promise<{ id: string; text: string }[]> =>
    database.query(
      `SELECT b.block_id AS id, b.text FROM section s
       JOIN LATERAL (SELECT id FROM section_version WHERE section_id = s.id ORDER BY ordinal DESC LIMIT 1) v ON true
       JOIN block b ON b.section_version_id = v.id
       WHERE s.doctrine_id = $1 AND s.slug = $2 ORDER BY b.position`,
      [doctrineId, slug],
    );

  const PAGES = {
    '1-identite.md':
      '# Identité\n\nChaque usager a une identité nationale de santé.\n\n## Vérifier\n\nOn vérifie avant de lire.',
    '2-echanges.md':
      '# Échanges\n\nLes messages passent par la messagerie sécurisée. Voir [vérifier](1-identite.md#vérifier).',
  };

  describe('an import', () => {
    it('says what it would do and changes nothing before it is applied', async () => {
      await write(PAGES);
      const into = doctrine();
      const preview = await service.plan({ folder, doctrine: into });
      expect(preview.plan.totals).toMatchObject({ added: 3, unchanged: 0 });
      expect(preview).toMatchObject({ nothingToDo: false, doctrine: { isNew: true } });
      expect(await database.query('SELECT FROM doctrine WHERE slug = $1', [into.slug])).toHaveLength(0);
      const done = await service.apply({ folder, doctrine: into, reason: 'x', digest: preview.digest });
      expect(done).toMatchObject({ sectionsWritten: 3, versionsWritten: 3 });
    });

    it('has nothing to do the second time', async () => {
      const { into, done } = await imported(PAGES);
      expect((await service.plan({ folder, doctrine: into })).nothingToDo).toBe(true);
      const again = await service.apply({ folder, doctrine: into, reason: 'encore' });
      expect(again).toMatchObject({ nothingToDo: true, sectionsWritten: 0, versionsWritten: 0 });
      expect(again.doctrineId).toBe(done.doctrineId);
    });

    it('keeps the version of sections that did not change, and the identity of paragraphs that moved', async () => {
      const { into, done } = await imported(PAGES);
      const [, sentence] = await blocksOf(done.doctrineId, 'identite--verifier');
      await write({
        '1-identite.md':
          '# Identité\n\nChaque usager a une identité nationale de santé.\n\n## Vérifier\n\nCe passage est neuf.',
        '2-echanges.md': `${PAGES['2-echanges.md']}\n\nOn vérifie avant de lire.`,
      });
      const preview = await service.plan({ folder, doctrine: into });
      expect(preview.plan.totals).toMatchObject({ changed: 2, unchanged: 1 });
      const next = await service.apply({ folder, doctrine: into, reason: 'suite' });
      expect(next).toMatchObject({ versionsWritten: 2, sectionsWritten: 0 });
      const moved = (await blocksOf(done.doctrineId, 'echanges')).find(({ text }) => text === sentence?.text);
      expect(moved?.id).toBe(sentence?.id);
      const versions = await database.query(
        `SELECT s.slug, count(*)::int FROM section s JOIN section_version v ON v.section_id = s.id
         WHERE s.doctrine_id = $1 GROUP BY 1 ORDER BY 1`,
        [done.doctrineId],
      );
      expect(versions).toEqual([
        { slug: 'echanges', count: 2 },
        { slug: 'identite', count: 1 },
        { slug: 'identite--verifier', count: 2 },
      ]);
    });

    it('retires what is gone, and brings it back as itself when it returns', async () => {
      const { into, done } = await imported(PAGES);
      const before = await blocksOf(done.doctrineId, 'echanges');
      await rm(join(folder, '2-echanges.md'));
      expect((await service.apply({ folder, doctrine: into, reason: 'sans' })).plan.totals.retired).toBe(1);
      await write(PAGES);
      const preview = await service.plan({ folder, doctrine: into });
      expect(preview.plan.totals).toMatchObject({ added: 1, unchanged: 2 });
      await service.apply({ folder, doctrine: into, reason: 'avec' });
      expect((await blocksOf(done.doctrineId, 'echanges')).map(({ id }) => id)).toEqual(
        before.map(({ id }) => id),
      );
      expect(
        await database.query(`SELECT retired_at FROM section WHERE doctrine_id = $1 AND slug = 'echanges'`, [
          done.doctrineId,
        ]),
      ).toEqual([{ retired_at: null }]);
      expect((await service.plan({ folder, doctrine: into })).nothingToDo).toBe(true);
    });

    it('counts the comments that it concerns, by whoever can count them', async () => {
      const { into } = await imported(PAGES);
      await write({ '2-echanges.md': '# Échanges\n\nTout est réécrit autrement.' });
      const preview = await service.plan({ folder, doctrine: into }, (ids) =>
        Promise.resolve(new Map(ids.map((id) => [id, 7]))),
      );
      expect(preview.comments).toEqual([{ slug: 'echanges', count: 7 }]);
    });

    it('is refused when the folder is no longer the one that was looked over', async () => {
      const { into } = await imported(PAGES);
      const { digest } = await service.plan({ folder, doctrine: into });
      await write({ '2-echanges.md': '# Échanges\n\nUn autre texte.' });
      await expect(service.apply({ folder, doctrine: into, reason: 'x', digest })).rejects.toThrow(
        ImportOutdated,
      );
    });

    it('is whole or not at all: a page that cannot be read leaves the doctrine as it was', async () => {
      const into = doctrine();
      await writeFile(join(folder, 'bad.md'), Buffer.from([0x23, 0x20, 0xff, 0xfe]));
      await expect(service.apply({ folder, doctrine: into, reason: 'x' })).rejects.toThrow(
        /bad\.md, ligne 1/,
      );
      expect(await database.query('SELECT FROM doctrine WHERE slug = $1', [into.slug])).toHaveLength(0);
    });

    it('of the same folder twice at once does it once', async () => {
      await write(PAGES);
      const into = doctrine();
      const done = await Promise.all(
        [1, 2, 3].map(() => service.apply({ folder, doctrine: into, reason: 'x' })),
      );
      expect(done.map(({ versionsWritten }) => versionsWritten).sort()).toEqual([0, 0, 3]);
    });
  });

  describe('a published edition', () => {
    const published = async () => {
      const { done } = await imported(PAGES);
      const releaseId = await service.publishRelease(done.doctrineId, { slug: 'soumise', label: 'Soumise' });
      const [version]: [{ id: string }] = await database.query(
        'SELECT section_version_id AS id FROM release_section WHERE release_id = $1 ORDER BY reading_order LIMIT 1',
        [releaseId],
      );
      return { doctrineId: done.doctrineId, releaseId, versionId: version.id };
    };

    it.each([
      ['text', 'UPDATE section_version SET html = $2 WHERE id = $1', 'versionId'],
      ['state', 'UPDATE section_version SET reason = $2 WHERE id = $1', 'versionId'],
      ['block', 'UPDATE block SET text = $2 WHERE section_version_id = $1', 'versionId'],
      ['label', 'UPDATE release SET label = $2 WHERE id = $1', 'releaseId'],
      ['title', 'UPDATE release_section SET title = $2 WHERE release_id = $1', 'releaseId'],
    ] as const)('is not changed by the database: %s', async (_, statement, key) => {
      const ids = await published();
      await expect(database.query(statement, [ids[key], 'autre'])).rejects.toMatchObject({ code: '23001' });
    });

    it.each([
      ['DELETE FROM section_version WHERE id = $1', 'versionId'],
      ['DELETE FROM block WHERE section_version_id = $1', 'versionId'],
      ['DELETE FROM release WHERE id = $1', 'releaseId'],
      ['DELETE FROM release_section WHERE release_id = $1', 'releaseId'],
      [
        `INSERT INTO block (section_version_id, block_id, position, kind, text) VALUES ($1, gen_random_uuid(), 999, 'paragraph', 'x')`,
        'versionId',
      ],
    ] as const)('is not added to nor taken from: %s', async (statement, key) => {
      const ids = await published();
      await expect(database.query(statement, [ids[key]])).rejects.toMatchObject({ code: '23001' });
    });

    it.each(['TRUNCATE block CASCADE', 'TRUNCATE release_section', 'TRUNCATE consultation_change'])(
      'is not emptied: %s',
      async (statement) => {
        await expect(database.query(statement)).rejects.toMatchObject({ code: '23001' });
      },
    );

    it('is refused while it holds a draft text', async () => {
      const { done } = await imported(PAGES);
      const id = await service.draftRelease(done.doctrineId, { slug: 'projet', label: 'Projet' });
      await expect(
        database.query(`UPDATE release SET state = 'published', published_at = now() WHERE id = $1`, [id]),
      ).rejects.toMatchObject({ code: '23001' });
    });

    it('keeps its text when the doctrine goes on, and its address for ever', async () => {
      const { doctrineId, releaseId } = await published();
      const before = await queries.sectionInRelease(visitor, releaseId, 'echanges');
      const [{ slug }]: [{ slug: string }] = await database.query('SELECT slug FROM doctrine WHERE id = $1', [
        doctrineId,
      ]);
      await imported({ '2-echanges.md': '# Échanges\n\nUn autre texte.' }, { slug, title: 'Doctrine' });
      expect(await queries.sectionInRelease(visitor, releaseId, 'echanges')).toEqual(before);
      await expect(service.publishRelease(doctrineId, { slug: 'soumise', label: 'X' })).rejects.toThrow(
        ReleaseIsFinal,
      );
      const next = await service.publishRelease(doctrineId, { slug: 'suite', label: 'Suite' });
      expect((await queries.sectionInRelease(visitor, next, 'echanges'))?.version).toMatchObject({
        ordinal: 2,
      });
      expect((await queries.sectionInRelease(visitor, next, 'identite'))?.version).toMatchObject({
        ordinal: 1,
      });
    });

    it('reads its table of contents in one statement and a section with all around it in three', async () => {
      const { releaseId } = await published();
      const tree = await countStatements(database, () => queries.sectionTree(visitor, releaseId));
      expect(tree.statements).toHaveLength(1);
      expect(tree.result.map(({ slug, depth }) => [slug, depth])).toEqual([
        ['identite', 1],
        ['identite--verifier', 2],
        ['echanges', 1],
      ]);
      const page = await countStatements(database, async () => {
        const section = await queries.sectionInRelease(visitor, releaseId, 'identite--verifier');
        if (!section) throw new Error('no section');
        const around = await queries.surroundings(section);
        return { section, around, blocks: await queries.blocks(visitor, section.version.id) };
      });
      expect(page.statements).toHaveLength(3);
      const { section, around, blocks } = page.result;
      expect(around.ancestors.map(({ slug }) => slug)).toEqual(['identite']);
      expect(around.previous?.slug).toBe('identite');
      expect(around.next?.slug).toBe('echanges');
      expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
        ['heading', 'Vérifier'],
        ['paragraph', 'On vérifie avant de lire.'],
      ]);
      expect(section.version.html).toContain(`data-block="${blocks[1]?.id ?? ''}"`);
      expect((await queries.sectionInRelease(visitor, releaseId, 'echanges'))?.version.html).toContain(
        'href="/sections/identite--verifier"',
      );
    });
  });

  it('shows a draft edition and its texts to those who prepare it only', async () => {
    const { into, done } = await imported(PAGES);
    const id = await service.draftRelease(done.doctrineId, { slug: 'projet', label: 'Projet' });
    const consultationId = newId();
    await database.query(
      `INSERT INTO consultation (id, doctrine_id, release_id, slug, title) VALUES ($1, $2, $3, $4, 'C')`,
      [consultationId, done.doctrineId, id, `c-${consultationId}`],
    );
    const as = (role: 'administrator' | 'drafter' | 'moderator' | 'rapporteur', of: string | null): Viewer =>
      Viewer.participant(newId(), [{ role, consultationId: of, stageId: null }]);
    const sees = async (viewer: Viewer): Promise<boolean[]> => {
      const versions: { id: string }[] = await database.query(
        'SELECT section_version_id AS id FROM release_section WHERE release_id = $1 ORDER BY reading_order LIMIT 1',
        [id],
      );
      return [
        (await queries.release(viewer, id)) !== null,
        (await queries.releases(viewer, into.slug)).length > 0,
        (await queries.sectionTree(viewer, id)).length > 0,
        (await queries.sectionInRelease(viewer, id, 'echanges')) !== null,
        (await queries.section(viewer, `c-${consultationId}`, 'echanges')) !== null,
        (await queries.blocks(viewer, versions[0]?.id ?? '')).length > 0,
      ];
    };
    const all = (value: boolean): boolean[] => Array.from({ length: 6 }, () => value);
    expect(await sees(visitor)).toEqual(all(false));
    expect(await sees(Viewer.participant(newId()))).toEqual(all(false));
    expect(await sees(as('moderator', consultationId))).toEqual(all(false));
    expect(await sees(as('rapporteur', consultationId))).toEqual(all(false));
    expect(await sees(as('drafter', newId()))).toEqual(all(false));
    expect(await sees(as('drafter', consultationId))).toEqual(all(true));
    expect(await sees(as('administrator', consultationId))).toEqual(all(true));
    expect(await sees(as('administrator', null))).toEqual(all(true));
  });

  it('makes a doctrine and a closed consultation of an outline', async () => {
    const slug = `loi-${newId()}`;
    const ids = await domain.get(Transactions).run((tx) =>
      domain.get(OutlineService).createFromOutline(tx, {
        slug,
        title: 'Projet de loi',
        releaseLabel: 'Texte soumis',
        sections: [
          { key: 'a', title: 'Titre', number: 'I' },
          {
            key: 'b',
            title: 'Article',
            parentKey: 'a',
            html: '<p>Un <b>article</b><script>alert(1)</script></p>',
          },
          { key: 'c', title: 'Article', parentKey: 'a', markdown: 'Deux\n\nparagraphes' },
        ],
        consultation: {
          slug,
          title: 'Consultation',
          opensAt: new Date('2015-09-26T10:00:00Z'),
          closesAt: new Date('2015-10-18T21:59:00Z'),
          timeZone: 'Europe/Paris',
          moderationPolicy: 'after',
        },
      }),
    );
    expect([...ids.sections.values()].map((section) => section.slug)).toEqual([
      'titre',
      'article',
      'article-2',
    ]);
    const section = await queries.section(visitor, slug, 'article');
    expect(section).toMatchObject({ depth: 2, readingOrder: 1, version: { state: 'published' } });
    expect(section?.version.html).toMatch(
      /^<p id="b-[0-9a-f]{12}" data-block="[0-9a-f-]{36}">Un <b>article<\/b><\/p>$/,
    );
    expect(await queries.blocks(visitor, ids.sections.get('c')?.sectionVersionId ?? '')).toHaveLength(3);
  });
});
