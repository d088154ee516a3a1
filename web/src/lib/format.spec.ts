import { jest } from '@jest/globals';
import { makeFormat } from './format';

const newYork = makeFormat({ locale: 'en-US', timezone: 'America/New_York', currency: 'USD' });
const now = new Date('2027-06-08T16:00:00Z');

it('writes instants in the zone of the company', () => {
  expect(newYork.moment('2027-06-08T02:30:00Z')).toBe('Jun 7, 2027, 10:30 PM');
  expect(newYork.time('2027-01-08T13:00:00Z').replace(/\u202f/g, ' ')).toBe('8:00 AM');
  expect(newYork.today(new Date('2027-06-08T02:30:00Z'))).toBe('2027-06-07');
});

it('keeps a calendar date on its day, wherever the browser is', () => {
  expect(newYork.day('2027-06-08', now)).toBe('Tue, Jun 8');
  expect(newYork.day('2026-01-01', now)).toBe('Thu, Jan 1, 2026');
  expect(makeFormat({ locale: 'en-US', timezone: 'Pacific/Kiritimati', currency: 'USD' }).day('2027-06-08', now)).toBe(
    'Tue, Jun 8',
  );
});

it.each([
  ['2027-06-08T15:59:40Z', 'just now'],
  ['2027-06-08T15:42:00Z', '18 min ago'],
  ['2027-06-08T12:10:00Z', '3 hr ago'],
  ['2027-06-07T12:10:00Z', 'yesterday'],
  ['2027-05-20T12:10:00Z', 'May 20, 2027'],
])('%s was %s', (instant, shown) => {
  expect(newYork.ago(instant, now)).toBe(shown);
});

it('writes money in the currency of the company unless told otherwise', () => {
  expect(newYork.money(27714)).toBe('$277.14');
  expect(newYork.money(27714, 'EUR')).toBe('€277.14');
});

it('writes local times as they are', () => {
  expect(newYork.hours('08:00', '10:30').replace(/[\u202f\u2009]/g, ' ')).toBe('8:00 – 10:30 AM');
  // Whether spaces stand beside the dash changed between releases of the locale data.
  const london = makeFormat({ locale: 'en-GB', timezone: 'Europe/London', currency: 'GBP' });
  expect(london.hours('08:00', '16:30').replace(/\s/g, '')).toBe('08:00–16:30');
});

it('creates each formatter once, on first use', () => {
  const make = jest.spyOn(Intl, 'DateTimeFormat');
  const format = makeFormat({ locale: 'en-US', timezone: 'America/New_York', currency: 'USD' });
  expect(make).not.toHaveBeenCalled();
  format.date('2027-06-08T15:42:00Z');
  format.date('2027-06-09T15:42:00Z');
  expect(make).toHaveBeenCalledTimes(1);
  make.mockRestore();
});
