import ICAL from 'ical.js';
import { renderCalendar, type CalendarVisit } from './visit-calendar.js';

const TIME_ZONE = 'America/New_York';

function eventsOf(visits: CalendarVisit[], companyName = 'Greenfield'): ICAL.Event[] {
  const file = renderCalendar({
    company: { name: companyName, email: 'office@greenfield.example' },
    title: 'Mulch; beds, front\nand back',
    location: '1207 Cayuga Heights Rd, Ithaca',
    description: 'J-00042',
    visits,
    issuedAt: new Date('2026-03-02T14:05:00Z'),
  });
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const calendar = new ICAL.Component(ICAL.parse(file));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
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

  it.each(['Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo'])(
    'knows the zone %s',
    (timeZone) => {
      const [event] = eventsOf([visit({ timeZone })]);
      expect(event?.startDate.zone.tzid).toBe(timeZone);
    },
  );

  it('takes the whole day when any time will do, and leaves out visits without a date', () => {
    const events = eventsOf([visit({ windowStart: null, windowEnd: null }), visit({ date: null })]);
    expect(events).toHaveLength(1);
    expect(events[0]?.startDate.isDate).toBe(true);
    expect(events[0]?.endDate.toString()).toBe('2026-03-08');
  });

  it('is recognised again after a change', () => {
    const [before, after] = [eventsOf([visit({})])[0], eventsOf([visit({ version: 4, date: '2026-03-12' })])[0]];
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
  });

  it('says what people wrote, whatever they wrote', () => {
    const [event] = eventsOf([visit({})], 'Müller "&" Söhne; Gärten, 李');
    expect(event?.summary).toBe('Mulch; beds, front\nand back (Müller "&" Söhne; Gärten, 李)');
    expect(event?.location).toBe('1207 Cayuga Heights Rd, Ithaca');
  });
});
