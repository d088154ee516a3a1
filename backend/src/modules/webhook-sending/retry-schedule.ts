const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** Before each further attempt, counted from the failed one: the example of Standard Webhooks. */
const DELAYS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR)];

/** Receivers that were down together should not be called together. */
const JITTER = 0.1;

/** Milliseconds until the next attempt, after `tries`; null after the last one. */
export function delayAfter(tries: number, random = Math.random()): number | null {
  const delay = DELAYS[tries - 1];
  return delay === undefined ? null : Math.round(delay * (1 + JITTER * random));
}

const LONGEST_WAIT = 24 * HOUR;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/**
 * Milliseconds that a receiver asks us to wait with `Retry-After`, in seconds or as a date, at most a day. Only 429 and
 * 503 use it that way; 0 for everything else.
 */
export function waitAskedFor(status: number, retryAfter: string | null, now: Date): number {
  if (retryAfter === null || (status !== 429 && status !== 503)) return 0;
  const asked = /^\d{1,10}$/.test(retryAfter)
    ? Number(retryAfter) * SECOND
    : HTTP_DATE.test(retryAfter) && Date.parse(retryAfter) - now.getTime();
  return Math.min(LONGEST_WAIT, Math.max(0, asked || 0));
}

/** Consecutive failures after which a receiver only gets single probes. */
export const PROBE_FROM = 3;
const LONGEST_REST = 5 * MINUTE;

/** Milliseconds without deliveries for a receiver that has failed this often in a row. */
export function pauseAfter(failures: number): number {
  if (failures < PROBE_FROM) return 0;
  return Math.min(LONGEST_REST, 5 * SECOND * 2 ** Math.min(10, failures - PROBE_FROM));
}

const PATIENCE = 5 * 24 * HOUR;
/** A single failure before a quiet week is no reason to disable an endpoint. */
const ENOUGH_FAILURES = 10;

/** Whether a receiver has failed for so long that its endpoint is disabled. */
export function hasFailedTooLong(failures: number, failingSince: Date, now: Date): boolean {
  return failures >= ENOUGH_FAILURES && now.getTime() - failingSince.getTime() >= PATIENCE;
}
