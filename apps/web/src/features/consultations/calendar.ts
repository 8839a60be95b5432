import { formatCalendarDay, formatDay } from '../../i18n/format';
import type { Messages } from '../../i18n/messages';
import type { ConsultationBrief } from './consultation.fragment';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Whole days from `now` (milliseconds since 1970) to an instant; 0 within the last 24 hours, null when it is past or not known. */
export function daysUntil(instant: string | null, now: number): number | null {
  if (!instant) return null;
  const left = new Date(instant).getTime() - now;
  return left > 0 ? Math.floor(left / DAY_MS) : null;
}

/** « Du 2 novembre 2026 au 1er janvier 2027 », as far as it is known. */
export function periodOf(
  { opensAt, closesAt, timeZone }: Pick<ConsultationBrief, 'opensAt' | 'closesAt' | 'timeZone'>,
  messages: Messages,
): string {
  const day = (instant: string): string => formatDay(instant, messages.language, timeZone);
  if (opensAt && closesAt)
    return messages.text('consultations.period', { from: day(opensAt), to: day(closesAt) });
  if (opensAt) return messages.text('consultations.periodFrom', { from: day(opensAt) });
  return messages.text('consultations.periodUnknown');
}

/** One line of a consultation's calendar. */
export interface Milestone {
  key: 'opens' | 'tour' | 'closes' | 'publication';
  /** As it is written. */
  date: string;
  /** When it is over; null: not known or a matter of its state. */
  isPast: boolean;
  /** What is under way at this moment. */
  isNow: boolean;
}

/** First and last day of a tour. */
export interface TourSpan {
  first: string;
  last: string;
}

/** From the first to the last day of all stages; null without any. */
export function tourSpan(stages: readonly { days: readonly { day: string }[] }[]): TourSpan | null {
  const days = stages.flatMap((stage) => stage.days.map(({ day }) => day)).sort();
  const [first] = days;
  const last = days.at(-1);
  return first && last ? { first, last } : null;
}

/** The calendar in the order of what happens: opening, tour, closing, publication. */
export function milestonesOf(
  consultation: ConsultationBrief,
  tour: TourSpan | null,
  now: number,
  messages: Messages,
): Milestone[] {
  const { state, opensAt, closesAt, publicationDueOn, outcomeRelease, timeZone } = consultation;
  const { language } = messages;
  const day = (instant: string): string => formatDay(instant, language, timeZone);
  const today = new Date(now).toISOString().slice(0, 10);
  const milestones: (Milestone & { at: string })[] = [];
  if (opensAt)
    milestones.push({
      ...{ key: 'opens', at: opensAt, date: day(opensAt) },
      ...{ isPast: state === 'open' || state === 'closed', isNow: false },
    });
  if (tour)
    milestones.push({
      ...{ key: 'tour', at: tour.first },
      date:
        tour.first === tour.last
          ? formatCalendarDay(tour.first, language)
          : messages.text('consultations.period', {
              from: formatCalendarDay(tour.first, language),
              to: formatCalendarDay(tour.last, language),
            }),
      ...{ isPast: tour.last < today, isNow: tour.first <= today && today <= tour.last },
    });
  if (closesAt)
    milestones.push({
      ...{ key: 'closes', at: closesAt, date: day(closesAt) },
      ...{ isPast: state === 'closed', isNow: false },
    });
  const published = outcomeRelease?.publishedAt;
  if (published)
    milestones.push({ key: 'publication', at: published, date: day(published), isPast: true, isNow: false });
  else if (publicationDueOn)
    milestones.push({
      ...{ key: 'publication', at: publicationDueOn, date: formatCalendarDay(publicationDueOn, language) },
      ...{ isPast: false, isNow: false },
    });
  return milestones
    .sort((one, other) => one.at.slice(0, 10).localeCompare(other.at.slice(0, 10)))
    .map(({ at: _at, ...milestone }) => milestone);
}
