import { type ComparableText, sameAfter, sameBefore, SECTION_END } from './comparable.text';
import type { EditionText } from './edition.text';
import { PLACEMENT_RULE as RULE } from './placement.rule';
import type { Stretch } from './stretch';
import { isSeam, stoodThere } from './stretch.before';

/** Places looked at, those with the most in common first: words that stand in more are too common for the others to be it. */
const MOST_PLACES = 20;

/** Where the words' blocks go on. */
export interface Homes {
  blocks: ReadonlySet<number>;
  /** By their identity; otherwise by their words, which other blocks may have too. */
  areKnown: boolean;
}

/** A place of an edition at which the very words stand. */
export interface ExactPlace {
  /** First unit in the edition's text. */
  at: number;
  isHome: boolean;
  /** Same characters around it as around the words in their own version. */
  surroundings: number;
}

/**
 * Where the words stand when the block in which they begin is the same, character by character. Not certain when it came to another
 * section and more blocks have its text: identities of equal blocks were given in their order.
 */
export function unchangedPlace(
  stretch: Stretch,
  to: EditionText,
  before: EditionText | undefined,
): ExactFinding | undefined {
  const block = stretch.blocks[0];
  const index = block && to.indexOf(block.id);
  const text = stretch.text.wordsOf(stretch.firstBlock);
  if (index === undefined || to.text.wordsOf(index) !== text) return undefined;
  const at = to.text.unitsOf(index).first + stretch.first - stretch.text.unitsOf(stretch.firstBlock).first;
  if (!to.text.text.startsWith(stretch.words, at)) return undefined;
  const isCertain =
    to.sectionOf(index).sectionId === stretch.sectionId
      ? isToldApart(stretch, text, to, index, before)
      : [to, before].every((edition) => (edition?.text.occurrences(text, 0, undefined, 2).length ?? 0) < 2);
  return { place: { at, isHome: true, surroundings: 0 }, isCertain };
}

/** Whether a block is the same one and not another with its text: by its neighbours, when there are or were several. */
function isToldApart(
  stretch: Stretch,
  text: string,
  to: EditionText,
  index: number,
  before: EditionText | undefined,
): boolean {
  const own = before?.indexOf(stretch.blocks[0]?.id ?? '');
  const old = own === undefined || !before ? stretch.text : before.text;
  const self = own ?? stretch.firstBlock;
  const olds = old.blocksSaying(text).filter((other) => other !== self);
  const news = to.text.blocksSaying(text).filter((other) => other !== index);
  if (olds.length + news.length === 0) return true;
  const section = to.unitsAround(index);
  if (stretch.text.text.slice(0, -1) === to.text.text.slice(section.first, section.end)) return true;
  const around = (was: number, is: number): number =>
    surroundings(old, old.unitsOf(was).first, to, to.text.unitsOf(is).first, text.length);
  const most = Math.max(
    -Infinity,
    ...olds.map((other) => around(other, index)),
    ...news.map((other) => around(self, other)),
  );
  if (around(self, index) - most < RULE.marginAtHome) return false;
  const stand = to.text.blocksSaying(text).filter((other) => to.unitsAround(other).first === section.first);
  const isAsMany = stretch.text.blocksSaying(text).length === stand.length;
  return isAsMany || isBetweenSame(stretch, to, index, text.length);
}

/** Whether a block has the same neighbours as the anchor's on both sides, or the end of its section where that had it. */
function isBetweenSame(stretch: Stretch, to: EditionText, index: number, length: number): boolean {
  const [old, next] = [stretch.text.text, to.text.text];
  const [was, is] = [stretch.text.unitsOf(stretch.firstBlock).first, to.text.unitsOf(index).first];
  const least = RULE.evidenceAtHome;
  const isEnd = (text: string, unit: number): boolean => (text[unit] ?? SECTION_END) === SECTION_END;
  const isSameBefore =
    sameBefore(old, was, next, is, least) === least || (isEnd(old, was - 1) && isEnd(next, is - 1));
  const isSameAfter =
    sameAfter(old, was + length, next, is + length, least) === least ||
    (isEnd(old, was + length) && isEnd(next, is + length));
  return isSameBefore && isSameAfter;
}

/** How many characters are the same around the words at two places of two texts. */
function surroundings(
  old: ComparableText,
  unit: number,
  to: EditionText,
  at: number,
  length: number,
): number {
  const next = to.text.text;
  return (
    sameBefore(old.text, unit, next, at, RULE.surroundings) +
    sameAfter(old.text, unit + length, next, at + length, RULE.surroundings)
  );
}

