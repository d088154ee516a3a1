import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_timezones } from 'timezones-ical-library';
import { instantsOf, timeZoneNamed } from '../../kernel/formats/index.js';
import { renderCalendar, type CalendarVisit } from './visit-calendar.js';

const TIME_ZONE = 'America/New_York';
/** Each name of the IANA database that a company can have. */
const ZONES = String(tzlib_get_timezones())
  .split(',')
  .filter((name) => timeZoneNamed(name) !== null);

function eventsOf(visits: CalendarVisit[], companyName = 'Greenfield'): ICAL.Event[] {
  const file = fileOf(visits, 'PUBLISH', companyName);
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const calendar = new ICAL.Component(ICAL.parse(file));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

function fileOf(visits: CalendarVisit[], method: 'PUBLISH' | 'CANCEL', companyName = 'Greenfield'): string {
  return renderCalendar({
    company: { name: companyName, email: 'office@greenfield.example' },
    title: 'Mulch; beds, front\nand back',
    location: '1207 Cayuga Heights Rd, Ithaca',
    description: 'J-00042',
    visits,
    method,
    issuedAt: new Date('2026-03-02T14:05:00Z'),
  });
}

const visit = (changes: Partial<CalendarVisit>): CalendarVisit => ({
  id: '01920000-0000-7000-8000-000000000001',
  version: 3,
  date: '2026-03-07',
  windowStart: '08:00',
  windowEnd: '10:00',
  timeZone: TIME_ZONE,
  ...changes,
});

const placeOf = (one: CalendarVisit | undefined) => [one?.timeZone, one?.date, one?.windowStart];

/** When clocks of a zone change within a year in which few rules are the simple ones. */
function changesOf(timeZone: string): Temporal.ZonedDateTime[] {
  const changes: Temporal.ZonedDateTime[] = [];
  let at = Temporal.Instant.from('2028-01-01T00:00:00Z').toZonedDateTimeISO(timeZone).getTimeZoneTransition('next');
  while (at && at.year < 2029) {
    changes.push(at);
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

/** Visits shortly before and after clocks change, and where they show an hour twice within it. */
function around(change: Temporal.ZonedDateTime, timeZone: string): CalendarVisit[] {
  const before = change.subtract({ minutes: 1 });
  const shift = change.offsetNanoseconds - before.offsetNanoseconds;
  const times = [before.subtract({ hours: 3 }), change.add({ hours: 3 })];
  if (shift < 0) times.push(before.subtract({ minutes: 25 }));
  return times.flatMap((time) => {
    const [date, windowStart] = [time.toPlainDate().toString(), time.toPlainTime().toString().slice(0, 5)];
    const end = time.toPlainTime().add({ minutes: 20 }).toString().slice(0, 5);
    return end > windowStart ? [visit({ timeZone, date, windowStart, windowEnd: end })] : [];
  });
}

describe('the calendar file', () => {
  it('keeps 08:00 local on both sides of a clock change', () => {
    const events = eventsOf([visit({}), visit({ date: '2026-03-09' }), visit({ date: '2026-11-02' })]);
    expect(events.map((event) => event.startDate.toString())).toEqual([
      '2026-03-07T08:00:00',
      '2026-03-09T08:00:00',
      '2026-11-02T08:00:00',
    ]);
    expect(events.map((event) => event.startDate.zone.tzid)).toEqual([TIME_ZONE, TIME_ZONE, TIME_ZONE]);
    expect(events.map((event) => event.startDate.toJSDate().toISOString())).toEqual([
      '2026-03-07T13:00:00.000Z',
      '2026-03-09T12:00:00.000Z',
      '2026-11-02T13:00:00.000Z',
    ]);
  });

  it('defines every zone under the name that its entries use, be it an alias or oddly written', () => {
    const zones = [...ZONES, 'america/NEW_york'];
    const visits = zones.flatMap((timeZone) => ['2027-01-15', '2027-07-15'].map((date) => visit({ timeZone, date })));
    const events = eventsOf(visits);
    expect(ZONES.length).toBeGreaterThan(590);
    expect(events.map(({ startDate }) => startDate.zone.tzid)).toEqual(visits.map(({ timeZone }) => timeZone));
    const instants = events.map(({ startDate, endDate }) => [startDate, endDate].map((at) => at.toJSDate()));
    expect(instants).toEqual(visits.map(instantsOf).map(({ startAt, endAt }) => [startAt, endAt]));
  });

  it('matches the instants of the API around every clock change, in every zone that browsers report', () => {
    const visits = Intl.supportedValuesOf('timeZone').flatMap((timeZone) =>
      changesOf(timeZone).flatMap((change) => around(change, timeZone)),
    );
    expect(visits.length).toBeGreaterThan(500);
    const read = eventsOf(visits).map(({ startDate, endDate }, index) => [
      ...placeOf(visits[index]),
      startDate.toJSDate().toISOString(),
      endDate.toJSDate().toISOString(),
    ]);
    const meant = visits.map((one) => {
      const { startAt, endAt } = instantsOf(one);
      return [...placeOf(one), startAt?.toISOString(), endAt?.toISOString()];
    });
    expect(read).toEqual(meant);
  });

  it('has an all-day entry when any time will do, and leaves out visits without a date', () => {
    const events = eventsOf([visit({ windowStart: null, windowEnd: null }), visit({ date: null })]);
    expect(events).toHaveLength(1);
    expect(events[0]?.startDate.isDate).toBe(true);
    expect(events[0]?.endDate.toString()).toBe('2026-03-08');
  });

  it('keeps its UID after a change', () => {
    const [before, after] = [eventsOf([visit({})])[0], eventsOf([visit({ version: 4, date: '2026-03-12' })])[0]];
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  it('cancels entries as RFC 5546 asks for published ones', () => {
    const calendar = new ICAL.Component(
      ICAL.parse(fileOf([visit({ version: 4 }), visit({ windowStart: null })], 'CANCEL')),
    );
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    for (const event of calendar.getAllSubcomponents('vevent')) {
      const [uid] = eventsOf([visit({})]).map((published) => published.uid);
      const names = event.getAllProperties().map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['dtstamp', 'organizer', 'sequence', 'dtstart']));
      expect(names).not.toContain('attendee');
      expect([event.getFirstPropertyValue('status'), event.getFirstPropertyValue('uid')]).toEqual(['CANCELLED', uid]);
    }
  });

  it('escapes whatever people wrote', () => {
    const [event] = eventsOf([visit({})], 'Müller "&" Söhne; Gärten, 李');
    expect(event?.summary).toBe('Mulch; beds, front\nand back (Müller "&" Söhne; Gärten, 李)');
    expect(event?.location).toBe('1207 Cayuga Heights Rd, Ithaca');
  });
});
