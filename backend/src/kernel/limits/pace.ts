/** One in ten may be slow for reasons of its own. */
const TOLERATED = 0.1;
const WINDOW_MS = 500;
/** With fewer samples nothing can be said. */
const ENOUGH = 5;

/**
 * How much may be worked on at once, found by trying: less while it is slow, more while it is quick and needed.
 * (Additive increase, multiplicative decrease, like TCP.) A fixed number would be too much for a small machine or heavy
 * requests, and too little for a burst on an idle one.
 */
export class Pace {
  private since = 0;
  private ends = 0;
  private slow = 0;
  private peak = 0;

  constructor(
    private readonly least: number,
    private readonly most: number,
    /** Work that takes longer has mostly waited for other work. */
    private readonly slowMs: number,
    /** The current limit. */
    public limit = most,
  ) {}

  /**
   * Something that took `ms` has ended, while `inFlight` were being worked on. Answers whether the limit has changed.
   */
  ended(ms: number, inFlight: number, now: number): boolean {
    this.ends += 1;
    if (ms > this.slowMs) this.slow += 1;
    this.peak = Math.max(this.peak, inFlight);
    if (now - this.since < WINDOW_MS || this.ends < ENOUGH) return false;
    const before = this.limit;
    this.limit = Math.max(this.least, Math.min(this.most, this.next()));
    [this.since, this.ends, this.slow, this.peak] = [now, 0, 0, 0];
    return this.limit !== before;
  }

  private next(): number {
    if (this.slow > this.ends * TOLERATED) return Math.floor(Math.min(this.limit, this.peak) * 0.8);
    // One owner alone fills four fifths.
    return this.peak >= this.limit * 0.7 ? Math.ceil(this.limit * 1.1) : this.limit;
  }
}
