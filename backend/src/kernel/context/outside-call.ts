import { scopeIfAny } from './scope.js';

/** A mistake in our code: somebody else's server would decide how long a connection of ours is held. */
export class OutsideCallInTransaction extends Error {
  override readonly name = 'OutsideCallInTransaction';
}

/** Whatever leaves this process says so here first. Throws `OutsideCallInTransaction` while the scope holds a connection. */
export function requireNoTransaction(call: string): void {
  if (!scopeIfAny()?.inTransaction) return;
  throw new OutsideCallInTransaction(
    `${call} inside a transaction. Declare the route or task with transaction 'none', ask first, and open one after.`,
  );
}
