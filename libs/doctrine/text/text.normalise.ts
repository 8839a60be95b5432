import GithubSlugger from 'github-slugger';

/**
 * The form in which texts are stored, compared and counted: NFC, every kind of space as one space, typographic apostrophes and
 * quotation marks as one form, no invisible characters. Two texts that a reader would call the same are equal in it.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[‘’ʼ´`]/g, '’')
    .replace(/'/g, '’')
    .replace(/[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]+/g, ' ')
    .trim();
}

/** A title as written, French spaces and apostrophes included, without line ends, doubled spaces and invisible characters. */
export function tidyTitle(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim();
}

/** Longest part of a slug that one heading gives; a few headings of the source are whole sentences. */
const LONGEST_PART = 60;

/** ASCII slug of a title, cut between words. Empty titles give "section". */
export function slugOf(title: string): string {
  const ascii = title
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’'`/.:]/g, ' ');
  const full = new GithubSlugger()
    .slug(ascii)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (full.length <= LONGEST_PART) return full || 'section';
  const cut = full.slice(0, LONGEST_PART + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 20)).replace(/-$/, '');
}

/** A number in front of a title: "2.1 Titre", "A.4.1 – Titre", "3) Titre", "1/ Titre". "2019 en bref" has none. */
export function splitNumber(title: string): { number: string; title: string } {
  const match =
    /^((?:[A-Z]|\d{1,3})(?:\.\d{1,3})+|\d{1,3}(?=[.)/])|[A-Z](?=[.)/])|\d{1,2}(?=\s+\p{Lu}))[.)/]?\s*[-–—:]?\s+(\S.*)$/u.exec(
      title,
    );
  return match?.[1] && match[2] ? { number: match[1], title: match[2] } : { number: '', title };
}
