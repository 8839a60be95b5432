import { EditionWords, type Place } from './edition.text';
import { movedParagraphs } from './moved.paragraphs';
import { longestRising } from './rising.sequence';
import { AlignedTruth, type Truth } from './truth';
import { WordAlignment } from './word.alignment';

/** An edition of pages, each with its blocks; one section a page. */
function edition(pages: Record<string, string[]>): EditionWords {
  let ordinal = 0;
  const blocks = Object.entries(pages).flatMap(([page, texts], section) =>
    texts.map((text, position) => ({
      ordinal: ordinal++,
      section,
      position,
      page,
      kind: 'paragraph' as const,
      text,
    })),
  );
  return new EditionWords(Object.keys(pages), blocks);
}

function placeOf(words: EditionWords, exact: string): Place {
  const at = words.text.indexOf(exact);
  if (at < 0) throw new Error(`not there: ${exact}`);
  return words.placeAt(at, at + exact.length);
}

function fate(before: EditionWords, after: EditionWords, exact: string): Truth & { words: string[] } {
  const truth = new AlignedTruth(new WordAlignment(before, after)).of(placeOf(before, exact));
  return { ...truth, words: truth.places.map((place) => after.textOf(place)) };
}

const ROADS =
  'Les voies de la commune sont entretenues chaque printemps par les services techniques de la ville.';
const WATER = 'L’eau potable est contrôlée chaque mois par un laboratoire que désigne le conseil municipal.';
const TREES = 'Les arbres du parc sont taillés en hiver afin que les oiseaux ne soient pas dérangés.';

describe('what became of quoted words', () => {
  it('finds words that stay, with the offset that they have now', () => {
    const before = edition({ a: [ROADS, WATER] });
    const after = edition({ a: [`Désormais, ${ROADS}`, WATER] });
    const truth = fate(before, after, 'entretenues chaque printemps');
    expect(truth).toMatchObject({ verdict: 'verbatim', kept: 1, doubt: '' });
    expect(truth.words).toEqual(['entretenues chaque printemps']);
    expect(truth.places[0]?.start).toBe(placeOf(before, 'entretenues').start + 'Désormais, '.length);
  });

  it('follows a paragraph that went to another page, and only once', () => {
    const before = edition({ a: [ROADS, WATER], b: [TREES] });
    const after = edition({ a: [ROADS], b: [TREES, WATER] });
    const truth = fate(before, after, 'un laboratoire que désigne');
    expect(truth).toMatchObject({ verdict: 'verbatim', places: [{ block: 2 }] });
    const moved = movedParagraphs(new WordAlignment(before, after));
    expect(moved.map(({ from, to }) => [from.ordinal, to.ordinal])).toEqual([[1, 2]]);
  });

  it('sees one quote in a paragraph that was cut in two', () => {
    const before = edition({ a: [`${ROADS} ${WATER}`] });
    const after = edition({ a: [ROADS, WATER] });
    const truth = fate(before, after, 'de la ville. L’eau potable');
    expect(truth).toMatchObject({ verdict: 'verbatim', places: [{ block: 0, endBlock: 1 }] });
  });

  it('says how many words of a reworded sentence go on', () => {
    const before = edition({ a: [ROADS, WATER] });
    const after = edition({ a: [ROADS.replace('chaque printemps', 'deux fois par an'), WATER] });
    const truth = fate(before, after, 'entretenues chaque printemps par les services techniques');
    expect(truth.verdict).toBe('reworded');
    expect(truth.kept).toBeCloseTo(5 / 7, 1);
    expect(truth.words[0]).toMatch(/^entretenues deux fois par an par les services techniques$/);
  });

  it('does not take the same short words elsewhere for those that are gone', () => {
    const before = edition({ a: [ROADS, TREES], b: [WATER] });
    const after = edition({ a: [ROADS], b: [`${WATER} Il le fait aussi en hiver afin que rien ne manque.`] });
    expect(fate(before, after, 'en hiver afin que')).toMatchObject({ verdict: 'gone', places: [] });
  });

  it('admits that it cannot tell where a paragraph that was copied and reworded belongs', () => {
    const before = edition({ a: [ROADS, WATER], b: [TREES] });
    const after = edition({
      a: [ROADS.replace('chaque printemps', 'une fois'), WATER],
      b: [TREES, ROADS.replace('sont entretenues', 'restent entretenues')],
    });
    expect(fate(before, after, ROADS).doubt).not.toBe('');
  });

  it('counts a lost space before a sign as the same words', () => {
    const before = edition({ a: [`${ROADS} Il faut :`, WATER] });
    const after = edition({ a: [`${ROADS} Il faut:`, WATER] });
    expect(fate(before, after, 'de la ville. Il faut :').verdict).toBe('verbatim');
  });
});

describe('the longest rising sequence', () => {
  it('leaves out what went against the order', () => {
    expect(
      longestRising([
        [0, 4],
        [1, 0],
        [2, 1],
        [3, 2],
      ]),
    ).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
  });
});
