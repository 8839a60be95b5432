import type { PageLine } from './page.source';

/** A part of a page that means the same when it is parsed by itself. */
export interface Stretch {
  /** Index of its first line in the page. */
  first: number;
  text: string;
}

/** The parser takes some 180 bytes of memory for each letter that it is given at once: 2 MB of words would need 360 MB. */
const LARGEST_STRETCH = 150_000;

const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/;
/** What a cut could tear apart: fences in lists or quotations, definitions of links, HTML that a blank line does not end. */
const UNCUT =
  /^(?:[ \t>*+\d.)-]+(?:```|~~~)|[ \t>*+\d.)-]*\[(?!\^)[^\]]+\]:|[ \t>]*<(?:pre|script|style|textarea|[?!]))/i;

/** Whether every note that is called in a text is given there. */
function holdsItsNotes(text: string): boolean {
  const given = new Set<string | undefined>();
  for (const [, label] of text.matchAll(/^\[\^([^\]]+)\]:/gm)) given.add(label);
  for (const [, label] of text.matchAll(/\[\^([^\]]+)\]/g)) if (!given.has(label)) return false;
  return true;
}

/**
 * Cuts a large page where a heading follows a blank line, outside of code. A page that says something which holds beyond a heading
 * stays whole, as do small ones. One pass.
 */
export function stretchesOf(lines: readonly PageLine[]): Stretch[] {
  const whole = [{ first: 0, text: lines.map(({ text }) => text).join('\n') }];
  if (whole[0] && whole[0].text.length <= LARGEST_STRETCH) return whole;
  const stretches: Stretch[] = [];
  let fence: string | null = null;
  let first = 0;
  let length = 0;
  const close = (end: number): void => {
    const text = lines.slice(first, end).map((line) => line.text);
    stretches.push({ first, text: text.join('\n') });
    [first, length] = [end, 0];
  };
  for (const [at, { text }] of lines.entries()) {
    const mark = FENCE.exec(text)?.[1] ?? FENCE.exec(text)?.[2];
    if (fence === null && UNCUT.test(text)) return whole;
    const isStart = fence === null && /^#{1,6} \S/.test(text) && lines[at - 1]?.text.trim() === '';
    if (isStart && length >= LARGEST_STRETCH) close(at);
    if (mark !== undefined) {
      if (fence === null) fence = mark;
      else if (text.trim().startsWith(fence) && /^[`~]+$/.test(text.trim())) fence = null;
    }
    length += text.length + 1;
  }
  close(lines.length);
  return stretches.every(({ text }) => holdsItsNotes(text)) ? stretches : whole;
}
