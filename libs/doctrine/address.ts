import { InvalidInput } from '#kernel';

/** Lower-case words joined by hyphens, as they stand in addresses. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Throws InvalidInput unless the text can be an address. */
export function requireSlug(slug: string, field = 'slug'): string {
  if (!SLUG.test(slug) || slug.length > 80)
    throw new InvalidInput(
      'Une adresse se compose de lettres minuscules sans accent, de chiffres et de tirets, 80 caractères au plus.',
      field,
    );
  return slug;
}
