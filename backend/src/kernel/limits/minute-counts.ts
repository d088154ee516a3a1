export const WINDOW_SECONDS = 60;

/** What was counted under a name. */
export interface Counted {
  used: number;
  /** Milliseconds until it starts over. */
  ms: number;
}

interface Window {
  used: number;
  endsAt: number;
}

/** Counts in windows of a minute, each starting with its first count. */
export class MinuteCounts {
  /** In the order in which they end. */
  private readonly windows = new Map<string, Window>();

  constructor(private readonly now: () => number = Date.now) {}

  take(name: string): Counted {
    const now = this.now();
    const window = this.windowOf(name, now);
    window.used += 1;
    return { used: window.used, ms: window.endsAt - now };
  }

  look(name: string): Counted {
    const [now, window] = [this.now(), this.windows.get(name)];
    return window && window.endsAt > now
      ? { used: window.used, ms: window.endsAt - now }
      : { used: 0, ms: WINDOW_SECONDS * 1000 };
  }

  giveBack(name: string): void {
    const window = this.windows.get(name);
    if (window && window.used > 0) window.used -= 1;
  }

  private windowOf(name: string, now: number): Window {
    const known = this.windows.get(name);
    if (known && known.endsAt > now) return known;
    this.forgetEnded(now);
    const window = { used: 0, endsAt: now + WINDOW_SECONDS * 1000 };
    this.windows.set(name, window);
    return window;
  }

  private forgetEnded(now: number): void {
    for (const [name, { endsAt }] of this.windows) {
      if (endsAt > now) return;
      this.windows.delete(name);
    }
  }
}
