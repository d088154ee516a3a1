import { instantsOf, localDate, skippedTo } from './local-times.js';

const at = (date: string, windowStart: string, windowEnd: string, timeZone = 'America/New_York') =>
  instantsOf({ date, windowStart, windowEnd, timeZone }).startAt?.toISOString();

describe('local times', () => {
  it('keep 08:00 at 08:00 on both sides of a clock change', () => {
    expect(at('2026-03-07', '08:00', '10:00')).toBe('2026-03-07T13:00:00.000Z');
    expect(at('2026-03-08', '08:00', '10:00')).toBe('2026-03-08T12:00:00.000Z');
    expect(at('2026-11-01', '08:00', '10:00')).toBe('2026-11-01T13:00:00.000Z');
  });

  it('move a time that the clock change skips forward, and take the first of a doubled hour', () => {
    expect(at('2026-03-08', '02:30', '04:00')).toBe('2026-03-08T07:30:00.000Z');
    expect(at('2026-11-01', '01:30', '04:00')).toBe('2026-11-01T05:30:00.000Z');
  });

  it.each([
    ['2027-03-14', '02:00', 'America/New_York', '03:00'],
    ['2027-03-14', '02:30', 'America/New_York', '03:30'],
    ['2027-03-14', '03:00', 'America/New_York', null],
    ['2027-03-14', '01:59', 'America/New_York', null],
    ['2027-03-14', '02:30', 'America/Phoenix', null],
    ['2027-11-07', '01:30', 'America/New_York', null],
    // Half an hour, from 02:00 to 02:30.
    ['2027-10-03', '02:15', 'Australia/Lord_Howe', '02:45'],
    ['2027-10-03', '02:30', 'Australia/Lord_Howe', null],
    // Where clocks change at midnight.
    ['2027-09-05', '00:30', 'America/Santiago', '01:30'],
    ['2027-03-28', '02:30', 'Europe/Berlin', '03:30'],
    ['2027-03-28', '00:30', 'Atlantic/Azores', '01:30'],
  ])('on %s at %s in %s: clocks show %s instead', (date, time, timeZone, shown) => {
    expect(skippedTo(date, time, timeZone)).toBe(shown);
  });

  it('have no instant without a date or a window', () => {
    const none = { startAt: null, endAt: null };
    expect(instantsOf({ date: null, windowStart: null, windowEnd: null, timeZone: 'UTC' })).toEqual(none);
    expect(instantsOf({ date: '2026-03-08', windowStart: null, windowEnd: null, timeZone: 'UTC' })).toEqual(none);
  });

  it('give the current day at the property', () => {
    const instant = new Date('2026-07-01T03:00:00Z');
    expect(localDate(instant, 'America/New_York')).toBe('2026-06-30');
    expect(localDate(instant, 'Europe/Berlin')).toBe('2026-07-01');
  });
});
