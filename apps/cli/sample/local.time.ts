/** First and last minute of a working day, in minutes since midnight. */
const MORNING = 9 * 60;
const EVENING = 18 * 60;
const MINUTE_MS = 60_000;

/** Wall clock of a zone: `2019-09-05` and `09:30`. */
function wallClock(instant: Date, timeZone: string): { day: string; time: string } {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    instant,
  );
  return { day: text.slice(0, 10), time: text.slice(11, 16) };
}

/** The instant at which clocks of the zone show `time` on `day`. Not for the hours in which they are put back or forward. */
export function atWallClock(day: string, time: string, timeZone: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const shown = wallClock(new Date(asUtc), timeZone);
  return new Date(2 * asUtc - Date.parse(`${shown.day}T${shown.time}:00Z`));
}

/** The calendar day `days` after the one of the instant, in the zone. */
export function dayAfter(instant: Date, days: number, timeZone: string): string {
  const { day } = wallClock(instant, timeZone);
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 1_440 * MINUTE_MS).toISOString().slice(0, 10);
}

export const minutesAfter = (instant: Date, minutes: number): Date =>
  new Date(instant.getTime() + minutes * MINUTE_MS);

/**
 * The instant itself within the working hours of the zone (Monday to Friday, 9 to 18 h), else a quarter past nine of the next
 * working day.
 */
export function workingTime(instant: Date, timeZone: string): Date {
  const { day, time } = wallClock(instant, timeZone);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const isWorkingDay = (date: string): boolean => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  if (isWorkingDay(day) && minutes >= MORNING && minutes < EVENING) return instant;
  let days = minutes < MORNING ? 0 : 1;
  while (!isWorkingDay(dayAfter(instant, days, timeZone))) days += 1;
  return atWallClock(dayAfter(instant, days, timeZone), '09:15', timeZone);
}
