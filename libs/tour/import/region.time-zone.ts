/** INSEE code (code officiel géographique) of each French region → IANA time zone. Corsica keeps Paris’s time. */
const TIME_ZONES: Readonly<Record<string, string>> = {
  '01': 'America/Guadeloupe',
  '02': 'America/Martinique',
  '03': 'America/Cayenne',
  '04': 'Indian/Reunion',
  '06': 'Indian/Mayotte',
  ...Object.fromEntries(
    ['11', '24', '27', '28', '32', '44', '52', '53', '75', '76', '84', '93', '94'].map((code) => [
      code,
      'Europe/Paris',
    ]),
  ),
};

/** The time zone of a region, or null when no region has this code. */
export function timeZoneOfRegion(code: string): string | null {
  return Object.hasOwn(TIME_ZONES, code) ? (TIME_ZONES[code] ?? null) : null;
}

/** Overseas regions are named by themselves: their towns (Saint-Denis) have namesakes. */
export function isOverseas(code: string): boolean {
  return code.startsWith('0');
}
