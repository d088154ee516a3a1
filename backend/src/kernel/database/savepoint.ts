import { currentScope, db, mergeBatches, runInScope, type Scope } from '../context/index.js';

/**
 * A part of the transaction that can fail alone: its statements are undone, and so is what it wanted to happen at or
 * after COMMIT (its events, its nudges). What it throws comes out.
 */
export async function inSavepoint<T>(work: () => Promise<T>): Promise<T> {
  const scope = currentScope();
  const part: Scope = { ...scope, batches: new Map(), afterCommit: [] };
  await db().query('savepoint part');
  let result: T;
  try {
    result = await runInScope(part, work);
  } catch (error) {
    // The failure is what the caller wants to hear of, also when the connection is gone.
    await db()
      .query('rollback to savepoint part; release savepoint part')
      .catch(() => undefined);
    throw error;
  }
  await db().query('release savepoint part');
  mergeBatches(part, scope);
  scope.afterCommit.push(...part.afterCommit);
  return result;
}
