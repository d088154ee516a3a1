/**
 * The answer of a mutation. The generated type allows for a client that returns its failures; ours throws them, so
 * that in `onSuccess` there is always an answer.
 */
export function answered<T>(result: { data?: T }): T {
  if (result.data === undefined) throw new Error('A mutation succeeded without an answer.');
  return result.data;
}
