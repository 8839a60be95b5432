import type { Language } from './language';

const LOCALE: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(
  instant: string,
  language: Language,
  options: Intl.DateTimeFormatOptions,
): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const key = `${language}${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(LOCALE[language], options)));
  return Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/**
 * « 1er décembre 2026 », « 1 December 2026 ». Put together from parts, so that Node.js and every browser write the same
 * whatever their version of the Unicode data. What would read badly on two lines has spaces that do not break.
 */
export function formatDay(instant: string, language: Language, timeZone: string): string {
  const { day, month, year } = partsOf(instant, language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  });
  const ordinal = language === 'fr' && day === '1' ? '1er' : day;
  return `${ordinal}\u00A0${month} ${year}`;
}

/** « 1er décembre 2026 à 18 h 30 », « 1 December 2026 at 18:30 ». */
export function formatInstant(instant: string, language: Language, timeZone: string): string {
  const { hour, minute } = partsOf(instant, language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const date = formatDay(instant, language, timeZone);
  return language === 'fr'
    ? `${date} à ${Number(hour)}\u00A0h\u00A0${minute}`
    : `${date} at ${hour}:${minute}`;
}

/** « 18 h 30 », « 18:30 ». */
export function formatTime(instant: string, language: Language, timeZone: string): string {
  const { hour, minute } = partsOf(instant, language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  return language === 'fr' ? `${Number(hour)}\u00A0h\u00A0${minute}` : `${hour}:${minute}`;
}

/** A calendar day without a time, AAAA-MM-JJ, as a date. */
export const formatCalendarDay = (day: string, language: Language): string =>
  formatDay(`${day}T12:00:00Z`, language, 'UTC');

/** A month AAAA-MM: « septembre 2026 », « September 2026 ». */
export function formatMonth(month: string, language: Language): string {
  const { month: name, year } = partsOf(`${month}-15T12:00:00Z`, language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${name} ${year}`;
}

/** « 12 345 », « 12,345 ». */
export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(LOCALE[language]).format(value);

const KB = 1_000;

/** « 12,3 Mo », « 12.3 MB ». Powers of 1,000, as files are shown by systems. */
export function formatBytes(bytes: number, language: Language): string {
  const units = language === 'fr' ? ['o', 'ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  const power = bytes < KB ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const value = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: power === 0 ? 0 : 1 });
  return `${value.format(bytes / KB ** power)}\u00A0${units[power]}`;
}
