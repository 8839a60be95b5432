import { latinLookAlike } from './confusable.letters';
import { invisibleKind } from './invisible.characters';

/** Part of a text, in UTF-16 units, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text made easy to match, with the way back: unit `i` of `text` comes from `starts[i]`..`ends[i]`. */
export interface FoldedText {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Superscripts and subscripts stay themselves: « 10² » is not the number 102. */
const RAISED = /^[\u00b2\u00b3\u00b9\u2070-\u209f]$/u;

const folds = new Map<string, string>();

function foldCharacter(character: string): string {
  const known = folds.get(character);
  if (known !== undefined) return known;
  let folded = '';
  if (RAISED.test(character)) folded = character;
  else {
    for (const part of character.normalize('NFKD')) {
      const code = part.codePointAt(0) ?? 0;
      if (invisibleKind(code) !== undefined || /^\p{M}$/u.test(part)) continue;
      folded += latinLookAlike(part) ?? part.toLowerCase();
    }
  }
  // No Latin letter unfolds into more than four; a ligature of 18 Arabic letters would only cost time.
  if (folded.length > 4) folded = character;
  // A text holds few different characters; the bound keeps a hostile one from filling the memory.
  if (folds.size < 4096) folds.set(character, folded);
  return folded;
}

/**
 * Folds a text for matching: compatibility forms, accents, case, look-alike letters and invisible characters
 * are gone; all sorts of spaces of one line are a space. Never shown to anybody. Linear in the text's length.
 */
export function foldText(text: string): FoldedText {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let position = 0;
  for (const character of text) {
    const end = position + character.length;
    const folded = foldCharacter(character);
    if (folded === '') {
      // An accent belongs to the letter before it; an invisible character between two letters is spanned anyway.
      if (ends.length > 0 && /^\p{M}$/u.test(character)) ends[ends.length - 1] = end;
    } else {
      parts.push(folded);
      for (const _unit of folded.split('')) {
        starts.push(position);
        ends.push(end);
      }
    }
    position = end;
  }
  return { text: parts.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The span of the original text that a span of the folded one comes from. */
export function originalSpan(folded: FoldedText, span: Span): Span {
  const start = folded.starts[span.start] ?? 0;
  return { start, end: Math.max(start, folded.ends[span.end - 1] ?? start) };
}
