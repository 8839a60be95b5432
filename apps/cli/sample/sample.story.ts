import type { SampleComment, SampleConsultation } from './content/sample.types';
import { atWallClock, dayAfter, minutesAfter, workingTime } from './local.time';

export interface Calendar {
  opensAt: Date;
  closesAt: Date;
  /** YYYY-MM-DD */
  publicationDueOn: string;
}

/** One act of the sample: who does it and how is in the comment of that key. */
export interface Step {
  readonly at: Date;
  readonly act:
    'send' | 'screen' | 'publish' | 'refuse' | 'react' | 'report' | 'hide' | 'withdraw' | 'settle';
  readonly comment: SampleComment;
  /** Which of the comment's reactions. */
  readonly reaction?: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;
const latest = (...instants: Date[]): Date => new Date(Math.max(...instants.map(Number)));

/** The calendar in instants: as given, or counted in days from `loadedAt`, from 9 h on the first day to the last minute of the last. */
export function calendarOf(consultation: SampleConsultation, loadedAt: Date): Calendar {
  const { timeZone, opensAt, closesAt, publicationDueOn } = consultation;
  if (opensAt !== undefined && closesAt !== undefined && publicationDueOn !== undefined) {
    return { opensAt: new Date(opensAt), closesAt: new Date(closesAt), publicationDueOn };
  }
  const day = (days = 0): string => dayAfter(loadedAt, days, timeZone);
  return {
    opensAt: atWallClock(day(consultation.opensInDays), '09:00', timeZone),
    closesAt: atWallClock(day(consultation.closesInDays), '23:59', timeZone),
    publicationDueOn: day(consultation.publicationDueInDays),
  };
}

/** All that happened to the comments of a consultation, in order of time. Pure. */
export function storyOf(
  consultation: SampleConsultation,
  { opensAt, closesAt }: Calendar,
  comments: readonly SampleComment[],
): Step[] {
  const { timeZone } = consultation;
  const sentAt = ({ daysAfterOpening, time }: SampleComment): Date =>
    atWallClock(dayAfter(opensAt, daysAfterOpening, timeZone), time, timeZone);
  const settledFrom = workingTime(minutesAfter(closesAt, 15 * DAY), timeZone);
  const steps = comments.flatMap((comment, place): Step[] => {
    const sent = sentAt(comment);
    const replies = comments.filter(({ parent }) => parent === comment.key).map(sentAt);
    const judged = judgedAt(sent, replies, timeZone);
    const after = latest(minutesAfter(judged, 5 * HOUR), ...replies.map((reply) => minutesAfter(reply, DAY)));
    const step = (act: Step['act'], at: Date, reaction?: number): Step => ({ act, at, comment, reaction });
    const arrived = [step('send', sent), step('screen', minutesAfter(sent, 1))];
    const published = [
      ...arrived,
      step('publish', judged),
      ...comment.reactions.map((_, index) =>
        step('react', minutesAfter(judged, 20 + 95 * (index + 1)), index),
      ),
    ];
    switch (comment.state) {
      case 'submitted':
        return arrived.slice(0, 1);
      case 'in_review':
        return arrived;
      case 'refused':
        return [...arrived, step('refuse', judged)];
      case 'hidden':
        return [
          ...published,
          step('report', after),
          step('hide', workingTime(minutesAfter(after, 40), timeZone)),
        ];
      case 'withdrawn':
        return [...published, step('withdraw', after)];
      case 'published':
        return comment.disposition
          ? [...published, step('settle', minutesAfter(settledFrom, 6 * place))]
          : published;
      default:
        return comment.state satisfies never;
    }
  });
  return steps
    .map((step, place) => ({ step, place }))
    .sort((one, other) => Number(one.step.at) - Number(other.step.at) || one.place - other.place)
    .map(({ step }) => step);
}

/** When a moderator decides: in working hours, but before the first answer came in, which needs a public text. */
function judgedAt(sent: Date, replies: readonly Date[], timeZone: string): Date {
  const asked = workingTime(minutesAfter(sent, 35), timeZone);
  const firstReply = Math.min(...replies.map(Number));
  return asked.getTime() < firstReply
    ? asked
    : latest(minutesAfter(sent, 10), minutesAfter(new Date(firstReply), -20));
}
