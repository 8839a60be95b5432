import type { EditionWords, Place } from './edition.text';
import { plain, type Truth } from './truth';

/** What a placement says, in the coordinates of the later edition. */
export interface Answer {
  status: 'exact' | 'moved' | 'fuzzy' | 'changed' | 'lost';
  /** False: it waits for a person. */
  isCertain: boolean;
  place: Place | null;
  /** Whether the passage begins in the very block, by identity, in which the quote began. */
  isSameBlock: boolean;
}

/**
 * `right`: readers see the comment on its words, or are told rightly that they are gone; `wrong`: readers are shown something else without a
 * person having looked; `missed`: words that stand are declared gone; `person`: a drafter is asked.
 */
export type Judgement = 'right' | 'wrong' | 'missed' | 'person';

/** Share of two stretches' characters that must be common for them to be the same passage, when words changed. */
const SAME_PASSAGE = 0.5;
/** The same of words that stand, found as nearly the same: "système" as "écosystème", when spaces were put right. */
const NEARLY_EQUAL = 0.95;
/** Share of a quote's words that a stretch of the same place must have to be what became of it. */
const SAME_WORDS = 0.6;

/** Compares what the platform says with what is true; the only place where right and wrong are decided. */
export function judge(quote: string, truth: Truth, answer: Answer, after: EditionWords): Judgement {
  if (!answer.isCertain) return 'person';
  switch (answer.status) {
    case 'lost':
      return truth.verdict === 'verbatim' || truth.verdict === 'reworded' ? 'missed' : 'right';
    case 'changed':
      if (truth.verdict === 'verbatim') return 'missed';
      return answer.place !== null && isHost(truth, answer.place) ? 'right' : 'wrong';
    case 'exact':
    case 'moved':
    case 'fuzzy':
      return answer.place !== null && isPlaced(quote, truth, answer, answer.place, after) ? 'right' : 'wrong';
  }
}

function isPlaced(quote: string, truth: Truth, answer: Answer, place: Place, after: EditionWords): boolean {
  const found = after.textOf(place);
  const saysSame = answer.status !== 'fuzzy';
  if (saysSame && withoutPoints(found) !== withoutPoints(quote)) return false;
  if (answer.status === 'exact' && !answer.isSameBlock) return false;
  if (truth.verdict === 'verbatim')
    return truth.places.some(
      (one) => isEqual(one, place) || (!saysSame && commonShare(one, place, after) >= NEARLY_EQUAL),
    );
  if (saysSame) return truth.places.some((one) => overlap(one, place, after) >= SAME_PASSAGE);
  return (
    truth.places.some((one) => overlap(one, place, after) >= SAME_PASSAGE) ||
    (isHost(truth, place) && sharedWords(quote, found) >= SAME_WORDS)
  );
}

/** The first of three points is no less the same words when one sign stands for all three. */
const withoutPoints = (text: string): string => plain(text).replace(/^\.+|\.+$/g, '');

const isHost = (truth: Truth, { block, endBlock }: Place): boolean =>
  truth.hosts.some((host) => block <= host && host <= endBlock);

const isEqual = (one: Place, other: Place): boolean =>
  one.block === other.block &&
  one.start === other.start &&
  one.endBlock === other.endBlock &&
  one.end === other.end;

/** Common characters as a share of the shorter stretch, or of the longer one when that is more than three times as long. */
function overlap(one: Place, other: Place, after: EditionWords): number {
  const { common, shorter, longer } = compared(one, other, after);
  return longer > 3 * shorter ? common / longer : common / shorter;
}

/** Common characters as a share of the longer stretch. */
function commonShare(one: Place, other: Place, after: EditionWords): number {
  const { common, longer } = compared(one, other, after);
  return common / longer;
}

function compared(one: Place, other: Place, after: EditionWords) {
  const [a, b] = [after.range(one), after.range(other)];
  const lengths = [a[1] - a[0], b[1] - b[0]];
  return {
    common: Math.min(a[1], b[1]) - Math.max(a[0], b[0]),
    shorter: Math.min(...lengths),
    longer: Math.max(...lengths),
  };
}

/** Share of the words of a quote that another text has, each as often as it has it. */
export function sharedWords(quote: string, other: string): number {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const left = words(other);
  const wanted = words(quote);
  const found = wanted.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return found.length / Math.max(1, wanted.length);
}
