import { clockIn, instantIn } from './instant-in';

it.each([
  ['America/New_York', '2026-11-30T08:00', '2026-11-30T13:00:00.000Z'],
  ['America/New_York', '2026-03-08T00:00', '2026-03-08T05:00:00.000Z'],
  ['America/New_York', '2026-03-09T00:00', '2026-03-09T04:00:00.000Z'],
  ['Pacific/Auckland', '2026-11-30T00:00', '2026-11-29T11:00:00.000Z'],
  ['UTC', '2026-11-30T23:59', '2026-11-30T23:59:00.000Z'],
])('in %s the clock shows %s at %s', (zone, clock, instant) => {
  expect(instantIn(zone, clock)).toBe(instant);
  expect(clockIn(zone, new Date(instant))).toBe(clock);
});
