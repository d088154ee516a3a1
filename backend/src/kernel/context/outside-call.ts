import { scopeIfAny } from './scope.js';

/** A bug of ours: somebody else's server would decide how long a connection of ours is held. */
export class OutsideCallInTransaction extends Error {
  override readonly name = 'OutsideCallInTransaction';
}

/** Called before anything leaves this process. Throws `OutsideCallInTransaction` while the scope holds a connection. */
export function requireNoTransaction(call: string): void {
  if (!scopeIfAny()?.inTransaction) return;
  throw new OutsideCallInTransaction(
    `${call} inside a transaction. Declare the route or task with transaction 'none', ask first, and open one after.`,
  );
}
