import type { Socket } from 'node:net';
import type { ClientBase } from 'pg';

/** What we use of pg's client beside its types. */
interface Asked {
  query: (...given: unknown[]) => unknown;
  readyForQuery: boolean;
  connection: { stream: Socket };
}

/**
 * Hangs up on a server that has said nothing for that long, not even that a statement timed out. One timer per
 * connection, which keeps running while statements come and go: with pg's own, one per statement, everything asked and
 * answered stayed in memory until the next full collection (docs/decisions/0058-what-a-read-costs.md).
 */
export function hangUpOnSilence(given: ClientBase, silenceMs: number): void {
  const client = given as unknown as Asked;
  // Looked up at each call: tests that count statements replace it later.
  const ask = (...question: unknown[]) => (Object.getPrototypeOf(client) as Asked).query.apply(client, question);
  let askedAt = 0;
  let clock: NodeJS.Timeout | undefined;
  const lookIn = (ms: number) => (clock = setTimeout(look, ms).unref());
  const look = () => {
    clock = undefined;
    if (client.readyForQuery) return;
    const left = askedAt + silenceMs - performance.now();
    if (left > 0) lookIn(left);
    else
      client.connection.stream.destroy(
        Object.assign(new Error('PostgreSQL said nothing for too long'), { code: 'ETIMEDOUT' }),
      );
  };
  client.query = (...question) => {
    askedAt = performance.now();
    if (!clock) lookIn(silenceMs);
    return ask(...question);
  };
}
