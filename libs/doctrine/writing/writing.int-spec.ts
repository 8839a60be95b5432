import type { DataSource } from 'typeorm';
import { Viewer } from '#identity';
import { newId } from '#kernel';
import { TestDomain } from '../../../test/builders/domain.builder';
import {
  AddressTaken,
  DoctrineModule,
  DoctrineQueries,
  DoctrineService,
  NothingToPublish,
  PublicationService,
  RecompositionService,
  StructureService,
  VersionConflict,
  WritingService,
} from '../index';
import { readWorkingSection } from './working.section';
import { WritingQueries } from './writing.queries';

const LONG_A =
  'Chaque usager du système de santé dispose d’une identité nationale vérifiée par un professionnel.';
const LONG_B =
  'Les messages échangés entre établissements passent par une messagerie sécurisée de santé agréée.';
const LONG_C =
  'La traçabilité des accès est conservée pendant dix ans dans un journal infalsifiable et consultable.';

describe('writing a doctrine', () => {
  let domain: TestDomain;
  let database: DataSource;
  let writing: WritingService;
  let structure: StructureService;
  let recomposition: RecompositionService;
  let publication: PublicationService;
  let writer: Viewer;
  let doctrineId: string;

  beforeAll(async () => {
    domain = await TestDomain.start(DoctrineModule);
    database = domain.database;
    writing = domain.get(WritingService);
    structure = domain.get(StructureService);
    recomposition = domain.get(RecompositionService);
    publication = domain.get(PublicationService);
  }, 60_000);
  afterAll(() => domain.stop());

  const person = async (name: string): Promise<string> => {
    const id = newId();
    await database.query(
      `INSERT INTO participant (id, email, display_name, category, locale) VALUES ($1, $2, $3, 'institution', 'fr')`,
      [id, `${id}@exemple.fr`, name],
    );
    return id;
  };
  beforeEach(async () => {
    doctrineId = newId();
    await database.query('INSERT INTO doctrine (id, slug, title) VALUES ($1, $2, $3)', [
      doctrineId,
      `d-${doctrineId}`,
      'Doctrine',
    ]);
    writer = Viewer.participant(await person('Antoine Lefort'), [
      { role: 'administrator', consultationId: null, stageId: null },
    ]);
  });

  const reason = 'essai';
  const add = (title: string, markdown = '', parentId: string | null = null): Promise<string> =>
    structure.addSection(writer, { doctrineId, parentId, title, markdown, reason });
  const latest = async (sectionId: string) => {
    const section = await readWorkingSection(database, sectionId);
    if (!section) throw new Error('no section');
    return section;
  };
  const save = async (sectionId: string, markdown: string, title?: string) => {
    const { version, title: now } = await latest(sectionId);
    return writing.saveText(writer, {
      ...{ sectionId, baseVersionId: version.id, title: title ?? now, markdown, reason },
    });
  };
  const publish = (slug: string): Promise<string> =>
    publication.publishRelease(writer, { doctrineId, slug, label: slug, reason });
  const idOf = async (sectionId: string, text: string): Promise<string | undefined> =>
    (await latest(sectionId)).version.blocks.find((block) => block.text === text)?.id;
  const tree = async (): Promise<string[]> => {
    const rows: { line: string }[] = await database.query(
      `WITH RECURSIVE t AS (
         SELECT id, slug, 1 AS depth, ARRAY[position] AS path FROM section
         WHERE doctrine_id = $1 AND parent_id IS NULL AND retired_at IS NULL
         UNION ALL
         SELECT s.id, s.slug, depth + 1, path || s.position FROM section s JOIN t ON s.parent_id = t.id
         WHERE retired_at IS NULL
       ) SELECT repeat('-', depth - 1) || slug AS line FROM t ORDER BY path`,
      [doctrineId],
    );
    return rows.map(({ line }) => line);
  };

  describe('saving a text', () => {
    it('makes a new draft version with its author and reason, and keeps the identity of what stays', async () => {
      const id = await add('Identité', `${LONG_A}\n\n${LONG_B}`);
      const kept = await idOf(id, LONG_B);
      const saved = await save(id, `Une phrase neuve.\n\n${LONG_B}`);
      expect(saved.isNew).toBe(true);
      const { version } = await latest(id);
      expect(version).toMatchObject({ ordinal: 2, state: 'draft', reason, authorName: 'Antoine Lefort' });
      expect(await idOf(id, LONG_B)).toBe(kept);
      expect(version.html).toContain(`data-block="${kept ?? ''}"`);
    });

    it('makes none of the same text, so that sending twice saves once', async () => {
      const id = await add('Identité', LONG_A);
      const base = (await latest(id)).version.id;
      const input = { sectionId: id, baseVersionId: base, title: 'Identité', markdown: LONG_B, reason };
      const [first, second] = [await writing.saveText(writer, input), await writing.saveText(writer, input)];
      expect([first.isNew, second.isNew]).toEqual([true, false]);
      expect(second.versionId).toBe(first.versionId);
    });

    it('refuses the second of two drafters with who saved and the newer text, and overwrites nothing', async () => {
      const id = await add('Identité', LONG_A);
      const base = (await latest(id)).version.id;
      const other = Viewer.participant(await person('Sylvie Marchand'), writer.grants);
      const input = { sectionId: id, baseVersionId: base, title: 'Identité', reason };
      const both = await Promise.allSettled([
        writing.saveText(other, { ...input, markdown: LONG_B }),
        writing.saveText(writer, { ...input, markdown: LONG_C }),
      ]);
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refused = both.find((one): one is PromiseRejectedResult => one.status === 'rejected');
      expect(refused?.reason).toBeInstanceOf(VersionConflict);
      const { version } = await latest(id);
      expect(refused?.reason).toMatchObject({
        ...{ versionId: version.id, savedBy: version.authorName, markdown: version.markdown },
      });
      expect((refused?.reason as VersionConflict).difference.length).toBeGreaterThan(1);
      expect(version.ordinal).toBe(2);
    });

    it('refuses what is too long, too deep, without title or reason', async () => {
      const id = await add('Identité', LONG_A);
      await expect(save(id, 'a'.repeat(75_001))).rejects.toMatchObject({ field: 'markdown' });
      await expect(save(id, `ok\n${'>'.repeat(60)} a`)).rejects.toThrow('ligne 2');
      await expect(save(id, LONG_B, '  ')).rejects.toMatchObject({ field: 'title' });
      const { version } = await latest(id);
      await expect(
        writing.saveText(writer, {
          sectionId: id,
          baseVersionId: version.id,
          title: 'x',
          markdown: '',
          reason: ' ',
        }),
      ).rejects.toMatchObject({ field: 'reason' });
      expect((await latest(id)).version.id).toBe(version.id);
    });

    it('is for those who write the doctrine; to others the section is not there', async () => {
      const id = await add('Identité', LONG_A);
      const { version } = await latest(id);
      const input = { sectionId: id, baseVersionId: version.id, title: 'T', markdown: LONG_B, reason };
      const stranger = Viewer.participant(await person('Camille'), [
        { role: 'drafter', consultationId: newId(), stageId: null },
      ]);
      await expect(writing.saveText(stranger, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(writing.saveText(stranger, { ...input, sectionId: newId() })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(writing.saveText(Viewer.visitor, input)).rejects.toMatchObject({
        code: 'SIGN_IN_REQUIRED',
      });
    });

    it('shows a draft to nobody else', async () => {
      const id = await add('Identité', LONG_A);
      await publish('un');
      await save(id, LONG_B);
      const queries = domain.get(DoctrineQueries);
      expect((await queries.versions(Viewer.visitor, id)).map(({ ordinal }) => ordinal)).toEqual([1]);
      expect((await queries.versions(writer, id)).map(({ ordinal }) => ordinal)).toEqual([2, 1]);
    });

    it('goes back to the published text when a draft is given up', async () => {
      const id = await add('Identité', LONG_A);
      await publish('un');
      const first = (await latest(id)).version;
      await save(id, LONG_B);
      const base = (await latest(id)).version.id;
      await writing.discardDraft(writer, { sectionId: id, baseVersionId: base });
      const { version } = await latest(id);
      expect(version).toMatchObject({ ordinal: 3, html: first.html, reason: 'abandon du brouillon' });
      await expect(publish('deux')).rejects.toBeInstanceOf(NothingToPublish);
    });
  });

  describe('a paragraph that goes from one section to another', () => {
    it('stays itself when it is cut first and pasted then', async () => {
      const [a, b] = [await add('A', `${LONG_A}\n\n${LONG_B}`), await add('B', LONG_C)];
      await publish('un');
      const was = await idOf(a, LONG_B);
      await save(a, LONG_A);
      await save(b, `${LONG_C}\n\n${LONG_B}`);
      expect(await idOf(b, LONG_B)).toBe(was);
    });

    it('stays itself when it is pasted first and cut then, once the edition is published', async () => {
      const [a, b] = [await add('A', `${LONG_A}\n\n${LONG_B}`), await add('B', LONG_C)];
      await publish('un');
      const was = await idOf(a, LONG_B);
      await save(b, `${LONG_C}\n\n${LONG_B}`);
      expect(await idOf(b, LONG_B)).not.toBe(was);
      await save(a, LONG_A);
      await publish('deux');
      expect(await idOf(b, LONG_B)).toBe(was);
      expect((await latest(b)).version.html).toContain(`data-block="${was ?? ''}"`);
    });

    it('stands once when the section that it left goes back to its text', async () => {
      const [a, b] = [await add('A', `${LONG_A}\n\n${LONG_B}`), await add('B', LONG_C)];
      await publish('un');
      await save(a, LONG_A);
      await save(b, `${LONG_C}\n\n${LONG_B}`);
      const base = (await latest(a)).version.id;
      await writing.discardDraft(writer, { sectionId: a, baseVersionId: base });
      await publish('deux');
      const ids = [...(await latest(a)).version.blocks, ...(await latest(b)).version.blocks].map(
        ({ id }) => id,
      );
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  describe('the tree', () => {
    it('is at most ten levels deep', async () => {
      let parentId: string | null = null;
      for (let level = 1; level <= 10; level += 1) parentId = await add(`N${String(level)}`, '', parentId);
      await expect(add('N11', '', parentId)).rejects.toMatchObject({ field: 'parentId' });
    });

    it('gives a section another title, number and address, each time with a reason', async () => {
      const a = await add('A', LONG_A);
      await publish('un');
      const named = { title: 'Autre', number: '1.2', slug: 'autre' };
      await structure.renameSection(writer, { sectionId: a, ...named, reason });
      const section = await latest(a);
      expect(section).toMatchObject(named);
      expect(section.version.blocks[0]?.text).toBe('Autre');
      const b = await add('B');
      await expect(
        structure.renameSection(writer, { sectionId: b, slug: 'a', reason }),
      ).rejects.toBeInstanceOf(AddressTaken);
    });

    it('retires a section only when nothing hangs below it, or lifts what does', async () => {
      const a = await add('A');
      const b = await add('B', '', a);
      await add('C');
      await expect(structure.retireSection(writer, { sectionId: a, reason })).rejects.toMatchObject({
        field: 'lifts',
      });
      await structure.retireSection(writer, { sectionId: a, lifts: true, reason });
      expect(await tree()).toEqual(['b', 'c']);
      await structure.restoreSection(writer, { sectionId: a, parentId: null, after: b, reason });
      expect(await tree()).toEqual(['b', 'a', 'c']);
    });

    it('brings a section back under the address that an import gave it, or a free one beside it', async () => {
      const a = await add('A');
      await database.query(`UPDATE section SET slug = 'a--regle-d-usage' WHERE id = $1`, [a]);
      await structure.retireSection(writer, { sectionId: a, reason });
      await structure.restoreSection(writer, { sectionId: a, parentId: null, reason });
      for (const slug of ['autre', 'a--regle-d-usage'])
        await structure.renameSection(writer, { sectionId: a, slug, reason });
      expect(await tree()).toEqual(['a--regle-d-usage']);
      await structure.retireSection(writer, { sectionId: a, reason });
      const b = await add('B');
      await database.query(`UPDATE section SET slug = 'a--regle-d-usage' WHERE id = $1`, [b]);
      await structure.restoreSection(writer, { sectionId: a, parentId: null, reason });
      expect(await tree()).toEqual(['a--regle-d-usage', 'a--regle-d-usage-2']);
      await structure.retireSection(writer, { sectionId: a, reason });
      const typed = { sectionId: a, parentId: null, slug: 'x--y', reason };
      await expect(structure.restoreSection(writer, typed)).rejects.toMatchObject({ field: 'slug' });
    });

    it('says of a retired section where its text went, when it was merged', async () => {
      const [a, b] = [await add('A', LONG_A), await add('B', LONG_B)];
      const queries = domain.get(WritingQueries);
      const mergedInto = async (id: string) => (await queries.section(writer, id))?.mergedIntoId;
      await recomposition.mergeSections(writer, { sectionId: b, intoId: a, reason });
      expect([await mergedInto(a), await mergedInto(b)]).toEqual([null, a]);
      await structure.restoreSection(writer, { sectionId: b, parentId: null, reason });
      await structure.retireSection(writer, { sectionId: b, reason });
      expect(await mergedInto(b)).toBeNull();
    });

    it('merges a section into another; every block stays itself', async () => {
      const [a, b] = [await add('A', LONG_A), await add('B', `${LONG_B}\n\n- un\n- deux`)];
      await add('D', '', b);
      const before = [...(await latest(a)).version.blocks, ...(await latest(b)).version.blocks];
      await recomposition.mergeSections(writer, { sectionId: b, intoId: a, reason });
      const { version } = await latest(a);
      expect(version.blocks.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(version.markdown).toContain('## B');
      expect(await tree()).toEqual(['a', '-d']);
      await save(a, `${version.markdown}\n\n${LONG_C}`);
      expect((await latest(a)).version.blocks.slice(0, before.length).map(({ id }) => id)).toEqual(
        before.map(({ id }) => id),
      );
    });

    it('splits a section before a heading, which becomes a title; every block stays itself', async () => {
      const a = await add('A', `${LONG_A}\n\n## Suite\n\n${LONG_B}\n\n- un\n- deux`);
      const before = (await latest(a)).version.blocks;
      const heading = before.find(({ text }) => text === 'Suite')?.id ?? '';
      const newSectionId = newId();
      const input = { sectionId: a, blockId: heading, newSectionId, reason };
      expect(await recomposition.splitSection(writer, input)).toBe(newSectionId);
      expect(await recomposition.splitSection(writer, input)).toBe(newSectionId);
      const [start, end] = [await latest(a), await latest(newSectionId)];
      expect([...start.version.blocks, ...end.version.blocks].map(({ id }) => id)).toEqual(
        before.map(({ id }) => id),
      );
      expect(end).toMatchObject({ title: 'Suite', slug: 'suite' });
      expect(end.version.markdown.trim()).toBe(`${LONG_B}\n\n- un\n- deux`);
      expect(await tree()).toEqual(['a', 'suite']);
      const item = before.find(({ text }) => text === 'deux')?.id ?? '';
      await expect(
        recomposition.splitSection(writer, { sectionId: newSectionId, blockId: item, title: 'X', reason }),
      ).rejects.toMatchObject({ field: 'blockId' });
    });
  });

  describe('publishing', () => {
    it('says what would change, refuses when nothing would, and keeps who and why', async () => {
      const [a, b] = [await add('A', LONG_A), await add('B', LONG_B)];
      expect((await publication.changes(writer, doctrineId)).map(({ changes }) => changes)).toEqual([
        ['added'],
        ['added'],
      ]);
      const first = await publish('un');
      expect(await publish('un')).toBe(first);
      await expect(publish('deux')).rejects.toBeInstanceOf(NothingToPublish);
      await save(a, LONG_C);
      await structure.moveSection(writer, { sectionId: b, parentId: a, reason });
      const c = await add('C');
      await structure.renameSection(writer, { sectionId: b, title: 'B deux', reason });
      const changes = await publication.changes(writer, doctrineId);
      expect(changes.map(({ sectionId, changes: what }) => [sectionId, what])).toEqual([
        [a, ['changed']],
        [b, ['moved', 'renamed']],
        [c, ['added']],
      ]);
      const second = await publish('deux');
      expect(
        await database.query('SELECT reason, published_by FROM release WHERE id = $1', [second]),
      ).toEqual([{ reason, published_by: writer.participantId }]);
      await structure.retireSection(writer, { sectionId: c, reason });
      expect((await publication.changes(writer, doctrineId)).map(({ changes: what }) => what)).toEqual([
        ['retired'],
      ]);
    });

    it('leaves texts, blocks, editions, their sections and the account of acts as they are for ever', async () => {
      const a = await add('A', LONG_A);
      await publish('un');
      await save(a, LONG_B);
      const change: readonly (readonly [string, string])[] = [
        ['section_version', `title = 'x'`],
        ['block', `text = 'x'`],
        ['release', `label = 'x'`],
        ['release_section', `title = 'x'`],
        ['section_event', `reason = 'x'`],
      ];
      const where: Record<string, string> = {
        section_version: `section_id = $1 AND state = 'published'`,
        block: `section_version_id IN (SELECT id FROM section_version WHERE section_id = $1 AND state = 'published')`,
        release: `id IN (SELECT release_id FROM release_section WHERE section_id = $1)`,
        release_section: 'section_id = $1',
        section_event: 'section_id = $1',
      };
      for (const [tableSql, setSql] of change) {
        const whereSql = where[tableSql] ?? '';
        for (const statementSql of [
          `UPDATE ${tableSql} SET ${setSql} WHERE ${whereSql}`,
          `DELETE FROM ${tableSql} WHERE ${whereSql}`,
        ])
          await expect(database.query(statementSql, [a])).rejects.toMatchObject({ code: '23001' });
        await expect(database.query(`TRUNCATE ${tableSql} CASCADE`)).rejects.toMatchObject({ code: '23001' });
      }
    });

    it('takes what was drafted, when an operator publishes too', async () => {
      const a = await add('A', LONG_A);
      await publish('un');
      await save(a, LONG_B);
      await domain.get(DoctrineService).publishRelease(doctrineId, { slug: 'deux', label: 'Deux' });
      expect((await latest(a)).version.state).toBe('published');
    });
  });
});
