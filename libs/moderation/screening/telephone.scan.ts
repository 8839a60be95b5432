import type { Span } from './folded.text';

/** Groups of figures of one line, with what stands between them. */
interface Group extends Span {
  readonly digits: string;
  /** What stands before the group, within the run. */
  readonly before: string;
}

/** A run of figures and of the signs that separate them in a telephone number; one class, so linear. */
const RUN = /\+?[\d(][\d ()./_+·\u2010-\u2015-]*/gu;

/** Ways of grouping the ten figures of a national number. */
const NATIONAL_SHAPES = new Set([
  '10',
  '2-2-2-2-2',
  '4-2-2-2',
  '4-6',
  '2-4-4',
  '2-8',
  '4-3-3',
  '1-3-3-3',
  '3-3-4',
]);

/** Figures after the country code: France, then the overseas codes (Arcep numbering plan). */
const COUNTRY_CODES: readonly (readonly [code: string, digits: number])[] = [
  ['33', 9],
  ['262', 9],
  ['590', 9],
  ['594', 9],
  ['596', 9],
  ['508', 6],
  ['508', 9],
  ['681', 6],
  ['687', 6],
  ['689', 8],
];

const SHORTEST_INTERNATIONAL = 9;

const separator = (group: Group): string => {
  const bare = group.before.replaceAll(' ', '');
  return bare === '' && group.before !== '' ? ' ' : bare;
};

function groupsOf(run: string, offset: number): Group[] {
  const groups: Group[] = [];
  let last = 0;
  for (const match of run.matchAll(/\d+/gu)) {
    const start = offset + match.index;
    groups.push({
      digits: match[0],
      before: run.slice(last, match.index),
      start,
      end: start + match[0].length,
    });
    last = match.index + match[0].length;
  }
  return groups;
}

/** « 05 10 15 20 25 », « 01 02 03 04 05 »: a list of values, not a number. */
function isProgression(groups: readonly Group[]): boolean {
  const values = groups.map((group) => Number(group.digits));
  const [first = 0, second = 0] = values;
  return values.length > 2 && values.every((value, index) => value === first + index * (second - first));
}

/** 08xx numbers are services, never a person's. */
const isPersonal = (digits: string): boolean => /^0[1-79]\d{8}$/u.test(digits);

function nationalAt(groups: readonly Group[], from: number): number {
  let digits = '';
  const taken: Group[] = [];
  for (let i = from; i < groups.length && taken.length < 5 && digits.length < 10; i += 1) {
    const group = groups[i];
    if (!group || (i > from && group.before.length > 3)) return 0;
    digits += group.digits;
    taken.push(group);
  }
  const shape = taken.map((group) => group.digits.length).join('-');
  if (!isPersonal(digits) || !NATIONAL_SHAPES.has(shape) || isProgression(taken)) return 0;
  if (shape === '1-3-3-3' && !/^0[67]/u.test(digits)) return 0;
  const signs = new Set(taken.slice(1).map(separator));
  if (signs.size > 1 || [...signs].some((sign) => sign.length > 1)) return 0;
  const [sign] = signs;
  if (sign !== undefined && sign !== ' ' && taken.length < 4) return 0;
  const next = groups[from + taken.length];
  return isPiece(from > 0 ? groups[from] : undefined) || isPiece(next) ? 0 : taken.length;
}

/**
 * Whether what stands before this group makes it one with its neighbour: a sign without a space. Then the figures
 * are a piece of an identifier, a version, a date, a path.
 */
function isPiece(group: Group | undefined): boolean {
  if (!group) return false;
  const other = separator(group);
  if (other === ' ' || /[()+]/u.test(other)) return false;
  return !group.before.includes(' ');
}

function internationalAt(groups: readonly Group[], from: number): number {
  const first = groups[from];
  if (!first) return 0;
  const plus = first.before.endsWith('+');
  const zeros = !plus && first.digits.startsWith('00');
  if (!plus && !zeros) return 0;
  let digits = '';
  for (let i = from; i < groups.length && i < from + 8; i += 1) {
    const group = groups[i];
    if (!group || (i > from && group.before.length > 4)) return 0;
    // « +33 (0)6 »: the zero in brackets is not dialled.
    const bracketed = i > from && group.digits.startsWith('0') && group.before.endsWith('(');
    digits += bracketed ? group.digits.slice(1) : group.digits;
    const bare = zeros ? digits.slice(2) : digits;
    if (bare.length < SHORTEST_INTERNATIONAL) continue;
    const complete = COUNTRY_CODES.some(
      ([code, length]) =>
        bare.startsWith(code) &&
        bare.length === code.length + length &&
        bare[code.length] !== '0' &&
        (plus || length === 9),
    );
    if (complete && !isPiece(groups[i + 1])) return i - from + 1;
    if (bare.length > 13) return 0;
  }
  return 0;
}

/** Letters or signs right before or after that make the figures part of a name, an address or an identifier. */
function isGlued(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 2);
  return (
    /[\p{L}\d_=#%&/\\@-]$/u.test(before) ||
    /\d\.$/u.test(before) ||
    /^(?:[\p{L}\d_@]|[.:]\d|-\p{L})/u.test(after)
  );
}

/**
 * French telephone numbers in a folded text, in all the ways they are written: in one piece, with spaces, dots,
 * hyphens or slashes, with +33, 0033 or an overseas code. Numbers in 08 and short numbers are services and are left
 * out; so are the other figures of the trade (OID, FINESS, RPPS, SIRET, versions, dates), which have other shapes.
 */
export function telephoneSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(RUN)) {
    const groups = groupsOf(match[0], match.index);
    for (let i = 0; i < groups.length;) {
      const taken = internationalAt(groups, i) || nationalAt(groups, i);
      const first = groups[i];
      const last = groups[i + taken - 1];
      if (taken > 0 && first && last) {
        const plus = first.before.endsWith('+') ? 1 : 0;
        const span = { start: first.start - plus, end: last.end };
        if (!isGlued(text, span.start, span.end)) spans.push(span);
      }
      i += Math.max(1, taken);
    }
  }
  return spans;
}
