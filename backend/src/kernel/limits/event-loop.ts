import { WaitingLines } from './waiting-lines.js';

/** A turn that has lasted this long begins no more work. */
export const LONGEST_TURN_MS = 10;

/**
 * The turns of the event loop that serves requests. In one turn the loop hears of every socket that has data and
 * accepts a single connection: if each database answer were processed as it came, a turn would hold as many pieces of
 * work as there are database connections, and a new client would wait as many turns as others came before. So work that
 * might take long asks for room first. If there is none, or others already wait, it waits for a later turn, owners by
 * turns; each turn does as much as it has room for. After a long turn, arriving connections are accepted for just as
 * long.
 */
export class EventLoop {
  private readonly waiting = new WaitingLines<() => void>();
  /** Whether turns are being watched: from the first work to the first turn without any. */
  private isWatching = false;
  private began = 0;
  /** Nothing begins in this turn. */
  private isResting = false;
  private restEnds = 0;
  private hasArrivals = false;

  /** A connection was accepted. */
  arrived(): void {
    this.hasArrivals = true;
  }

  /** Resolves when the owner may continue; nothing where that is at once. */
  room(owner: string): Promise<void> | undefined {
    if (!this.isWatching) this.watch();
    else if (this.isResting || this.waiting.owners > 0 || this.hasLasted() >= LONGEST_TURN_MS)
      return new Promise((resolve) => this.waiting.join(owner, resolve));
    return undefined;
  }

  private watch(): void {
    this.isWatching = true;
    this.beginTurn();
  }

  private beginTurn(): void {
    this.began = performance.now();
    this.hasArrivals = false;
    setImmediate(() => this.endTurn());
  }

  private endTurn(): void {
    const lasted = this.hasLasted();
    const now = this.began + lasted;
    if (this.isResting) this.isResting = this.hasArrivals && now < this.restEnds;
    else if (lasted >= LONGEST_TURN_MS) [this.isResting, this.restEnds] = [true, now + lasted];
    this.isWatching = this.isResting || this.waiting.owners > 0;
    if (!this.isWatching) return;
    this.beginTurn();
    if (!this.isResting) this.goOn();
  }

  /** Lets the waiting continue one by one, each once what the one before has begun has come as far as it can. */
  private goOn(): void {
    const owner = this.waiting.nextOwner();
    if (owner === undefined) return;
    this.waiting.shift(owner)?.();
    queueMicrotask(() =>
      process.nextTick(() => {
        if (this.hasLasted() < LONGEST_TURN_MS) this.goOn();
      }),
    );
  }

  private hasLasted(): number {
    return performance.now() - this.began;
  }
}

/** A process has one. */
export const eventLoop = new EventLoop();
