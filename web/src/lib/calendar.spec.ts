import { addDays, addMinutes, isCalendarDate, weekdayOf, weekOf } from './calendar';

describe('calendar dates', () => {
  it('count across the ends of months and clock changes', () => {
    expect([addDays('2027-02-28', 1), addDays('2027-03-13', 2), addDays('2027-01-01', -1)]).toEqual([
      '2027-03-01',
      '2027-03-15',
      '2026-12-31',
    ]);
  });

  it('know their week, wherever it begins', () => {
    expect(weekdayOf('2027-06-13')).toBe(7);
    expect(weekOf('2027-06-13', 1)).toEqual({ from: '2027-06-07', to: '2027-06-13' });
    expect(weekOf('2027-06-13', 7)).toEqual({ from: '2027-06-13', to: '2027-06-19' });
  });

  it('are distinguished from other text', () => {
    expect(['2027-06-08', '2027-13-08', '8/6/2027', ''].map(isCalendarDate)).toEqual([true, false, false, false]);
  });
});

it('adds to a time of day without leaving the day', () => {
  expect([addMinutes('08:30', 90), addMinutes('23:00', 120)]).toEqual(['10:00', '23:59']);
});
