import type { Block } from '../text';
import { blockDescents } from '../text/block.descent';
import { placeAnchor } from './anchor.placement';
import { EditionText } from './edition.text';
import { selectorOf } from './passage.select';
import type { PlacedAnchor, SectionText } from './placement.rule';

/** A section from the texts of its blocks by their identities, the title first. */
const section = (sectionId: string, texts: Record<string, string>): SectionText => ({
  sectionId,
  versionId: `v-${sectionId}`,
  blocks: Object.entries(texts).map(([id, text], position): Block => ({
    id,
    kind: 'paragraph',
    position,
    text,
  })),
});

/** Words of a block, placed with all that an edition knows: what was split and joined, and what stood where before. */
function place(
  before: readonly SectionText[],
  after: readonly SectionText[],
  blockId: string,
  exact?: string,
): PlacedAnchor {
  const from = before.find(({ blocks }) => blocks.some(({ id }) => id === blockId));
  const block = from?.blocks.find(({ id }) => id === blockId);
  if (!from || !block) throw new Error(blockId);
  const start = exact === undefined ? 0 : block.text.indexOf(exact);
  const passage = { blockId, start, endBlockId: blockId, end: start + (exact ?? block.text).length };
  const known = (sections: readonly SectionText[]) =>
    sections.flatMap(({ sectionId, blocks }) => blocks.map((one) => ({ ...one, section: sectionId })));
  return placeAnchor(
    { kind: 'quote', sectionId: from.sectionId, blockId, quote: selectorOf(from.blocks, passage) },
    from,
    new EditionText(after, new Map(), blockDescents(known(before), known(after))),
    new EditionText(before),
  );
}

const LIST = 'Les éléments communs incontournables sont les suivants :';
const MOTIVE = 'Motif de contact avec le système de soins (symptômes, accident, orientation préventive)';

describe('a block that has a twin', () => {
  it('is not taken for the twin that was joined with another block when it was deleted itself', () => {
    const before = [
      section('a', { ta: 'Première partie', list: LIST, twin: MOTIVE }),
      section('b', {
        tb: 'Seconde partie',
        own: MOTIVE.replace('préventive', 'médicale'),
        last: 'Les suites',
      }),
    ];
    const after = [
      section('a', { ta: 'Première partie', list: `${LIST} ${MOTIVE}` }),
      section('b', { tb: 'Seconde partie', last: 'Les suites' }),
    ];
    for (const words of [undefined, 'le système de soins', 'contact avec le système de soins (symptômes'])
      expect(place(before, after, 'own', words)).toMatchObject({ status: 'lost' });
    expect(place(before, after, 'twin', 'le système de soins (symptômes')).toMatchObject({
      status: 'moved',
      isCertain: true,
      passage: { blockId: 'list' },
    });
  });

  it('is not certain of words in what goes on from the twin, whatever stands around them', () => {
    const next = 'Recensement des normes et des standards utilisables par les experts du domaine';
    const before = [
      section('a', {
        ta: 'Étapes',
        list: LIST,
        six: 'En six étapes',
        twin: MOTIVE,
        own: `Ici, ${MOTIVE}`,
        next,
      }),
    ];
    const after = [
      section('a', {
        ta: 'Étapes',
        other: 'Une procédure suit',
        list: `${LIST} ${MOTIVE}`,
        next,
        six: 'En six étapes',
      }),
    ];
    const placed = place(
      before,
      after,
      'own',
      'système de soins (symptômes, accident, orientation préventive)',
    );
    expect(placed).toMatchObject({ isCertain: false, passage: { blockId: 'list' } });
  });

  const TITLE = 'Principes #4 : principes en lien avec les bonnes pratiques d’ingénierie logicielle';
  const near = TITLE.replace('Principes', 'Princpes');

  it('is left to a person when its identity went to the twin, or when it can be either of two', () => {
    const before = [
      section('a', { own: TITLE, x: 'Un texte.' }),
      section('b', { twin: near, y: 'Un autre.' }),
    ];
    const dropped = [section('a', { own: near, y: 'Un autre.' })];
    expect(place(before, dropped, 'own', 'bonnes pratiques d’ingénierie').isCertain).toBe(false);
    const doubled = [
      section('a', { twin: TITLE, x: 'Un texte.' }),
      section('c', { new: TITLE, z: 'Un tiers.' }),
    ];
    expect(place(before, doubled, 'twin', 'bonnes pratiques d’ingénierie').isCertain).toBe(false);
  });

  it('is told from equal blocks by what stands around them, and by nothing else', () => {
    const before = section('a', { t: 'Titre', one: MOTIVE, two: MOTIVE, last: 'Les suites données' });
    const one = section('a', { t: 'Titre', one: MOTIVE, last: 'Les suites données' });
    expect(place([before], [one], 'one').isCertain).toBe(false);
    const apart = {
      ...before,
      blocks: section('a', { t: 'Titre', one: MOTIVE, list: LIST, two: MOTIVE }).blocks,
    };
    const both = section('a', { t: 'Titre', one: MOTIVE, list: LIST, two: MOTIVE, more: 'Une suite' });
    expect(place([apart], [both], 'one')).toMatchObject({ status: 'exact', isCertain: true });
    expect(place([apart], [both], 'two')).toMatchObject({ status: 'exact', isCertain: true });
  });
});

describe('words that came about where two blocks meet', () => {
  it('are not those of a block that was cut there', () => {
    const [head, tail] = [
      'ES Établissement de santé',
      '(terme recouvrant les établissements publics et privés)',
    ];
    const other = 'FFMPS Fédération française des maisons et pôles de santé';
    const before = [section('a', { t: 'Glossaire', own: `${head} ${tail}`, other })];
    const after = [section('a', { t: 'Glossaire', own: head, other, tail })];
    const placed = place(before, after, 'own', 'santé (terme recouvrant les établissements publics');
    expect(placed.isCertain && placed.passage?.blockId === 'other').toBe(false);
  });
});

describe('a block that is touched up in another section', () => {
  it('is sure to be the same where a neighbour came along, and proposed where it stands alone', () => {
    const before = [
      section('a', { ta: 'Les motifs', list: LIST, own: MOTIVE }),
      section('b', { tb: 'Autres' }),
    ];
    const own = MOTIVE.replace('accident', 'accidents');
    const alone = [section('a', { ta: 'Les motifs', list: LIST }), section('b', { tb: 'Autres', own })];
    const together = [section('a', { ta: 'Les motifs' }), section('b', { tb: 'Autres', list: LIST, own })];
    const words = '(symptômes, accident, orientation préventive)';
    for (const quote of [words, undefined]) {
      expect(place(before, alone, 'own', quote)).toMatchObject({ isCertain: false, sectionId: 'b' });
      expect(place(before, together, 'own', quote)).toMatchObject({ isCertain: true, sectionId: 'b' });
    }
  });
});

describe('a block of which few words stand in another section', () => {
  it('is not said for certain to go on there', () => {
    const before = [
      section('a', { ta: 'Les rôles', own: 'Rôle du Centre de gestion des terminologies de santé (CGTS)' }),
      section('b', { tb: 'Glossaire' }),
    ];
    const after = [
      section('a', { ta: 'Les rôles' }),
      section('b', {
        tb: 'Glossaire',
        entry:
          'CGTS : Centre de gestion des terminologies de santé, guichet national de diffusion du rôle du (CGTS).',
      }),
    ];
    expect(place(before, after, 'own')).toMatchObject({ isCertain: false });
  });
});
