import { ICalCalendar, ICalEventStatus, type ICalEventData } from 'ical-generator';
import type { TourStageRow } from '#tour';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** What a calendar says of the tour, and where its stages are read. */
export interface TourCalendar {
  name: string;
  stages: readonly TourStageRow[];
  /** Host of the platform: makes the events' ids unique in the world (RFC 7986, 5.3). */
  host: string;
  addressOf: (stage: TourStageRow) => string;
}

interface Span {
  start: Date;
  /** Excluded. */
  end: Date;
  allDay: boolean;
}

type Day = TourStageRow['days'][number];

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Date and time of an instant on the clocks of the place, as `2019-11-07 00:00`. */
function localTime(instant: Date, timeZone: string): string {
  return instant.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone });
}

function spanOf({ day, startsAt, endsAt }: Day, timeZone: string): Span {
  const start = midnight(day);
  const end = new Date(start.getTime() + DAY_MS);
  const allDay =
    localTime(startsAt, timeZone) === `${day} 00:00` &&
    localTime(endsAt, timeZone) === `${end.toISOString().slice(0, 10)} 00:00`;
  return allDay ? { start, end, allDay } : { start: startsAt, end: endsAt, allDay };
}

/**
 * The times that a stage takes. Whole days are dates without a time, which every calendar shows on that day wherever its owner is;
 * days that follow one another are one event. Hours are instants in UTC, which every calendar shows in its owner's time zone.
 */
export function spansOf({ days, timeZone }: Pick<TourStageRow, 'days' | 'timeZone'>): Span[] {
  const spans: Span[] = [];
  for (const day of days) {
    const span = spanOf(day, timeZone);
    const last = spans.at(-1);
    if (last?.allDay && span.allDay && last.end.getTime() === span.start.getTime()) last.end = span.end;
    else spans.push(span);
  }
  return spans;
}

/** The stages as an iCalendar file (RFC 5545), in French. A stage without a date is left out. */
export function tourCalendar({ name, stages, host, addressOf }: TourCalendar): string {
  const calendar = new ICalCalendar({
    name,
    prodId: { company: host, product: 'concertation', language: 'FR' },
    events: stages.flatMap((stage) => eventsOf(stage, name, host, addressOf(stage))),
  });
  // The last line ends like the others (RFC 5545, 3.1).
  return `${calendar.toString()}\r\n`;
}

function eventsOf(stage: TourStageRow, tour: string, host: string, url: string): ICalEventData[] {
  const towns = stage.cities.filter((city) => !stage.venue?.includes(city));
  const place = [stage.venue, ...(stage.cities.length > 0 ? towns : [stage.regionName])]
    .filter(Boolean)
    .join(', ');
  return spansOf(stage).map((span, index) => ({
    ...span,
    id: `${stage.id}-${index}@${host}`,
    summary: `${stage.name} – ${tour}`,
    location: place,
    description: [
      ...(stage.dateDoubtful ? ['Date à confirmer : les sources ne s’accordent pas.'] : []),
      `Région : ${stage.regionName}`,
      url,
    ].join('\n'),
    url,
    status: stage.dateDoubtful ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
  }));
}
