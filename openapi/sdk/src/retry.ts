export interface RetryOptions {
  /** Tries after the first one. 0 turns retries off. Default 3. */
  maxRetries?: number;
  /** Longest wait for `Retry-After`, in milliseconds; above it the refusal is yours to handle. Default 60000. */
  maxRetryAfterMs?: number;
}

export type RetryPolicy = Required<RetryOptions>;

export const RETRIES: RetryPolicy = { maxRetries: 3, maxRetryAfterMs: 60_000 };

/** What came of one try; no status: no answer at all. */
export interface Outcome {
  status?: number;
  code?: string;
  retryAfterSeconds?: number | undefined;
}

const BASE_MS = 300;
const CAP_MS = 8_000;
/** The API did nothing: it may be sent again whatever it is. */
const NOTHING_DONE = new Set([429, 503]);
/** Nobody knows what was done: only what is safe to repeat may be sent again. */
const UNCLEAR = new Set([500, 502, 504]);

/**
 * How long to wait before the next try, or undefined when there is to be none.
 * @param repeatable whether a second send has no second effect: reads, and what carries an idempotency key
 * @param attempt 0 after the first try
 */
export function waitBeforeRetry(
  outcome: Outcome,
  repeatable: boolean,
  attempt: number,
  { maxRetries, maxRetryAfterMs }: RetryPolicy,
): number | undefined {
  if (attempt >= maxRetries || !mayHelp(outcome, repeatable)) return undefined;
  // Full jitter: clients that failed together do not come back together.
  const jitter = Math.random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt);
  if (outcome.retryAfterSeconds === undefined) return jitter;
  const asked = outcome.retryAfterSeconds * 1_000;
  return asked > maxRetryAfterMs ? undefined : asked + jitter;
}

function mayHelp({ status, code }: Outcome, repeatable: boolean): boolean {
  if (status === undefined) return repeatable;
  if (NOTHING_DONE.has(status)) return true;
  // Our own first try, which is still running.
  if (code === 'idempotency_in_progress') return true;
  return repeatable && UNCLEAR.has(status);
}

/** Seconds or a date, as HTTP has it. */
export function retryAfterOf(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
