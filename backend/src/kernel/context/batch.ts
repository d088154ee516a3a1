import { currentScope, type Scope } from './scope.js';

/** What a transaction has gathered for one writer. */
export interface Gathered {
  items: unknown[];
  write: () => Promise<void>;
}

/** Gathers what a transaction wants to write, and writes all of it at once just before COMMIT. One for each kind of rows. */
export class Batch<Item> {
  constructor(private readonly write: (items: Item[]) => Promise<void>) {}

  /** Nothing of it is written when the transaction, or the part of it that adds, rolls back. */
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

/** Hands over what a part of a transaction has gathered, when that part has come to its end. */
export function mergeBatches(from: Scope, to: Scope): void {
  for (const [batch, gathered] of from.batches) {
    const known = to.batches.get(batch);
    if (known) for (const item of gathered.items) known.items.push(item);
    else to.batches.set(batch, gathered);
  }
}

/** Writes what a transaction has gathered; what that makes others gather, too. */
export async function writeBatches({ batches }: Scope): Promise<void> {
  for (const [batch, { write }] of batches) {
    // Forgotten first: what is added from here on is written by a later turn.
    batches.delete(batch);
    await write();
  }
}
