import { invisibleKind, isPartOfPictogram } from './invisible.characters';

/**
 * The text as it may be stored and shown: NFC, without NUL and other control characters, invisible or
 * direction-changing characters; a lone surrogate becomes U+FFFD. French typography (œ, U+202F, U+00A0, ’) is
 * left alone, and so are pictograms made of several characters. Idempotent.
 */
export function cleanText(text: string): string {
  const kept: string[] = [];
  let pictogram = false;
  let before: string | undefined;
  for (const character of text) {
    const kind = invisibleKind(character.codePointAt(0) ?? 0);
    const joins = character === '\u200d' && isPartOfPictogram(before);
    const flag: boolean = kind === 'tag' && (pictogram || before === '\u{1F3F4}');
    pictogram = flag;
    if (kind === 'lone_surrogate') kept.push('\ufffd');
    else if (kind === undefined || joins || flag) kept.push(character);
    else continue;
    before = kept.at(-1);
  }
  return kept.join('').normalize('NFC');
}
