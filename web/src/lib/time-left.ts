interface Progress {
  done: number;
  total: number | null;
  /** When the work began; null before that. */
  startedAt: string | null;
}

/** Earlier, an estimate says more about the first second than about the work. */
const ENOUGH_TO_JUDGE = 0.03;

/** Seconds until the work is done at its pace so far; null while that is unknown. */
export function secondsLeft({ done, total, startedAt }: Progress, now: Date): number | null {
  if (!total || startedAt === null || done >= total || done / total < ENOUGH_TO_JUDGE) return null;
  const passed = (now.getTime() - new Date(startedAt).getTime()) / 1000;
  return passed <= 0 ? null : (passed / done) * (total - done);
}

/** An estimate, worded as one: the less certain, the coarser its steps, so that it doesn’t flicker. */
export function aboutTime(seconds: number): string {
  if (seconds < 8) return 'a few seconds left';
  if (seconds < 50) return `about ${Math.ceil(seconds / 10) * 10} seconds left`;
  const minutes = Math.round(seconds / 60);
  return minutes <= 1 ? 'about a minute left' : `about ${minutes} minutes left`;
}
