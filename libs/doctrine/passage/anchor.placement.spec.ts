import fc from 'fast-check';
import { assignBlockIds, type Block } from '../text';
import { placeAnchor } from './anchor.placement';
import { EditionText } from './edition.text';
import { selectorOf, selectPassage, textOfPassage } from './passage.select';
import type { Passage } from './passage.types';
import type { PlacedAnchor, SectionText } from './placement.rule';

const section = (texts: readonly string[], ids: readonly string[], sectionId = 's'): SectionText => ({
  sectionId,
  versionId: `v-${sectionId}`,
  blocks: texts.map((text, position): Block => ({
    id: ids[position] ?? `new-${position}`,
    kind: 'paragraph',
    position,
    text,
  })),
});

const place = (
  from: SectionText,
  to: readonly SectionText[],
  passage: Passage,
  before?: EditionText,
): PlacedAnchor =>
  placeAnchor(
    {
      kind: 'quote',
      sectionId: from.sectionId,
      blockId: passage.blockId,
      quote: selectorOf(from.blocks, passage),
    },
    from,
    new EditionText(to),
    before,
  );

const within = (block: Block | undefined, words: string): Passage => {
  const start = block?.text.indexOf(words) ?? -1;
  if (!block || start < 0) throw new Error(words);
  return { blockId: block.id, start, endBlockId: block.id, end: start + words.length };
};

const LONG =
  'Chaque établissement publie la liste des services numériques qu’il ouvre aux patients de son territoire.';
const OTHER =
  'Les éditeurs de logiciels décrivent les données que leurs produits échangent avec ces services.';

