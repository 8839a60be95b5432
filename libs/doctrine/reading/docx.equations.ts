import type { Fate, WrittenElement } from './xml.rewriting';

/** Parts of an equation that are side by side, and what stands between them in a line of text. */
const BETWEEN: Record<string, Record<string, string>> = {
  'm:d': { 'm:e': '; ' },
  'm:eqArr': { 'm:e': '; ' },
  'm:mr': { 'm:e': ', ' },
  'm:m': { 'm:mr': '; ' },
};
/** Signs that properties say: of sums, and of brackets. */
const SIGNS = new Set(['m:chr', 'm:begChr', 'm:endChr']);

/** What has words, or the signs that its properties say; all else is look. */
const PARTS = /^(?:m:(?!rPr$|ctrlPr$)\w+|w:r|w:t)$/;
/** Followed changes, which are applied as anywhere else. */
const TRACKED = new Set(['w:ins', 'w:del', 'w:moveTo', 'w:moveFrom']);

/** More than one number or name is put into brackets: (a + b)/2. */
const grouped = (text: string): string =>
  /^[\p{L}\p{N}.,]*$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`;

/** A part of an equation as a piece of text, in its place: `above` is what it is of, `before` what of that is written already. */
function written(name: string, inner: string, above: string, before: string): string {
  switch (name) {
    case 'm:num':
      return `${grouped(inner)}/`;
    case 'm:den':
      return grouped(inner);
    case 'm:sub':
    case 'm:lim':
      return inner.trim() === '' ? '' : `_${grouped(inner)}`;
    case 'm:sup':
      return inner.trim() === '' ? '' : `^${grouped(inner)}`;
    case 'm:deg':
      return inner.trim() === '' ? '' : `[${inner.trim()}]`;
    case 'm:m':
      return `[${inner}]`;
    case 'm:e':
      if (above === 'm:rad') return `(${inner.trim()})`;
      if (/^m:s(?:Sup|Sub|SubSup|Pre)$/.test(above)) return grouped(inner);
      if (above === 'm:nary' || above === 'm:func') return ` ${inner}`;
      break;
    default:
  }
  const between = BETWEEN[above]?.[name];
  return between !== undefined && before.trim() !== '' ? between + inner : inner;
}

/**
 * Equations of a document (ECMA-376 part 1, 22.1) as a line of text: (a + b)/2, x^2, ∑_(i=1)^n x. They stay readable, and the warning
 * asks to look at them; markup for equations the platform has none.
 */
export class DocxEquations {
  /** Words of the equation that is open, without signs between them; null outside of equations. */
  words: string | null = null;
  /** Signs of the parts that are open, by the name of the property that says them. */
  private readonly signs: Map<string, string>[] = [];

  /** What becomes of an element of an equation; null for any other, and for followed changes. */
  open(name: string, value: string | undefined): Fate | null {
    if (name === 'm:oMath') this.words = '';
    if (this.words === null) return name.startsWith('m:') ? 'unwrap' : null;
    if (TRACKED.has(name)) return null;
    if (SIGNS.has(name)) this.signs.at(-1)?.set(name, value ?? '');
    if (name === 'm:d' || name === 'm:nary') this.signs.push(new Map());
    return PARTS.test(name) ? 'unwrap' : 'drop';
  }

  /** Whether an element is of the equation that is open. */
  isOpen(name: string): boolean {
    return this.words !== null && PARTS.test(name);
  }

  say(value: string): void {
    if (this.words !== null) this.words += value;
  }

  /** The text of a part that was read to its end. */
  close({ name, inner }: WrittenElement, above: WrittenElement | undefined): string {
    switch (name) {
      case 'm:nary':
        return `${this.signs.pop()?.get('m:chr') ?? '∫'}${inner}`;
      case 'm:rad':
        return `√${inner}`;
      case 'm:d': {
        const signs = this.signs.pop();
        return `${signs?.get('m:begChr') ?? '('}${inner}${signs?.get('m:endChr') ?? ')'}`;
      }
      case 'm:oMath':
        this.words = null;
        return `<w:r><w:t xml:space="preserve">${inner.replace(/\s+/g, ' ')}</w:t></w:r>`;
      default:
        return written(name, inner, above?.name ?? '', above?.inner ?? '');
    }
  }
}
