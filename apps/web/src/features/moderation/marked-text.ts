/** Where something was seen in a text, in UTF-16 units of the whole of it. */
export interface Span {
  start: number;
  end: number;
}

/** A stretch of text under the same marks. */
export interface Stretch {
  start: number;
  text: string;
  /** Which spans cover it, by their place in the list. */
  marks: number[];
  /** Which of them end with it: there their number is written. */
  ends: number[];
}

/** Whether a span says something of a passage: one that covers the whole text, or nothing, says it of the text. */
export const isOfPassage = ({ start, end }: Span, length: number): boolean =>
  end > start && !(start === 0 && end >= length);

/** Cuts the part of a text between `from` and `to` where marks begin or end; spans may overlap. */
export function stretchesOf(text: string, spans: readonly Span[], from = 0, to = text.length): Stretch[] {
  const marked = spans
    .map((span, index) => ({ ...span, index }))
    .filter((span) => isOfPassage(span, text.length) && span.start < to && span.end > from);
  const cuts = new Set([from, to]);
  for (const { start, end } of marked) {
    cuts.add(Math.max(start, from));
    cuts.add(Math.min(end, to));
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((start, place) => {
    const end = ordered[place + 1] ?? to;
    const over = marked.filter((span) => span.start < end && span.end > start);
    return {
      start,
      text: text.slice(start, end),
      marks: over.map(({ index }) => index),
      ends: over.filter((span) => Math.min(span.end, to) === end).map(({ index }) => index),
    };
  });
}

/** A part of what was screened. */
export interface Part extends Span {
  kind: 'body' | 'wording' | 'title' | 'sources';
}

/** What stands between the parts in the screened text. */
const BETWEEN = 2;

interface Screened {
  screenedText: string;
  body: string;
  proposedWording: string | null;
  title: string | null;
}

/** The parts of a screened text: body, proposed wording, title, then the sources. */
export function partsOf({ screenedText, body, proposedWording, title }: Screened): Part[] {
  const parts: Part[] = [];
  let start = 0;
  const add = (kind: Part['kind'], text: string | null): void => {
    if (text === null) return;
    parts.push({ kind, start, end: start + text.length });
    start += text.length + BETWEEN;
  };
  add('body', body);
  add('wording', proposedWording);
  add('title', title);
  if (start < screenedText.length) add('sources', screenedText.slice(start));
  return parts.filter(({ end, start: from }) => end > from);
}

/**
 * Characters that are there and show nothing, or turn the text around: control characters, zero-width ones, marks of
 * direction, soft hyphens, tags.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}]/u;

/** A stretch with what cannot be seen in it named by its code point, as « U+202E ». Line ends and tabs are left. */
export function revealed(text: string): { text: string; isName: boolean }[] {
  const pieces: { text: string; isName: boolean }[] = [];
  for (const character of text) {
    const isName = INVISIBLE.test(character) && !'\n\r\t'.includes(character);
    const shown = isName
      ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
      : character;
    const last = pieces.at(-1);
    if (last && !last.isName && !isName) last.text += shown;
    else pieces.push({ text: shown, isName });
  }
  return pieces;
}
