/** A length of time in the largest unit that says it well. */
export interface Duration {
  unit: 'minutes' | 'hours' | 'days';
  count: number;
}

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Whole minutes below an hour, hours below two days, days beyond; never less than a minute. */
export function durationOf(seconds: number): Duration {
  if (seconds < HOUR) return { unit: 'minutes', count: Math.max(1, Math.floor(seconds / 60)) };
  if (seconds < 2 * DAY) return { unit: 'hours', count: Math.floor(seconds / HOUR) };
  return { unit: 'days', count: Math.floor(seconds / DAY) };
}

interface Timed {
  openedAt: string;
  dueAt: string;
  ageSeconds: number;
}

/**
 * Seconds until a case is due, below 0 when it is late; by the clock of the database, which counted its age. The browser's
 * own clock may be wrong.
 */
export const secondsLeft = ({ openedAt, dueAt, ageSeconds }: Timed): number =>
  Math.floor((Date.parse(dueAt) - Date.parse(openedAt)) / 1_000) - ageSeconds;
