import { lookAgainMs } from './use-job';

const made = { workOrder: { inProgress: false }, confirmation: { inProgress: false } };
const beingMade = { ...made, workOrder: { inProgress: true } };
const beingSent = { ...made, confirmation: { inProgress: true } };

it('leaves it to the live stream to say that a paper is made, and looks often where that is down', () => {
  for (const job of [beingMade, beingSent]) {
    expect(lookAgainMs(job, 'live')).toBeGreaterThanOrEqual(10_000);
    expect(lookAgainMs(job, 'down')).toBeLessThan(3_000);
  }
});

it('does not look again at what is made, or not read yet', () => {
  expect(lookAgainMs(made, 'down')).toBe(false);
  expect(lookAgainMs(undefined, 'down')).toBe(false);
});
