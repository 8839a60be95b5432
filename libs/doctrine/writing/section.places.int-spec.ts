import type { DataSource } from 'typeorm';
import { newId } from '#kernel';
import { TestDomain } from '../../../test/builders/domain.builder';
import { DoctrineModule, RecompositionService, StructureService } from '../index';

const reason = 'essai';

describe('places in the tree of a doctrine', () => {
  let domain: TestDomain;
  let database: DataSource;
  let structure: StructureService;
  let doctrineId: string;

  beforeAll(async () => {
    domain = await TestDomain.start(DoctrineModule);
    database = domain.database;
    structure = domain.get(StructureService);
  }, 60_000);
  afterAll(() => domain.stop());
  beforeEach(async () => {
    doctrineId = newId();
    await database.query('INSERT INTO doctrine (id, slug, title) VALUES ($1, $2, $3)', [
      ...[doctrineId, `d-${doctrineId}`, 'Doctrine'],
    ]);
  });

  const add = (title: string, parentId: string | null = null, after?: string | null): Promise<string> =>
    structure.addSection('operator', { doctrineId, parentId, after, title, reason });
  const move = (sectionId: string, parentId: string | null, after?: string | null): Promise<void> =>
    structure.moveSection('operator', { sectionId, parentId, after, reason });
  const below = async (parentId: string | null): Promise<string> => {
    const rows: { slug: string; position: number }[] = await database.query(
      `SELECT slug, position FROM section
       WHERE doctrine_id = $1 AND parent_id IS NOT DISTINCT FROM $2 AND retired_at IS NULL ORDER BY position`,
      [doctrineId, parentId],
    );
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, rank) => rank));
    return rows.map(({ slug }) => slug).join(' ');
  };

  it('are behind a neighbour, before all, or behind all', async () => {
    const [a, b] = [await add('A'), await add('B')];
    await add('C', null, a);
    await add('D', null, null);
    expect(await below(null)).toBe('d a c b');
    await move(a, null, b);
    expect(await below(null)).toBe('d c b a');
    await move(b, null, null);
    expect(await below(null)).toBe('b d c a');
    await move(b, null);
    expect(await below(null)).toBe('d c a b');
    await move(b, a);
    expect([await below(null), await below(a)]).toEqual(['d c a', 'b']);
    await expect(move(a, b)).rejects.toMatchObject({ field: 'parentId' });
  });

  it('are those that two people chose, however their acts follow each other', async () => {
    const [a, , c, d] = [await add('A'), await add('B'), await add('C'), await add('D')];
    // One saw « a b c d » and wants d behind a; the other, who saw the same, wants c before all.
    await Promise.all([move(d, null, a), move(c, null, null)]);
    expect(await below(null)).toBe('c a d b');
  });

  it('are refused, by name, when the neighbour was moved or retired meanwhile', async () => {
    const [a, b, c] = [await add('A'), await add('B'), await add('C')];
    await move(b, a);
    const moved = 'La section « B » n’est plus à cet endroit du sommaire';
    await expect(move(c, null, b)).rejects.toMatchObject({
      field: 'after',
      message: expect.stringContaining(moved) as string,
    });
    await structure.retireSection('operator', { sectionId: b, reason });
    const retired = 'La section « B » a été retirée';
    await expect(add('D', a, b)).rejects.toMatchObject({
      field: 'after',
      message: expect.stringContaining(retired) as string,
    });
    await expect(move(b, null)).rejects.toMatchObject({
      message: expect.stringContaining('Cette section a été retirée du sommaire') as string,
    });
    const back = { sectionId: b, parentId: null, after: newId(), reason };
    await expect(structure.restoreSection('operator', back)).rejects.toMatchObject({ field: 'after' });
    await expect(move(c, null, c)).rejects.toMatchObject({ field: 'after' });
    expect([await below(null), await below(a)]).toEqual(['a c', '']);
  });

  it('and names are not taken back by a form that was shown before somebody else changed them', async () => {
    const [a, b, c] = [await add('A'), await add('B'), await add('C')];
    const shown = { sectionId: a, seenTitle: 'A', seenNumber: '', seenSlug: 'a', reason };
    const rename = (asked: { title: string; number: string; slug: string }): Promise<void> =>
      structure.renameSection('operator', { ...shown, ...asked });
    await rename({ title: 'Avant-propos', number: '', slug: 'a' });
    await rename({ title: 'A', number: '1', slug: 'a' });
    const [row] = await database.query('SELECT title, number, slug FROM section WHERE id = $1', [a]);
    expect(row).toEqual({ title: 'Avant-propos', number: '1', slug: 'a' });
    await expect(rename({ title: 'Préambule', number: '', slug: 'a' })).rejects.toMatchObject({
      field: 'title',
      message: expect.stringContaining('est devenu «\u00a0Avant-propos\u00a0»') as string,
    });
    const fromTop = { sectionId: a, seenParentId: null, reason };
    await structure.moveSection('operator', { ...fromTop, parentId: b });
    await expect(structure.moveSection('operator', { ...fromTop, parentId: c })).rejects.toMatchObject({
      field: 'parentId',
      message: expect.stringContaining('Cette section est maintenant sous «\u00a0B\u00a0»') as string,
    });
    await structure.moveSection('operator', { ...fromTop, parentId: b });
    expect([await below(b), await below(c)]).toEqual(['a', '']);
  });

  it('of what was merged are in the section that took its text, which a refusal names', async () => {
    const [a, b] = [await add('A'), await add('B')];
    const recomposition = domain.get(RecompositionService);
    await recomposition.mergeSections('operator', { sectionId: a, intoId: b, reason });
    await expect(
      structure.renameSection('operator', { sectionId: a, title: 'X', reason }),
    ).rejects.toMatchObject({ message: expect.stringContaining('à la fin de «\u00a0B\u00a0»') as string });
    await expect(
      recomposition.mergeSections('operator', { sectionId: b, intoId: a, reason }),
    ).rejects.toMatchObject({
      field: 'intoId',
      message: expect.stringContaining('La section «\u00a0A\u00a0» a été retirée') as string,
    });
  });
});