/** Other places of the old text at which the same words stand; of the whole edition when it is known, else of the section. */
function rivalsOf(
  stretch: Stretch,
  before: EditionText | undefined,
): { old: ComparableText; units: number[] } {
  const own = before?.indexOf(stretch.blocks[0]?.id ?? '');
  const old = own === undefined || !before ? stretch.text : before.text;
  const first =
    own === undefined || !before
      ? stretch.first
      : before.text.unitsOf(own).first + stretch.first - stretch.text.unitsOf(stretch.firstBlock).first;
  return { old, units: old.occurrences(stretch.words).filter((unit) => unit !== first) };
}

/** Where other blocks of the old text say what the words say in the block in which they begin. */
function sayersOf(stretch: Stretch, old: ComparableText): number[] {
  const { end } = stretch.text.unitsOf(stretch.firstBlock);
  const said = stretch.words.slice(0, end - stretch.first);
  const own = stretch.blocks[0]?.id;
  return old.occurrences(said).filter((unit) => old.blocks[old.blockAt(unit) ?? -1]?.id !== own);
}

export interface ExactFinding {
  place: ExactPlace;
  isCertain: boolean;
}

/**
 * The place at which the words stand in an edition, when it can be told from all others: words that occur many times are told apart
 * by what stands around them and by the identity of their block. A place that has more in common with another occurrence of
 * the words in the old text is that one's. `before`, the whole edition that the words are from, adds those of other sections.
 */
export function exactPlace(
  stretch: Stretch,
  to: EditionText,
  homes: Homes,
  before?: EditionText,
): ExactFinding | undefined {
  const { words, text } = stretch;
  const found = to.text
    .occurrences(words)
    .filter(
      (at) =>
        (!stretch.startsAtWord || to.text.isBetweenWords(at)) &&
        (!stretch.endsAtWord || to.text.isBetweenWords(at + words.length)) &&
        stoodThere(stretch, to, to.text.blockAt(at) ?? -1, words, before) !== true &&
        !isSeam(stretch, to, at, before),
    );
  if (found.length === 0) return undefined;
  const size = words.length;
  const places = found
    .map((at) => {
      const advantage = homes.blocks.has(to.text.blockAt(at) ?? -1) ? RULE.homeAdvantage : 0;
      return { at, value: surroundings(text, stretch.first, to, at, size) + advantage };
    })
    .sort((a, b) => b.value - a.value || a.at - b.at);
  const { old, units } = rivalsOf(stretch, before);
  const isHeirOf = (unit: number, block: number): boolean => {
    const id = old.blocks[old.blockAt(unit) ?? -1]?.id;
    return id !== undefined && to.heirsOf(id).includes(block);
  };
  const rivalry = (at: number): number => {
    const other = to.text.blockAt(at) ?? -1;
    return units.reduce(
      (most, unit) =>
        Math.max(
          most,
          surroundings(old, unit, to, at, size) + (isHeirOf(unit, other) ? RULE.homeAdvantage : 0),
        ),
      -Infinity,
    );
  };
  const best = places.slice(0, MOST_PLACES).find(({ at, value }) => rivalry(at) < value);
  if (!best) return undefined;
  const { at, value } = best;
  const owner = to.text.blockAt(at) ?? -1;
  const isHome = homes.blocks.has(owner);
  const around = value - (isHome ? RULE.homeAdvantage : 0);
  const next = Math.max(-Infinity, ...places.filter((place) => place.at !== at).map((place) => place.value));
  const margin = value - Math.max(next, rivalry(at));
  const evidence = words.length + around;
  const isSameSection = to.sectionOf(owner).sectionId === stretch.sectionId;
  // In another section the same words may have stood before: only the edition before tells.
  const isKnown = before !== undefined || isSameSection;
  const isRivals = !isHome && sayersOf(stretch, old).some((unit) => isHeirOf(unit, owner));
  const isItsOwn =
    (isHome && homes.areKnown) || (isKnown && !isRivals && !isAnotherBlock(stretch, to, owner));
  const needed =
    isHome && homes.areKnown
      ? RULE.evidenceAtHome
      : isHome && isSameSection
        ? RULE.evidenceToPropose
        : RULE.evidenceElsewhere;
  const apart = isHome && homes.areKnown ? RULE.marginAtHome : RULE.marginElsewhere;
  const isCertain = isItsOwn && evidence >= needed && margin >= apart;
  if (!isCertain && !isHome && evidence < RULE.evidenceToPropose) return undefined;
  return { place: { at, isHome, surroundings: around }, isCertain };
}

/** A block that has the whole text of the words' block and another identity was another block before. */
function isAnotherBlock(stretch: Stretch, to: EditionText, owner: number): boolean {
  const own = stretch.text.blocks[stretch.firstBlock];
  const other = to.text.blocks[owner];
  return (
    own?.kind === other?.kind &&
    own?.id !== other?.id &&
    to.text.wordsOf(owner) === stretch.text.wordsOf(stretch.firstBlock)
  );
}
