import { jest } from '@jest/globals';
import { retryAfterOf, RETRIES, waitBeforeRetry } from './retry.js';

const at = (random: number) => jest.spyOn(Math, 'random').mockReturnValue(random);
afterEach(() => jest.restoreAllMocks());

describe('the wait before another try', () => {
  it('doubles up to a limit, with jitter', () => {
    const longest = [0, 1, 2, 3, 4, 5, 6, 7].map((attempt) => {
      at(1);
      return waitBeforeRetry({}, true, attempt, { ...RETRIES, maxRetries: 9 });
    });
    expect(longest).toEqual([300, 600, 1200, 2400, 4800, 8000, 8000, 8000]);
    at(0);
    expect(waitBeforeRetry({}, true, 5, { ...RETRIES, maxRetries: 9 })).toBe(0);
  });

  it('is at least what the API asks for', () => {
    at(0.5);
    expect(waitBeforeRetry({ status: 429, retryAfterSeconds: 12 }, false, 0, RETRIES)).toBe(12_150);
  });

  it.each([
    // status, code, safe to repeat, another try
    [undefined, undefined, true, true],
    [undefined, undefined, false, false],
    [503, 'unavailable', false, true],
    [429, 'too_many_requests', false, true],
    [500, 'internal_error', true, true],
    [502, undefined, false, false],
    [504, undefined, true, true],
    [409, 'idempotency_in_progress', true, true],
    [409, 'invalid_transition', true, false],
    [401, 'unauthenticated', true, false],
    [412, 'version_mismatch', true, false],
    [422, 'validation_failed', true, false],
  ])('after %s %s (safe to repeat: %s) there is one: %s', (status, code, repeatable, another) => {
    const outcome = { ...(status && { status }), ...(code && { code }) };
    expect(waitBeforeRetry(outcome, repeatable, 0, RETRIES) !== undefined).toBe(another);
    expect(waitBeforeRetry(outcome, repeatable, RETRIES.maxRetries, RETRIES)).toBeUndefined();
  });
});

it.each([
  ['7', 7],
  ['Wed, 21 Oct 2026 07:28:10 GMT', 10],
  ['Wed, 21 Oct 2026 07:27:00 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After: %s is %s seconds', (value, seconds) => {
  const headers = new Headers(value === undefined ? {} : { 'retry-after': value });
  expect(retryAfterOf(headers, Date.parse('2026-10-21T07:28:00Z'))).toBe(seconds);
});
