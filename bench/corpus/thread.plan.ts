import { replyPath, ROOT_PATH } from '#comments';
import { DAYS, OPENS_AT } from './consultation.rows';
import type { CorpusSize } from './corpus.size';
import { type Chance, zipfShares } from './random';

/** A comment's place, before it has any text. */
export interface PlannedComment {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Rank of its section; 0 is the fullest. */
  section: number;
  parent: PlannedComment | null;
  root: PlannedComment | null;
  path: string;
  depth: number;
  /** The pages that are measured begin with it, so it has to be shown: published. */
  shown: boolean;
}

/** Contributions are spread unevenly over sections, but no other section comes near the fullest. */
const ZIPF_EXPONENT = 0.5;

/** Replies that each thread of the fullest section has at least: as many as a page shows. */
const SHOWN_REPLIES = 3;

/** Hours within which most replies come. */
const REPLY_HOURS = 30;
const HOUR_MS = 3_600_000;

/** Every comment's place in a section, a thread and time; oldest first. */
export function planThreads(size: CorpusSize, chance: Chance): PlannedComment[] {
  const counts = [
    size.fullest,
    ...zipfShares(size.comments - size.fullest, size.sections - 1, ZIPF_EXPONENT),
  ];
  const planned = counts.flatMap((count, section) => planSection(count, section, chance));
  return planned.sort((one, other) => (one.id < other.id ? -1 : 1));
}

function planSection(count: number, section: number, chance: Chance): PlannedComment[] {
  const planned: PlannedComment[] = [];
  const isFullest = section === 0;
  while (planned.length < count) {
    const replies = isFullest
      ? SHOWN_REPLIES + chance.geometric(0.5)
      : chance.happens(0.55)
        ? 0
        : 1 + chance.geometric(0.6);
    planned.push(...planThread(Math.min(replies, count - planned.length - 1), section, isFullest, chance));
  }
  return planned;
}

function planThread(replies: number, section: number, isFullest: boolean, chance: Chance): PlannedComment[] {
  const at = OPENS_AT + chance.next() * DAYS * 24 * HOUR_MS;
  const root: PlannedComment = {
    id: chance.idAt(at),
    at,
    section,
    parent: null,
    root: null,
    path: ROOT_PATH,
    depth: 0,
    shown: isFullest,
  };
  const thread = [root];
  for (let index = 0; index < replies; index += 1) {
    const isShown = isFullest && index < SHOWN_REPLIES;
    const parent = isShown || chance.happens(0.6) ? root : (thread[chance.below(thread.length)] ?? root);
    const repliedAt = Math.max(parent.at, at) + 60_000 - Math.log(1 - chance.next()) * REPLY_HOURS * HOUR_MS;
    const id = chance.idAt(repliedAt);
    thread.push({
      id,
      at: repliedAt,
      section,
      parent,
      root,
      path: replyPath(parent.path, id),
      depth: parent.depth + 1,
      shown: isShown,
    });
  }
  return thread;
}
