import { diffArrays } from 'diff';
import type { EditionWords, Token } from './edition.text';
import { longestRising } from './rising.sequence';
import { ABSENT, WordLinks } from './word.links';

/** Words that must stand in a row, once in each edition, for a stretch to count as moved to another place. */
const MOVED_WORDS = 8;
/** Words in a row that are no accident between two texts. */
const SOLID_WORDS = 6;
/** Tokens between a lone word that stayed and a solid run, beyond which it is an accident ("de", "la"). */
const STRAY_GAP = 6;

const BLOCK_START = '\u00b6';

/**
 * Which word of a later edition each word of an earlier one became, from the two texts alone: unique equal blocks in order, words between
 * them by Myers' difference, then stretches that went elsewhere by runs of eight words that both texts have once. Accidental matches in
 * rewritten text are taken out again. under 1 s for 2 × 36,000 words.
 */
export class WordAlignment extends WordLinks {
  constructor(before: EditionWords, after: EditionWords) {
    super(before, after);
    this.alignPages();
    this.dropAccidents();
    this.relocate();
    this.fillGaps();
    this.fillBetween();
    this.dropAccidents();
  }

  private alignPages(): void {
    const pages = new Set(this.after.blocks.map(({ page }) => page));
    for (const page of new Set(this.before.blocks.map((block) => block.page))) {
      if (!pages.has(page)) continue;
      const olds = this.before.blocks.filter((block) => block.page === page).map(({ ordinal }) => ordinal);
      const news = this.after.blocks.filter((block) => block.page === page).map(({ ordinal }) => ordinal);
      let [fromOld, fromNew] = [0, 0];
      for (const [old, now] of [...this.anchors(olds, news), [olds.length, news.length] as const]) {
        this.alignBlocks(olds.slice(fromOld, old), news.slice(fromNew, now));
        const [ours, theirs] = [olds[old], news[now]];
        if (ours !== undefined && theirs !== undefined) this.alignBlocks([ours], [theirs]);
        [fromOld, fromNew] = [old + 1, now + 1];
      }
    }
  }

  /** Pairs of equal blocks that stand once in each list, the longest rising sequence of them. */
  private anchors(olds: readonly number[], news: readonly number[]): [number, number][] {
    const once = (edition: EditionWords, ordinals: readonly number[]): Map<string, number> => {
      const found = new Map<string, number>();
      const twice = new Set<string>();
      ordinals.forEach((ordinal, index) => {
        const { text } = edition.block(ordinal);
        if (found.has(text)) twice.add(text);
        found.set(text, index);
      });
      for (const text of twice) found.delete(text);
      return found;
    };
    const there = once(this.after, news);
    const pairs = [...once(this.before, olds)].flatMap(([text, old]): [number, number][] => {
      const now = there.get(text);
      return now === undefined || wordCount(text) < 3 ? [] : [[old, now]];
    });
    return longestRising(pairs);
  }

  private alignBlocks(olds: readonly number[], news: readonly number[]): void {
    const ours = withStarts(this.before, olds);
    const theirs = withStarts(this.after, news);
    this.alignTokens(ours, theirs);
  }

  private alignTokens(ours: readonly Numbered[], theirs: readonly Numbered[]): void {
    if (ours.length === 0 || theirs.length === 0) return;
    let [old, now] = [0, 0];
    const texts = (list: readonly Numbered[]): string[] => list.map(({ text }) => text);
    for (const change of diffArrays(texts(ours), texts(theirs))) {
      const { length } = change.value;
      if (change.added) now += length;
      else if (change.removed) old += length;
      else
        for (let step = 0; step < length; step += 1) {
          const [from, to] = [ours[old++]?.index ?? ABSENT, theirs[now++]?.index ?? ABSENT];
          if (from !== ABSENT && to !== ABSENT) this.link(from, to);
        }
    }
  }

  /** Matches between two blocks that have little in common, and lone words far from a run, are chance. */
  private dropAccidents(): void {
    const shared = new Map<string, { words: number; longest: number }>();
    const runs = this.runs();
    for (const { key, words } of runs) {
      const pair = shared.get(key) ?? { words: 0, longest: 0 };
      pair.words += words;
      pair.longest = Math.max(pair.longest, words);
      shared.set(key, pair);
    }
    const isSolid = (run: Run): boolean => run.words >= 3;
    runs.forEach((run, index) => {
      const pair = shared.get(run.key);
      const [smaller, larger] = [
        wordCount(this.before.block(run.oldBlock).text),
        wordCount(this.after.block(run.newBlock).text),
      ].sort((a, b) => a - b) as [number, number];
      const isKept =
        pair !== undefined &&
        (pair.longest >= SOLID_WORDS ||
          pair.longest >= 0.9 * smaller ||
          pair.words >= 0.5 * larger ||
          (pair.words >= 8 && pair.words >= 0.5 * smaller)) &&
        (isSolid(run) ||
          pair.words >= 0.8 * smaller ||
          [runs[index - 1], runs[index + 1]].some(
            (other) => other?.key === run.key && isSolid(other) && distance(run, other) <= STRAY_GAP,
          ));
      if (!isKept) for (let step = 0; step < run.length; step += 1) this.unlink(run.from + step);
    });
  }

