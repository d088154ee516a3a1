import { WaitingLines } from './waiting-lines.js';

/** While others hold nothing, an owner gets this many times what it leaves free: four fifths. */
const GREED = 4;
/** An owner with less than this fraction of the whole gets more, however much the others hold. */
const FEW = 1 / 16;

interface Waiter {
  answer: (got: boolean) => void;
  timer: NodeJS.Timeout;
}

export interface Patience {
  ms: number;
  /** How many others of the same owner may already be waiting. */
  most: number;
}

/**
 * Shares something scarce between owners that come and go. Nobody has a fixed share: an owner may hold up to four times
 * what is left free, so one alone gets four fifths, two get four ninths each, and there is always something left for a
 * newcomer; the last one is only for somebody who holds none. (Dynamic thresholds, Choudhury and Hahne 1998.)
 */
export class FairShares {
  private readonly held = new Map<string, number>();
  private readonly waiting = new WaitingLines<Waiter>();
  private free: number;
  private readonly most: number;

  constructor(private size: number) {
    this.free = size;
    this.most = size;
  }

  /** Nothing is held, and nobody waits. */
  get isIdle(): boolean {
    return this.free === this.size && this.waiting.owners === 0;
  }

  /** How many are taken. */
  get taken(): number {
    return this.size - this.free;
  }

  /** From now on there are fewer, or as many as at first; what is held stays held, and newcomers still find room. */
  resize(size: number): void {
    this.free += size - this.size;
    this.size = size;
    this.serve();
  }

  hasRoom(owner: string): boolean {
    const held = this.held.get(owner) ?? 0;
    if (held < Math.max(1, this.most * FEW)) return this.taken < this.most;
    return held < GREED * (this.free - 1);
  }

  /** Takes one if the owner may have it now. */
  tryTake(owner: string): boolean {
    if (!this.hasRoom(owner)) return false;
    this.free -= 1;
    this.held.set(owner, (this.held.get(owner) ?? 0) + 1);
    return true;
  }

  /** Takes one as soon as the owner may have it; owners take turns. False: too many of its own wait, or it took too long. */
  take(owner: string, { ms, most }: Patience): Promise<boolean> {
    if (this.tryTake(owner)) return Promise.resolve(true);
    if (this.waiting.lengthOf(owner) >= most) return Promise.resolve(false);
    return new Promise((resolve) => {
      const waiter: Waiter = { answer: resolve, timer: setTimeout(() => this.giveUp(owner, waiter), ms) };
      this.waiting.join(owner, waiter);
    });
  }

  give(owner: string): void {
    const held = (this.held.get(owner) ?? 0) - 1;
    if (held < 0) throw new Error('Given back more than was taken.');
    if (held === 0) this.held.delete(owner);
    else this.held.set(owner, held);
    this.free += 1;
    this.serve();
  }

  /** Hands out free slots to waiting owners in turn. Stops as soon as none are left, however many wait. */
  private serve(): void {
    for (let refused = 0; refused < this.waiting.owners && this.taken < this.most;) {
      const owner = this.waiting.nextOwner();
      if (owner === undefined || !this.tryTake(owner)) refused += 1;
      else {
        refused = 0;
        const waiter = this.waiting.shift(owner);
        clearTimeout(waiter?.timer);
        waiter?.answer(true);
      }
    }
  }

  private giveUp(owner: string, waiter: Waiter): void {
    this.waiting.leave(owner, waiter);
    waiter.answer(false);
  }
}
