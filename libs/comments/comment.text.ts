import { InvalidInput } from '#kernel';

/** Characters (code points) of a comment's text, of a proposed wording and of a quote, at most. */
export const BODY_LENGTH = 20_000;
export const WORDING_LENGTH = 10_000;
export const QUOTE_LENGTH = 2_000;
/** Of what stands before or after a quote. */
export const CONTEXT_LENGTH = 200;
export const TITLE_LENGTH = 300;
export const ORGANISATION_LENGTH = 120;

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Refuses what PostgreSQL or UTF-8 cannot hold: U+0000 and half characters. */
function checkCharacters(text: string, field: string): void {
  if (text.includes('\0') || LONE_SURROGATE.test(text)) {
    throw new InvalidInput(
      'Ce texte contient un caractère que la plateforme ne peut pas enregistrer.',
      field,
    );
  }
}

/** The text without space around it, line ends as `\n`. Throws InvalidInput when it is empty, too long or cannot be stored. */
export function requiredText(text: string, longest: number, field: string): string {
  const trimmed = text.replace(/\r\n?/g, '\n').trim();
  checkCharacters(trimmed, field);
  if (trimmed === '') throw new InvalidInput('Ce champ est obligatoire.', field);
  checkLength(trimmed, longest, field);
  return trimmed;
}

function checkLength(text: string, longest: number, field: string): void {
  // A code point is one or two units: only in between does it take counting.
  if (text.length > longest && (text.length > 2 * longest || Array.from(text).length > longest)) {
    throw new InvalidInput(
      `Ce texte dépasse ${longest.toLocaleString('fr-FR')} caractères : abrégez-le, ou répartissez-le en plusieurs contributions.`,
      field,
    );
  }
}

/** A text that is still being typed, spaces around it included; empty where there is none yet. Throws InvalidInput like `requiredText`. */
export function unfinishedText(text: string | null | undefined, longest: number, field: string): string {
  const typed = (text ?? '').replace(/\r\n?/g, '\n');
  checkCharacters(typed, field);
  checkLength(typed, longest, field);
  return typed;
}

/** The same for a text that may be absent; blank counts as absent. */
export function optionalText(text: string | null | undefined, longest: number, field: string): string | null {
  return text == null || text.trim() === '' ? null : requiredText(text, longest, field);
}

/** A web address, http or https only. Throws InvalidInput for anything else. */
export function webAddress(address: string, field: string): string {
  const url = requiredText(address, 2_000, field);
  if (!/^https?:\/\/\S+$/i.test(url) || !URL.canParse(url)) {
    throw new InvalidInput(
      'Cette adresse web n’est pas valable : elle doit commencer par https:// ou http://.',
      field,
    );
  }
  return url;
}
