import { spansOf, tourCalendar } from './tour.calendar';

const day = (name: string, startsAt: string, endsAt: string) => ({
  day: name,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

const stage = {
  ...{
    id: '0198f3c0-0000-7000-8000-000000000001',
    consultationId: 'c',
    slug: 'la-reunion',
    name: 'La Réunion',
  },
  ...{ regionName: 'La Réunion', regionCode: '04', cities: ['Saint-Denis'], timeZone: 'Indian/Reunion' },
  ...{ position: 8, state: 'announced' as const, dateDoubtful: true, venue: 'Cité des Arts ; grande salle' },
  ...{ capacity: null, capacityText: null, attendance: null, attendanceText: null, nextStageText: null },
  days: [
    day('2019-11-07', '2019-11-06T20:00:00Z', '2019-11-07T20:00:00Z'),
    day('2019-11-08', '2019-11-07T20:00:00Z', '2019-11-08T20:00:00Z'),
  ],
};

describe('the calendar of a tour', () => {
  it('gives two whole days of La Réunion as the dates of La Réunion, one event', () => {
    expect(spansOf(stage)).toEqual([
      { start: new Date('2019-11-07T00:00:00Z'), end: new Date('2019-11-09T00:00:00Z'), allDay: true },
    ]);
  });

  it('gives hours as instants, and days apart as events apart', () => {
    const hours = day('2026-12-03', '2026-12-03T08:30:00Z', '2026-12-03T16:00:00Z');
    const other = day('2026-12-10', '2026-12-09T23:00:00Z', '2026-12-10T23:00:00Z');
    expect(spansOf({ timeZone: 'Europe/Paris', days: [hours, other] })).toEqual([
      { start: hours.startsAt, end: hours.endsAt, allDay: false },
      { start: new Date('2026-12-10T00:00:00Z'), end: new Date('2026-12-11T00:00:00Z'), allDay: true },
    ]);
  });

  it('takes the day on which the clocks change for a whole one', () => {
    const days = [day('2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')];
    expect(spansOf({ timeZone: 'Europe/Paris', days }).map(({ allDay }) => allDay)).toEqual([true]);
  });

  it('is an iCalendar file: lines of 75 bytes at most, escaped, with lasting ids and what is doubtful said', () => {
    const text = tourCalendar({
      name: 'Concertation, édition 2019',
      stages: [stage],
      host: 'concertation.example',
      addressOf: ({ slug }) => `https://concertation.example/concertations/edition-2019/tour/${slug}`,
    });
    const lines = text.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    const whole = text.replaceAll('\r\n ', '');
    expect(whole).toContain('DTSTART;VALUE=DATE:20191107\r\nDTEND;VALUE=DATE:20191109\r\n');
    expect(whole).toContain('UID:0198f3c0-0000-7000-8000-000000000001-0@concertation.example');
    expect(whole).toContain('LOCATION:Cité des Arts \\; grande salle\\, Saint-Denis');
    expect(whole).toContain('STATUS:TENTATIVE');
    expect(whole).toContain('SUMMARY:La Réunion – Concertation\\, édition 2019');
  });
});
