import { InvalidInput } from '#kernel';
import { tidyTitle } from '../text/text.normalise';

/**
 * Bytes of a section's text. The longest section known has 60 kB. A form without scripts writes a French text 1.3 times as long, and a
 * request has 100 kB at most: a longer text would be refused before anything could be said of it.
 */
export const LONGEST_TEXT = 75_000;
/** Characters that are looked at, so that a text which is too long is told so. */
export const LONGEST_SENT = 200_000;
export const LONGEST_TITLE = 300;
export const LONGEST_NUMBER = 20;
export const LONGEST_REASON = 500;
/** Sections below sections; the deepest doctrine known has 7. */
export const DEEPEST_SECTION = 10;

/** A title without line ends and doubled spaces. Throws InvalidInput for none, or one of more than 300 characters. */
export function requireTitle(title: string): string {
  const tidy = tidyTitle(title);
  if (tidy === '') throw new InvalidInput('Donnez un titre à la section.', 'title');
  if (tidy.length > LONGEST_TITLE)
    throw new InvalidInput(`Un titre compte au plus ${String(LONGEST_TITLE)} caractères.`, 'title');
  return tidy;
}

/** The number written in front of a title, or nothing. */
export function requireNumber(number: string): string {
  const tidy = tidyTitle(number);
  if (tidy.length > LONGEST_NUMBER)
    throw new InvalidInput(`Un numéro compte au plus ${String(LONGEST_NUMBER)} caractères.`, 'number');
  return tidy;
}

/** Why something was done: read by others in the history, so never left out. */
export function requireReason(reason: string): string {
  const tidy = reason.trim();
  if (tidy === '')
    throw new InvalidInput('Dites en quelques mots pourquoi : l’historique le montrera.', 'reason');
  if (tidy.length > LONGEST_REASON)
    throw new InvalidInput(`Un motif compte au plus ${String(LONGEST_REASON)} caractères.`, 'reason');
  return tidy;
}

/** Markdown with one kind of line ends. Throws InvalidInput beyond 75 kB. */
export function requireText(markdown: string): string {
  if (Buffer.byteLength(markdown, 'utf8') > LONGEST_TEXT)
    throw new InvalidInput('Ce texte dépasse 75 ko : partagez-le entre plusieurs sections.', 'markdown');
  return markdown.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
}
