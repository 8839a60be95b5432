import { lettersOf, lettersOfHtml, type SourceItem, type SourceTally } from './source';
import type { ShownComment } from './reading';

/** What the database says of a row where the visitor is not told: which row of the file it is. */
export interface KeptRow {
  id: string;
  ref: string;
  /** Of a source: the comment that it supports. */
  commentId: string | null;
  createdAt: Date;
  authorName: string;
  /** What a trace does not show. */
  body: string;
  tally: SourceTally | null;
}

export interface Account {
  accounted: Record<SourceItem['kind'], number>;
  traces: number;
  /** Of the tallies as they are shown, and as they are kept of what is only a trace. */
  votes: number;
  /** « argument:6146: dates differ ». */
  faults: string[];
}

/** A picture of the source is shown as a link so named. */
const withoutPictures = (html: string): string => html.replace(/\[image(?: : [^\]]*)?\]/g, '');

/** Markdown without what is not read: destinations of links, spaces written as numbers. */
const withoutMarks = (markdown: string): string =>
  markdown.replace(/\]\([^)\s]*\)/g, ']').replace(/&#x[0-9A-F]+;/gi, ' ');

const sameTally = (one: SourceTally | null | undefined, other: SourceTally): boolean =>
  one?.for === other.for &&
  one.mixed === other.mixed &&
  one.against === other.against &&
  one.total === other.total;

/** Whether the texts stand in the shown one, in their order, and nothing else does. */
const sameLetters = (shown: string, letters: readonly string[]): boolean => shown === letters.join('');

/** Holds each row of a file against what a visitor is shown. */
export function account(
  items: readonly SourceItem[],
  shown: readonly ShownComment[],
  rows: readonly KeptRow[],
): Account {
  const comments = new Map(shown.map((comment) => [comment.id, comment]));
  const kept = new Map(rows.map((row) => [row.ref, row]));
  const result: Account = {
    accounted: { proposition: 0, argument: 0, source: 0 },
    traces: 0,
    votes: 0,
    faults: [],
  };
  const sourcesSeen = new Map<string, number>();
  for (const item of items) {
    const row = kept.get(item.ref);
    const faults = row ? faultsOf(item, row) : ['absent from the database'];
    result.faults.push(...faults.map((fault) => `${item.ref}: ${fault}`));
    if (faults.length === 0) result.accounted[item.kind] += 1;
  }
  const strangers = rows.length - items.length + (shown.length - comments.size);
  if (strangers !== 0) result.faults.push(`${strangers} rows that the file does not have`);
  return result;

  function faultsOf(item: SourceItem, row: KeptRow): string[] {
    const checks = item.kind === 'source' ? checksOfSource(item, row) : checksOfComment(item, row);
    const common = {
      'the date differs': row.createdAt.getTime() === item.createdAt,
      'the author differs': row.authorName === item.author,
    };
    return Object.entries({ ...common, ...checks }).flatMap(([fault, sound]) => (sound ? [] : [fault]));
  }

  function checksOfComment(item: SourceItem, row: KeptRow): Record<string, boolean> {
    const comment = comments.get(row.id);
    if (!comment) return { 'not shown': false };
    const parentId = item.parentRef === null ? null : kept.get(item.parentRef)?.id;
    const checks = {
      'another parent': comment.parentId === parentId,
      'another section': lettersOf(comment.section) === lettersOf(item.section),
      'not told as imported': comment.provenance.channel === 'imported',
    };
    if (item.binned) {
      result.traces += 1;
      result.votes += row.tally?.total ?? 0;
      return {
        ...checks,
        'more than a trace': comment.state === 'hidden' && !comment.revision && !comment.author,
        'a trace of nothing': row.body !== '' && sameTally(row.tally, item.tally),
      };
    }
    result.votes += comment.tallies[0]?.total ?? 0;
    return {
      ...checks,
      'not published': comment.state === 'published',
      'another position': comment.position === item.position,
      'another title': lettersOf(comment.revision?.title ?? '') === lettersOf(item.title),
      'other words': sameLetters(
        lettersOfHtml(withoutPictures(comment.revision?.bodyHtml ?? '')),
        item.letters,
      ),
      'another date shown': Date.parse(comment.createdAt) === item.createdAt,
      'another author shown': comment.author?.name === item.author,
      'other votes': comment.tallies.length === 1 && sameTally(comment.tallies[0], item.tally),
    };
  }

  /** Sources are shown with their comment, in the order of the file. */
  function checksOfSource(item: SourceItem, row: KeptRow): Record<string, boolean> {
    const parent = kept.get(item.parentRef ?? '');
    const place = sourcesSeen.get(item.parentRef ?? '') ?? 0;
    sourcesSeen.set(item.parentRef ?? '', place + 1);
    const found = comments.get(parent?.id ?? '')?.sources[place];
    result.votes += found?.votes ?? 0;
    return {
      'another parent': row.commentId !== null && row.commentId === parent?.id,
      'another title': lettersOf(found?.title ?? '') === lettersOf(item.title),
      'another address': (found?.url ?? null) === (item.url?.trim() ?? null),
      'another category': found?.category === item.category,
      'other words': sameLetters(lettersOf(withoutMarks(found?.body ?? '')), item.letters),
      'other votes': found?.votes === item.tally.total,
    };
  }
}
