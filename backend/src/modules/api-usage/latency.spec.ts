import { classOf, LATENCY_CLASSES, quantile } from './latency.js';

const counts = (latencies: number[]) => {
  const classes = Array.from({ length: LATENCY_CLASSES }, () => 0);
  for (const ms of latencies) classes[classOf(ms)] = (classes[classOf(ms)] ?? 0) + 1;
  return classes;
};

describe('latency', () => {
  it('has a bucket for every duration', () => {
    expect([0, 5, 5.1, 10_000, 10_001, 9e9].map(classOf)).toEqual([0, 0, 1, 10, 11, 11]);
  });

  it('is null without requests', () => expect(quantile(counts([]), 0.5, 0)).toBeNull());

  it('is found within its bucket', () => {
    const latencies = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(quantile(counts(latencies), 0.5, 100)).toBe(50);
    expect(quantile(counts(latencies), 0.95, 100)).toBe(95);
  });

  it('is never above the slowest', () => {
    expect(quantile(counts([60]), 0.95, 60)).toBeLessThanOrEqual(60);
    expect(quantile(counts([90_000]), 0.95, 90_000)).toBeLessThanOrEqual(90_000);
    expect(quantile(counts([20_000, 30_000]), 1, 30_000)).toBe(30_000);
  });
});
