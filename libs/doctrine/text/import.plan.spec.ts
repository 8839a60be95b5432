import { planImport } from './import.plan';
import type { PlannedSection } from './section.matching';

const TEXT =
  'Chaque établissement désigne un référent chargé de suivre les échanges de données de santé avec ses partenaires du territoire.';
const OTHER =
  'Le calendrier annonce les échéances de raccordement aux services nationaux pour les éditeurs et les structures de soins.';

const section = (
  slug: string,
  title: string,
  text: string,
  more: Partial<PlannedSection> = {},
): PlannedSection => ({
  slug,
  number: '',
  title,
  parentSlug: null,
  position: 0,
  blocks: [{ kind: 'heading', text: title }, ...(text === '' ? [] : [{ kind: 'paragraph' as const, text }])],
  ...more,
});

const changesOf = (current: PlannedSection[], imported: PlannedSection[]): Record<string, string> =>
  Object.fromEntries(
    planImport(current, imported).sections.map((one) => [
      one.importedSlug ?? one.currentSlug ?? '',
      `${one.currentSlug ?? '-'} ${one.changes.join('+')}`,
    ]),
  );

describe('the plan of an import', () => {
  it('says what is added, changed, renamed, renumbered, retired and left alone', () => {
    expect(
      changesOf(
        [section('a', 'A', TEXT), section('b', 'B', TEXT), section('c', 'C', OTHER), section('d', 'D', '')],
        [
          section('a', 'A', TEXT),
          section('b', 'B nouveau', `${TEXT} Ainsi.`, { number: '2' }),
          section('e', 'E', 'Neuf.'),
        ],
      ),
    ).toEqual({
      a: 'a unchanged',
      b: 'b changed+renumbered+renamed',
      e: '- added',
      c: 'c retired',
      d: 'd retired',
    });
  });

  it('recognises a section under another address by its title and text, or by its text alone', () => {
    const plan = planImport(
      [section('a--x', 'Exemple', TEXT), section('b', 'B', OTHER)],
      [section('c--x', 'Exemple', TEXT), section('d', 'Tout autre titre', OTHER)],
    );
    expect(
      plan.sections.map(({ currentSlug, matchedBy, blocks }) => [currentSlug, matchedBy, blocks.kept]),
    ).toEqual([
      ['a--x', 'title', 2],
      ['b', 'text', 1],
    ]);
    expect(plan.totals).toMatchObject({ added: 0, retired: 0, renamed: 1 });
  });

  it('tells the section that moved from those that it pushed along', () => {
    const at = (slug: string, position: number, parentSlug: string | null = null) =>
      section(slug, slug.toUpperCase(), `${slug} ${TEXT}`, { position, parentSlug });
    expect(changesOf([at('a', 0), at('b', 1), at('c', 2)], [at('c', 0), at('a', 1), at('b', 2)])).toEqual({
      c: 'c moved',
      a: 'a unchanged',
      b: 'b unchanged',
    });
    expect(changesOf([at('a', 0), at('b', 1)], [at('a', 0), at('b', 0, 'a')])).toEqual({
      a: 'a unchanged',
      b: 'b moved',
    });
  });

  it('leaves sections where they stand that are read in another order, at the positions that they have', () => {
    const at = (slug: string, position: number) =>
      section(slug, slug.toUpperCase(), `${slug} ${TEXT}`, { position });
    expect(changesOf([at('a', 0), at('b', 1)], [at('b', 1), at('a', 0)])).toEqual({
      a: 'a unchanged',
      b: 'b unchanged',
    });
  });

  it('leaves a section at its place that was retired and is imported again, its position being another’s since', () => {
    const at = (slug: string, position: number) =>
      section(slug, slug.toUpperCase(), `${slug} ${TEXT}`, { position });
    expect(changesOf([at('a', 0), at('c', 1), at('b', 1)], [at('a', 0), at('b', 1), at('c', 2)])).toEqual({
      a: 'a unchanged',
      b: 'b unchanged',
      c: 'c unchanged',
    });
  });

  it('counts the blocks that continue elsewhere', () => {
    const plan = planImport(
      [section('a', 'A', TEXT), section('b', 'B', 'Rien.')],
      [
        section('b', 'B', 'Rien.', {
          blocks: [...section('b', 'B', 'Rien.').blocks, { kind: 'paragraph', text: TEXT }],
        }),
      ],
    );
    expect(plan.blocks).toEqual({ kept: 2, moved: 1, reworded: 0, new: 0, removed: 1 });
    expect(plan.sections.at(-1)?.why).toBe(
      'Absente de ce qui est importé ; 1 de ses paragraphes continue ailleurs.',
    );
  });
});
