/** Characters of an address, as the API takes them. */
const LONGEST = 80;

/**
 * The address that an edition is proposed, made of its name: « Édition 2027, version soumise » gives edition-2027-version-soumise. Empty
 * for a name without a letter or figure. Cut between words at 80 characters.
 */
export function editionAddress(name: string): string {
  const full = name
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (full.length <= LONGEST) return full;
  const cut = full.slice(0, LONGEST + 1);
  const end = cut.lastIndexOf('-');
  return cut.slice(0, end > 0 ? end : LONGEST);
}
