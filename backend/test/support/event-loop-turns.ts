/** With more than so many turns, the event loop was free: work that is done on it takes a few dozen. */
export const MANY_TURNS = 300;

/** How many turns the event loop makes until this is done; where another thread does it, thousands on any machine. */
export async function turnsUntil(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await work.finally(() => (isDone = true));
  return turns;
}