describe('the placement of anchors', () => {
  const from = section(['Titre', LONG, OTHER], ['t', 'a', 'b']);
  const quote = within(from.blocks[1], 'la liste des services numériques');

  it('is exact in the block that goes on, whatever is written around the words', () => {
    const to = section(
      ['Titre', `Désormais, ${LONG.replace('publie', 'publie et tient à jour')}`, OTHER],
      ['t', 'a', 'b'],
    );
    expect(place(from, [to], quote)).toMatchObject({ status: 'exact', isCertain: true, score: 1 });
  });

  it('leaves to a person the same words that come up elsewhere while their own are only touched up', () => {
    const template = (version: string, module: string): string =>
      `Depuis la version ${version}, chaque éditeur doit déclarer le module ${module} avant la fin de l’année.`;
    const old = section(['Titre', template('2.2', 'des accès'), OTHER], ['t', 'a', 'b']);
    const words = within(old.blocks[1], '2, chaque éditeur doit déclarer le');
    const to = [
      section(['Titre', template('2.3', 'des accès'), OTHER], ['t', 'a', 'b']),
      section(['Autre', template('2.2', 'des images')], ['u', 'c'], 'r'),
    ];
    expect(place(old, to, words, new EditionText([old]))).toMatchObject({ isCertain: false });
    expect(place(old, to.slice(0, 1), words)).toMatchObject({ status: 'fuzzy', isCertain: true });
  });

  it('follows the block to another section, and words to the part of a paragraph that was split', () => {
    const moved = place(
      from,
      [section(['Titre', OTHER], ['t', 'b']), section(['Autre', LONG], ['u', 'a'], 'r')],
      quote,
    );
    expect(moved).toMatchObject({ status: 'moved', isCertain: true, sectionId: 'r' });
    const joined = section(['Titre', `${LONG} ${OTHER}`], ['t', 'a']);
    const split = section(['Titre', LONG, OTHER], ['t', 'a', 'c']);
    const words = within(joined.blocks[1], 'logiciels décrivent les données');
    expect(place(joined, [split], words)).toMatchObject({
      status: 'moved',
      isCertain: true,
      passage: { blockId: 'c' },
    });
    const over = within(joined.blocks[1], 'patients de son territoire. Les éditeurs');
    const placed = place(joined, [split], over);
    expect(placed.isCertain && placed.passage && textOfPassage(split.blocks, placed.passage)).toBe(
      'patients de son territoire.\nLes éditeurs',
    );
  });

  it('finds words that were touched up, with a score, and never « Linus » in « machines »', () => {
    const to = section(
      ['Titre', LONG.replace('services numériques', 'services en ligne'), OTHER],
      ['t', 'a', 'b'],
    );
    const placed = place(from, [to], within(from.blocks[1], LONG));
    expect(placed).toMatchObject({ status: 'fuzzy', isCertain: true });
    const linus = section(['T', 'Linus a écrit cela.'], ['t', 'x']);
    const machines = section(['T', 'Les machines ont écrit cela.'], ['t', 'x']);
    expect(place(linus, [machines], within(linus.blocks[1], 'Linus'))).toMatchObject({ status: 'changed' });
  });

  it('never puts a word that stands many times on another of its places', () => {
    const rows = ['DMP alimentation obligatoire', 'DMP consultation possible', 'DMP archivage'];
    const before = section(['T', ...rows], ['t', 'r1', 'r2', 'r3']);
    const after = section(['T', rows[0] ?? '', rows[2] ?? ''], ['t', 'r1', 'r3']);
    const placed = place(before, [after], within(before.blocks[2], 'DMP'));
    expect(placed.passage === null || !placed.isCertain).toBe(true);
    const kept = place(before, [after], within(before.blocks[3], 'DMP'));
    expect(kept).toMatchObject({ status: 'exact', isCertain: true, passage: { blockId: 'r3' } });
  });

  it('says that words are gone while their block goes on, or that all is lost, on the section or what took its place', () => {
    const to = section(
      ['Titre', 'Chaque établissement publie ses services aux patients de son territoire.', OTHER],
      ['t', 'a', 'b'],
    );
    const gone = place(from, [to], within(from.blocks[1], 'numériques qu’il ouvre'));
    expect(gone).toMatchObject({ status: 'changed', passage: { blockId: 'a', start: 0 } });
    const heir = section(['Suite', 'Rien de commun.'], ['u', 'z'], 'r');
    const anchor = {
      kind: 'quote' as const,
      sectionId: 's',
      blockId: 'a',
      quote: selectorOf(from.blocks, quote),
    };
    expect(placeAnchor(anchor, from, new EditionText([heir], new Map([['s', 'r']])))).toMatchObject({
      status: 'lost',
      sectionId: 'r',
      passage: null,
    });
    expect(placeAnchor(anchor, from, new EditionText([heir]))).toMatchObject({
      status: 'lost',
      sectionId: null,
    });
  });

  const words = fc.constantFrom(
    ...'le la données service œuvre l’État « oui » 😀 équipe santé x\u0302 de publication DMP'.split(' '),
  );
  const texts = fc.array(fc.array(words, { minLength: 3, maxLength: 25 }), { minLength: 2, maxLength: 8 });

  it('is exact and certain in the same text, for any words of it, also over several blocks', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), fc.nat(), fc.nat(), (paragraphs, block, more, start, length) => {
        const text = section(
          ['T', ...paragraphs.map((each) => each.join(' '))],
          ['t', ...paragraphs.map((_, at) => `b${at}`)],
        );
        const first = text.blocks[1 + (block % paragraphs.length)];
        const last =
          text.blocks[1 + Math.min(paragraphs.length - 1, (block % paragraphs.length) + (more % 2))];
        if (!first || !last) return;
        const begins = paragraphs[first.position - 1]?.slice(0, start % 3).join(' ').length ?? 0;
        const from = begins === 0 ? 0 : begins + 1;
        const passage = {
          blockId: first.id,
          start: from,
          endBlockId: last.id,
          end:
            first === last
              ? last.text.length
              : (paragraphs[last.position - 1]?.slice(0, 1 + (length % 3)).join(' ').length ?? 0),
        };
        expect(place(text, [text], passage)).toMatchObject({ status: 'exact', isCertain: true, passage });
        const { exact, prefix, suffix } = selectorOf(text.blocks, passage);
        expect(`${exact}${prefix}${suffix}`).not.toMatch(/\p{Surrogate}/u);
        const chosen = selectPassage(text.blocks, {
          blockId: first.id,
          exact: exact.replace(/ /g, '\u202F').normalize('NFD'),
          prefix,
          suffix,
        });
        expect(chosen && textOfPassage(text.blocks, chosen.passage)).toBe(exact);
      }),
    );
  });

  it('is the same for the same input and never certain of words that the passage does not hold', () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(), (old, next, at) => {
        const ids = old.map((_, index) => `o${index}`);
        const before = section(
          old.map((each) => each.join(' ')),
          ids,
        );
        const given = assignBlockIds(
          before.blocks.map((block) => ({ ...block, section: 's' })),
          next.map((each) => ({ section: 's', kind: 'paragraph' as const, text: each.join(' ') })),
          (() => {
            let made = 0;
            return () => `n${(made += 1)}`;
          })(),
        );
        const after = section(
          next.map((each) => each.join(' ')),
          given.map(({ id }) => id),
        );
        const block = before.blocks[at % before.blocks.length];
        if (!block) return;
        const passage = { blockId: block.id, start: 0, endBlockId: block.id, end: block.text.length };
        const placed = place(before, [after], passage);
        expect(place(before, [after], passage)).toEqual(placed);
        if (placed.isCertain && placed.passage && (placed.status === 'exact' || placed.status === 'moved'))
          expect(textOfPassage(after.blocks, placed.passage).replace(/\s/g, '')).toBe(
            block.text.replace(/\s/g, ''),
          );
      }),
    );
  });
});
