/** Upper bounds of the buckets in ms; the last bucket has none. Stored rows depend on them: never change. */
const BOUNDS = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000];

export const LATENCY_CLASSES = BOUNDS.length + 1;

export function classOf(ms: number): number {
  const found = BOUNDS.findIndex((bound) => ms <= bound);
  return found === -1 ? BOUNDS.length : found;
}

/**
 * The latency that a share of requests stayed within, in whole ms: interpolated within its bucket, hence an estimate,
 * and never above the slowest request. null without requests.
 */
export function quantile(counts: readonly number[], share: number, maxMs: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const wanted = share * total;
  let below = 0;
  for (const [index, count] of counts.entries()) {
    if (below + count >= wanted && count > 0) {
      const lower = BOUNDS[index - 1] ?? 0;
      const upper = Math.min(BOUNDS[index] ?? maxMs, maxMs);
      return Math.round(Math.min(maxMs, lower + (Math.max(upper - lower, 0) * (wanted - below)) / count));
    }
    below += count;
  }
  return maxMs;
}
