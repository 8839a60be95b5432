const MINUTE_MS = 60_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a time zone show at an instant (milliseconds), as if it were UTC. Throws RangeError for an unknown zone. */
function shownAt(instant: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(timeZone, clock);
  }
  const parts = Object.fromEntries(
    clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  ) as Record<Intl.DateTimeFormatPartTypes, number>;
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
}

const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/**
 * The instant (ISO 8601, UTC) at which clocks of a time zone show a date and time written AAAA-MM-JJTHH:MM, seconds as an
 * option; null when there is no such date. Of the hour that comes twice in autumn it is the first; what the hour left out in
 * spring would show is an hour later. Throws RangeError for an unknown time zone.
 */
export function instantOf(written: string, timeZone: string): string | null {
  const match = WRITTEN.exec(written);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match
    .slice(1)
    .map((text?: string) => Number(text ?? 0)) as [number, number, number, number, number, number];
  const wanted = Date.UTC(year, month - 1, day, hour, minute, second);
  if (new Date(wanted).getUTCDate() !== day) return null;
  // Clocks change by no more than a day: the right offset is that of a day before, or that of a day after.
  const [before, after] = [-1, 1].map((days) => {
    const near = wanted + days * 24 * 60 * MINUTE_MS;
    return wanted - (shownAt(near, timeZone) - near);
  }) as [number, number];
  const instant = [before, after].find((candidate) => shownAt(candidate, timeZone) === wanted) ?? before;
  return new Date(instant).toISOString();
}

/** What clocks of the time zone show at an instant, as a field for date and time has it: seconds only when there are any. */
export function writtenAt(instant: string, timeZone: string): string {
  const text = new Date(shownAt(Date.parse(instant), timeZone)).toISOString();
  return text.slice(17, 19) === '00' ? text.slice(0, 16) : text.slice(0, 19);
}
