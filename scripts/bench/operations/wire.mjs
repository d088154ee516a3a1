import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** What the pool of the API calls itself; its other connections listen or carry the queue. */
const POOL = 'application_name\0hedgerow\0';

/**
 * The messages of one direction of PostgreSQL's protocol: a byte for the kind and four for the length.
 * @param {(kind: string, content: Buffer) => void} tell @param {{ greets: boolean }} options the first one has no kind
 */
function messages(tell, { greets }) {
  /** @type {Buffer} */
  let rest = Buffer.alloc(0);
  let greeting = greets;
  return (/** @type {Buffer} */ chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const head = greeting ? 0 : 1;
      const end = rest.length < head + 4 ? Infinity : head + rest.readInt32BE(head);
      if (end > rest.length) return;
      tell(greeting ? 'greeting' : String.fromCharCode(rest[0] ?? 0), rest.subarray(head + 4, end));
      greeting = false;
      rest = rest.subarray(end);
    }
  };
}

/** A text may hold several; a semicolon within a literal parts nothing. @param {string} text */
const commandsOf = (text) => (text.match(/(?:'(?:[^']|'')*'|[^;'])+/g) ?? []).filter((one) => one.trim()).length;

/**
 * Stands between a pool and PostgreSQL, and counts: statements, and trips, which begin when the pool speaks after
 * PostgreSQL has spoken. PostgreSQL says which process it gave to each connection.
 * @param {() => number} portOfPostgres
 */
export async function openWire(portOfPostgres) {
  const counts = { statements: 0, trips: 0 };
  /** @type {Set<number>} */
  const backends = new Set();
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();

  const server = createServer({ noDelay: true }, (ours) => {
    const theirs = connect({ port: portOfPostgres(), host: '127.0.0.1', noDelay: true });
    const connection = { counted: false, pid: 0, answered: false };
    const said = messages(
      (kind, content) => {
        if (kind === 'greeting') connection.counted = content.includes(POOL);
        if (!connection.pid) return;
        if (kind === 'E') counts.statements += 1;
        if (kind === 'Q') counts.statements += commandsOf(content.toString('utf8', 0, content.length - 1));
      },
      { greets: true },
    );
    const heard = messages(
      (kind, content) => {
        if (kind !== 'K' || !connection.counted) return;
        connection.pid = content.readInt32BE(0);
        backends.add(connection.pid);
      },
      { greets: false },
    );
    ours.on('data', (/** @type {Buffer} */ chunk) => {
      said(chunk);
      if (connection.pid && connection.answered) counts.trips += 1;
      connection.answered = false;
    });
    theirs.on('data', (/** @type {Buffer} */ chunk) => {
      if (!connection.pid) heard(chunk);
      connection.answered = true;
    });
    ours.pipe(theirs).pipe(ours);
    for (const socket of [ours, theirs]) {
      open.add(socket);
      socket
        .on('error', () => undefined)
        .once('close', () => {
          open.delete(socket);
          backends.delete(connection.pid);
          ours.destroy();
          theirs.destroy();
        });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    counts: () => ({ ...counts }),
    backends: () => [...backends],
    stop: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
