/** A line of waiters for each owner. Owners take turns, however long their lines are. */
export class WaitingLines<Waiter> {
  /** In the order of their turns; none is empty. */
  private readonly lines = new Map<string, Waiter[]>();

  /** Owners who have somebody waiting. */
  get owners(): number {
    return this.lines.size;
  }

  lengthOf(owner: string): number {
    return this.lines.get(owner)?.length ?? 0;
  }

  join(owner: string, waiter: Waiter): void {
    const line = this.lines.get(owner);
    if (line) line.push(waiter);
    else this.lines.set(owner, [waiter]);
  }

  leave(owner: string, waiter: Waiter): void {
    const line = (this.lines.get(owner) ?? []).filter((other) => other !== waiter);
    if (line.length > 0) this.lines.set(owner, line);
    else this.lines.delete(owner);
  }

  /** The owner whose turn it is, who then moves to the end. */
  nextOwner(): string | undefined {
    for (const [owner, line] of this.lines) {
      this.lines.delete(owner);
      this.lines.set(owner, line);
      return owner;
    }
    return undefined;
  }

  /** Removes the owner's longest waiter. */
  shift(owner: string): Waiter | undefined {
    const line = this.lines.get(owner);
    const first = line?.shift();
    if (line?.length === 0) this.lines.delete(owner);
    return first;
  }
}
