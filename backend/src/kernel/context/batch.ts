import { currentScope, type Scope } from './scope.js';

/** The rows that a transaction has gathered for one writer. */
export interface Gathered {
  items: unknown[];
  write: () => Promise<void>;
}

/** Gathers what a transaction wants to write and writes it all just before COMMIT. One for each kind of row. */
export class Batch<Item> {
  constructor(private readonly write: (items: Item[]) => Promise<void>) {}

  /** Nothing is written when the transaction, or the savepoint it was added in, rolls back. */
  add(added: Item[]): void {
    const { batches, inTransaction } = currentScope();
    if (!inTransaction)
      throw new Error('What is written at COMMIT belongs to the transaction of its change: open one.');
    const known = batches.get(this);
    if (known) {
      for (const item of added) known.items.push(item);
      return;
    }
    const items = [...added];
    batches.set(this, { items, write: () => this.write(items) });
  }
}

/** Hands over what a savepoint has gathered when it is released. */
export function mergeBatches(from: Scope, to: Scope): void {
  for (const [batch, gathered] of from.batches) {
    const known = to.batches.get(batch);
    if (known) for (const item of gathered.items) known.items.push(item);
    else to.batches.set(batch, gathered);
  }
}

/** Writes what a transaction has gathered, and what that adds in turn. */
export async function writeBatches({ batches }: Scope): Promise<void> {
  for (const [batch, { write }] of batches) {
    // Removed first: what is added from here on is written in a later round.
    batches.delete(batch);
    await write();
  }
}
