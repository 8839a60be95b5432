import { EditionWords } from './edition.text';
import { LONGEST, QuoteSample, SHORTEST } from './quote.sample';

const text = (page: number, block: number): string =>
  `Page ${page}, paragraphe ${block} : ${'le conseil délibère puis publie ses décisions, '.repeat(1 + (block % 9))}et s’en tient là.`;
const blocks = [0, 1, 2].flatMap((page) =>
  Array.from({ length: 30 }, (_, position) => ({
    ordinal: page * 30 + position,
    section: page,
    position,
    page: `page-${page}`,
    kind: 'paragraph' as const,
    text: text(page, position),
  })),
);
const edition = new EditionWords(['a', 'b', 'c'], blocks);

describe('a sample of quotes', () => {
  const sample = new QuoteSample(edition, 7).take(400);

  it('is the same for the same seed', () => {
    expect(new QuoteSample(edition, 7).take(400)).toEqual(sample);
    expect(new QuoteSample(edition, 8).take(400)).not.toEqual(sample);
  });

  it('has all lengths, from every page, and quotes over several blocks', () => {
    const lengths = sample.map(({ place }) => edition.textOf(place).length);
    expect(sample).toHaveLength(400);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(SHORTEST);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST);
    expect(lengths.filter((length) => length > 200).length).toBeGreaterThan(20);
    expect(new Set(sample.map(({ place }) => edition.block(place.block).page)).size).toBe(3);
    const across = sample.filter(({ place }) => place.block !== place.endBlock);
    expect(across.length).toBeGreaterThan(10);
    for (const { place } of across)
      expect(edition.block(place.block).section).toBe(edition.block(place.endBlock).section);
  });
});
