import { currentScope, mergeBatches, runInScope, type Scope } from '../context/index.js';

/**
 * A part of the transaction that can fail alone: its statements are undone, and so are the events and nudges that it
 * registered for COMMIT. Rethrows what `work` throws.
 */
export async function inSavepoint<T>(work: () => Promise<T>): Promise<T> {
  const scope = currentScope();
  const part: Scope = { ...scope, batches: new Map(), afterCommit: [] };
  const { statements } = scope;
  // They travel with the next statement: a savepoint costs no round trip.
  statements.prepend('savepoint part');
  let result: T;
  try {
    result = await runInScope(part, work);
  } catch (error) {
    statements.prepend('rollback to savepoint part');
    statements.prepend('release savepoint part');
    throw error;
  }
  statements.prepend('release savepoint part');
  mergeBatches(part, scope);
  scope.afterCommit.push(...part.afterCommit);
  return result;
}
