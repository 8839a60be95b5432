import { formatCalendarDay, formatTime } from '../../i18n/format';
import type { Messages } from '../../i18n/messages';

/** A day of a stage, as the API gives it. */
export interface StageDay {
  /** Of the place, AAAA-MM-JJ. */
  day: string;
  startsAt: string;
  endsAt: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** « 5 septembre 2019 », « Du 7 novembre 2019 au 8 novembre 2019 », or days apart one after the other. */
export function formatStageDays(days: readonly StageDay[], messages: Messages): string {
  const { language } = messages;
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return messages.text('tour.noDate');
  if (days.length === 1) return formatCalendarDay(first.day, language);
  const inARow = days.every(({ day }, index) => index === 0 || day === dayAfter(days[index - 1]?.day ?? ''));
  if (!inARow) return days.map(({ day }) => formatCalendarDay(day, language)).join(', ');
  return messages.text('tour.days', {
    from: formatCalendarDay(first.day, language),
    to: formatCalendarDay(last.day, language),
  });
}

/** « 9 h 00 – 17 h 30 » on the clocks of the place; null for a whole day, whose hours are not known. */
export function formatHours(
  { startsAt, endsAt }: StageDay,
  timeZone: string,
  messages: Messages,
): string | null {
  const midnight = '00:00';
  const isWhole =
    formatTime(startsAt, 'en', timeZone) === midnight && formatTime(endsAt, 'en', timeZone) === midnight;
  if (isWhole) return null;
  const { language } = messages;
  return `${formatTime(startsAt, language, timeZone)} – ${formatTime(endsAt, language, timeZone)}`;
}

export interface Month<Stage> {
  /** AAAA-MM, or empty for what has no date. */
  month: string;
  stages: Stage[];
}

/** Stages by the month of their first day, in the order of time; those without a date last. */
export function byMonth<Stage extends { days: readonly StageDay[] }>(
  stages: readonly Stage[],
): Month<Stage>[] {
  const firstDay = (stage: Stage): string => stage.days[0]?.day ?? '9999';
  const months = new Map<string, Stage[]>();
  for (const stage of stages.toSorted((one, other) => firstDay(one).localeCompare(firstDay(other)))) {
    const month = stage.days[0]?.day.slice(0, 7) ?? '';
    months.set(month, [...(months.get(month) ?? []), stage]);
  }
  return [...months].map(([month, found]) => ({ month, stages: found }));
}
