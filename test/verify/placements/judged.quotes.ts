import { type BlockDescent, EditionText, type PlacedAnchor, placeAnchor, selectorOf } from '#doctrine';
import type { MadeAnchor } from './anchored.comments';
import { type Answer, judge, type Judgement } from './judge';
import type { PublishedEdition } from './published.edition';
import type { SampledQuote } from './quote.sample';
import type { Truth } from './truth';

export interface JudgedQuote {
  quote: SampledQuote;
  exact: string;
  truth: Truth;
  placed: PlacedAnchor;
  answer: Answer;
  judgement: Judgement;
}

/** A quote whose fate is known. */
export interface KnownQuote {
  quote: SampledQuote;
  truth: Truth;
}

/** Anchors as people's browsers would have made them on the earlier edition. */
export function anchorsOf(before: PublishedEdition, quotes: readonly SampledQuote[]): MadeAnchor[] {
  return quotes.map(({ place }) => {
    const section = before.section(place.block);
    return {
      section,
      anchor: {
        kind: 'quote',
        sectionId: section.sectionId,
        blockId: before.blockId(place.block),
        quote: selectorOf(section.blocks, before.passageOf(place)),
      },
    };
  });
}

/**
 * Places all quotes by the pure rule, with or without what is recorded of paragraphs that were split and joined; `ms` counts what is
 * prepared once, and all placements, in processor time.
 */
export function placeAll(
  before: PublishedEdition,
  after: PublishedEdition,
  quotes: readonly SampledQuote[],
  descents: readonly BlockDescent[] = [],
): { placed: PlacedAnchor[]; ms: number; slowest: number } {
  const anchors = anchorsOf(before, quotes);
  const began = process.cpuUsage();
  const to = new EditionText(after.sections, new Map(), descents);
  const from = new EditionText(before.sections);
  let slowest = 0;
  const placed = anchors.map(({ anchor, section }) => {
    const start = performance.now();
    const answer = placeAnchor(anchor, section, to, from);
    slowest = Math.max(slowest, performance.now() - start);
    return answer;
  });
  const { user, system } = process.cpuUsage(began);
  return { placed, ms: (user + system) / 1_000, slowest };
}

/** Holds what was answered against what is known. */
export function judgeAll(
  before: PublishedEdition,
  after: PublishedEdition,
  known: readonly KnownQuote[],
  placed: readonly PlacedAnchor[],
): JudgedQuote[] {
  return known.map(({ quote, truth }, index) => {
    const one = placed[index];
    if (!one) throw new Error('A quote was not placed');
    const exact = before.words.textOf(quote.place);
    const place = one.sectionId && one.passage ? after.placeOf(one.sectionId, one.passage) : null;
    const answer: Answer = {
      status: one.status,
      isCertain: one.isCertain,
      place,
      isSameBlock:
        one.sectionId === before.section(quote.place.block).sectionId &&
        one.passage?.blockId === before.blockId(quote.place.block),
    };
    return { quote, exact, truth, placed: one, answer, judgement: judge(exact, truth, answer, after.words) };
  });
}
