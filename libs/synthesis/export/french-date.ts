/** 12 novembre 2019, in the consultation's time zone. The first of a month is « 1er ». */
export function frenchDate(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('fr-FR', {
    timeZone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
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

/** 5 décembre 2019 à 14 h 30, with the name of the time zone. */
export function frenchDateTime(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('fr-FR', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'long',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${frenchDate(instant, timeZone)} à ${part('hour')} h ${part('minute')} (${ZONE_NAMES[timeZone] ?? part('timeZoneName')})`;
}

const NUMBER = new Intl.NumberFormat('fr-FR');

/** 4 690, with the narrow no-break space of French numbers. */
export function frenchNumber(value: number): string {
  return NUMBER.format(value);
}

/** « 1 contribution », « 0 contribution », « 12 contributions »: in French the plural begins at two. */
export function counted(value: number, singular: string, plural = `${singular}s`): string {
  return `${frenchNumber(value)} ${value >= 2 ? plural : singular}`;
}