  /** Stretches of matched tokens that follow each other in both editions, inside one pair of blocks. */
  private runs(): Run[] {
    const runs: Run[] = [];
    let current: Run | undefined;
    this.forward.forEach((to, from) => {
      if (to === ABSENT) {
        current = undefined;
        return;
      }
      const [old, now] = [this.before.token(from), this.after.token(to)];
      const goesOn =
        current?.oldBlock === old.block &&
        current.newBlock === now.block &&
        current.to + current.length === to;
      if (!current || !goesOn) {
        current = {
          key: `${old.block}>${now.block}`,
          oldBlock: old.block,
          newBlock: now.block,
          from,
          to,
          length: 0,
          words: 0,
        };
        runs.push(current);
      }
      current.length += 1;
      current.words += old.isWord ? 1 : 0;
    });
    return runs;
  }

  /** What left its place and stands, for eight words or more, once somewhere else. */
  private relocate(): void {
    const ours = grams(this.before, this.forward);
    const theirs = grams(this.after, this.backward);
    for (const [gram, from] of ours) {
      const to = theirs.get(gram);
      if (from === ABSENT || to === undefined || to === ABSENT) continue;
      if (this.forward[from] !== ABSENT || this.backward[to] !== ABSENT) continue;
      this.extend(from, to, 1);
      this.extend(from - 1, to - 1, -1);
    }
  }

  private extend(from: number, to: number, step: 1 | -1): void {
    for (; this.isFree(from, to); from += step, to += step) this.link(from, to);
  }

  private isFree(from: number, to: number): boolean {
    const old = this.before.tokens[from];
    return (
      old?.text === this.after.tokens[to]?.text &&
      this.forward[from] === ABSENT &&
      this.backward[to] === ABSENT
    );
  }

  /** Words between two that stayed together, and at the ends of blocks whose other words did. */
  private fillGaps(): void {
    for (const block of this.before.blocks) {
      const [first, end] = this.before.tokenRange(block.ordinal);
      const partner = this.partnerOf(block.ordinal);
      if (partner === undefined) continue;
      const [theirFirst, theirEnd] = this.after.tokenRange(partner);
      let [from, to] = [first, theirFirst];
      for (let index = first; index <= end; index += 1) {
        const image = index === end ? theirEnd : (this.forward[index] ?? ABSENT);
        if (image === ABSENT || image < theirFirst || image > theirEnd) continue;
        if (image < to) continue;
        this.alignTokens(
          numbered(this.before.tokens, this.forward, from, index),
          numbered(this.after.tokens, this.backward, to, image),
        );
        [from, to] = [index + 1, image + 1];
      }
    }
  }

  /** Blocks without a single word that went on, between two whose words went on close together: a short title that moved along. */
  private fillBetween(): void {
    const { blocks } = this.before;
    for (let at = 1; at < blocks.length; at += 1) {
      const above = this.partnerOf(at - 1);
      if (above === undefined || this.partnerOf(at) !== undefined) continue;
      let end = at + 1;
      while (end < blocks.length && this.partnerOf(end) === undefined) end += 1;
      const below = this.partnerOf(end);
      if (below === undefined || below <= above + 1 || below - above > end - at + 6) continue;
      const between = this.after.blocks.slice(above + 1, below).map(({ ordinal }) => ordinal);
      this.alignBlocks(
        blocks.slice(at, end).map(({ ordinal }) => ordinal),
        between.filter((ordinal) => this.isFreeBlock(ordinal)),
      );
    }
  }

  private isFreeBlock(ordinal: number): boolean {
    const [from, to] = this.after.tokenRange(ordinal);
    return this.backward.slice(from, to).every((origin) => origin === ABSENT);
  }
}

interface Run {
  key: string;
  oldBlock: number;
  newBlock: number;
  from: number;
  to: number;
  length: number;
  words: number;
}

interface Numbered {
  text: string;
  index: number;
}

const wordCount = (text: string): number => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;

const distance = (one: Run, other: Run): number => {
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  return Math.max(second.from - first.from - first.length, Math.abs(second.to - first.to - first.length));
};

function withStarts(edition: EditionWords, ordinals: readonly number[]): Numbered[] {
  return ordinals.flatMap((ordinal) => {
    const [first, end] = edition.tokenRange(ordinal);
    const own = edition.tokens.slice(first, end).map(({ text }, step) => ({ text, index: first + step }));
    return [{ text: BLOCK_START, index: ABSENT }, ...own];
  });
}

function numbered(tokens: readonly Token[], links: Int32Array, from: number, to: number): Numbered[] {
  const list: Numbered[] = [];
  for (let index = from; index < to; index += 1)
    if (links[index] === ABSENT) list.push({ text: tokens[index]?.text ?? '', index });
  return list;
}

/** Runs of unmatched words by what they say; -1 for those that stand more than once. */
function grams(edition: EditionWords, links: Int32Array): Map<string, number> {
  const words: number[] = [];
  edition.tokens.forEach((token, index) => {
    if (token.isWord) words.push(index);
  });
  const found = new Map<string, number>();
  for (let at = 0; at + MOVED_WORDS <= words.length; at += 1) {
    const run = words.slice(at, at + MOVED_WORDS);
    if (run.some((index) => links[index] !== ABSENT)) continue;
    const gram = run.map((index) => edition.token(index).text).join(' ');
    found.set(gram, found.has(gram) ? ABSENT : (run[0] ?? ABSENT));
  }
  return found;
}
