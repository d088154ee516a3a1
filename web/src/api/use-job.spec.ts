import { lookAgainMs } from './use-job';

const made = { workOrder: { inProgress: false }, confirmation: { inProgress: false } };
const beingMade = { ...made, workOrder: { inProgress: true } };
const beingSent = { ...made, confirmation: { inProgress: true } };

it('waits for the live stream while a paper is made, and polls where that is down', () => {
  for (const job of [beingMade, beingSent]) {
    expect(lookAgainMs(job, 'live')).toBeGreaterThanOrEqual(10_000);
    expect(lookAgainMs(job, 'down')).toBeLessThan(3_000);
  }
});

it('does not poll for a finished paper, or an unread job', () => {
  expect(lookAgainMs(made, 'down')).toBe(false);
  expect(lookAgainMs(undefined, 'down')).toBe(false);
});
