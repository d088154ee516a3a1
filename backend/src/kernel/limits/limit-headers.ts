import type { BudgetState } from './budgets.js';
import { WINDOW_SECONDS } from './minute-counts.js';

/**
 * The budgets of a request for its caller: the IETF's `RateLimit` fields with every policy, and the older headers with
 * the one that is closest to exhausted.
 */
export function limitHeaders(standings: BudgetState[]): Record<string, string> {
  const [nearest] = standings.toSorted((a, b) => a.remaining - b.remaining);
  if (!nearest) return {};
  return {
    'ratelimit-policy': standings.map(({ policy, limit }) => `"${policy}";q=${limit};w=${WINDOW_SECONDS}`).join(', '),
    ratelimit: standings.map(({ policy, remaining, seconds }) => `"${policy}";r=${remaining};t=${seconds}`).join(', '),
    'x-ratelimit-limit': String(nearest.limit),
    'x-ratelimit-remaining': String(nearest.remaining),
    'x-ratelimit-reset': String(nearest.seconds),
  };
}
