import { instantOf } from './zoned-time';

/** The text of a field; empty when it is absent. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** The text of a field; null when it is empty. */
export const optionalOf = (form: FormData, name: string): string | null => textOf(form, name) || null;

/** A date and time that was typed and is none. */
export class NotADate extends Error {
  constructor(readonly field: string) {
    super(`${field} is not a date`);
  }
}

/** The instant of a date and time field, in a time zone; null when it is empty. Throws NotADate. */
export function instantField(form: FormData, name: string, timeZone: string): string | null {
  const written = textOf(form, name);
  if (!written) return null;
  const instant = instantOf(written, timeZone);
  if (!instant) throw new NotADate(name);
  return instant;
}
