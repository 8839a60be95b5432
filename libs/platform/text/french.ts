/** A part of an instant, in French, as people in a time zone say it. */
function partsOf(
  instant: Date | string,
  options: Intl.DateTimeFormatOptions,
): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = new Intl.DateTimeFormat('fr-FR', options).formatToParts(new Date(instant));
  return (wanted) => parts.find(({ type }) => type === wanted)?.value ?? '';
}

/** 12 novembre 2019, in the consultation's time zone. The first of a month is « 1er ». */
export function frenchDate(instant: Date | string, timeZone: string): string {
  const part = partsOf(instant, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  const day = part('day') === '1' ? '1er' : part('day');
  return `${day} ${part('month')} ${part('year')}`;
}

/** How people name the time zones of France; elsewhere the name that ICU gives. */
const ZONE_NAMES: Record<string, string> = {
  'Europe/Paris': 'heure de Paris',
  'America/Guadeloupe': 'heure de la Guadeloupe',
  'America/Martinique': 'heure de la Martinique',
  'America/Cayenne': 'heure de la Guyane',
  'Indian/Reunion': 'heure de La Réunion',
  'Indian/Mayotte': 'heure de Mayotte',
};

/** 14 h 30, with the name of the time zone. */
export function frenchTime(instant: Date | string, timeZone: string): string {
  const part = partsOf(instant, { timeZone, hour: '2-digit', minute: '2-digit', timeZoneName: 'long' });
  return `${Number(part('hour'))} h ${part('minute')} (${ZONE_NAMES[timeZone] ?? part('timeZoneName')})`;
}

/** 5 décembre 2019 à 14 h 30, with the name of the time zone. */
export function frenchDateTime(instant: Date | string, timeZone: string): string {
  return `${frenchDate(instant, timeZone)} à ${frenchTime(instant, timeZone)}`;
}

const NUMBER = new Intl.NumberFormat('fr-FR');

/** 4 690, with the narrow no-break space of French numbers. */
export function frenchNumber(value: number): string {
  return NUMBER.format(value);
}

/**
 * The sentence for none or one, or that for several, which is given the number as it is written: in French, verbs and participles
 * agree with what is counted.
 */
export function agreeing(value: number, one: string, several: (number: string) => string): string {
  return value >= 2 ? several(frenchNumber(value)) : one;
}

/** « 1 contribution », « 0 contribution », « 12 contributions »: in French the plural begins at two. */
export function counted(value: number, singular: string, plural = `${singular}s`): string {
  return `${frenchNumber(value)} ${value >= 2 ? plural : singular}`;
}
