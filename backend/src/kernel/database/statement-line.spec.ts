import pg from 'pg';
import type { TextRow } from '../context/index.js';
import type { Exchange } from './exchange.js';
import { type Opening, StatementLine } from './statement-line.js';

interface Sent {
  /** Names that were given to texts, and texts that were executed, each with its name. */
  parsed: string[];
  run: string[];
}

/** Stands in for PostgreSQL: answers each statement with its text, or with the error that was set for it. */
class Server {
  readonly sent: Sent[] = [];
  readonly errors = new Map<string, string[]>();
  readonly processID = 1;
  /** The process that a transaction begins on, where `enter` tells. */
  entered: number | undefined;

  constructor(private readonly backend = 1) {}

  query(asked: string | Exchange): Promise<unknown> | undefined {
    if (typeof asked === 'string') return Promise.resolve({ rows: [{ pid: this.backend }] });
    const [parsed, run]: [string[], string[]] = [[], []];
    const wire = {
      stream: { writable: true, write: () => undefined },
      parse: ({ name }: { name: string }) => void parsed.push(name),
      bind: ({ statement }: { statement: string }) => void run.push(statement),
      describe: () => undefined,
      execute: () => undefined,
      close: () => undefined,
      sendCopyFail: () => undefined,
      sync: () => undefined,
    };
    asked.submit(wire);
    this.sent.push({ parsed, run });
    setImmediate(() => this.answer(asked));
    return undefined;
  }

  private answer(exchange: Exchange): void {
    for (const text of exchange.text.split(';\n')) {
      const code = this.errors.get(text)?.shift();
      if (code) return exchange.handleError(Object.assign(new pg.DatabaseError(text, 1, 'error'), { code }));
      exchange.handleRowDescription({ fields: [{ name: 'said', dataTypeID: 25 }] });
      const tells = text === 'enter' && this.entered !== undefined;
      exchange.handleDataRow({ fields: tells ? [text, String(this.entered)] : [text] });
      exchange.handleCommandComplete({ text: 'SELECT 1' });
    }
    exchange.handleReadyForQuery();
  }
}

const statement = (text: string) => ({ text, values: [] });

describe('the statements of a transaction', () => {
  let count = 0;
  /** A text is named when it comes for the second time: each test has its own. */
  const fresh = (text: string) => `${text} ${(count += 1)}`;

  function begin(server: Server, { writes = false } = {}) {
    const opened: Array<TextRow[]> = [];
    const opening: Opening = {
      begin: writes ? [statement('begin'), statement('enter')] : [statement('enter')],
      again: writes ? null : [statement('settings')],
      opened: ({ rows }) => void opened.push(rows),
    };
    return { line: new StatementLine(() => Promise.resolve(server), opening), opened };
  }
  const texts = async (line: StatementLine, ...asked: string[]) =>
    (await Promise.all(asked.map((text) => line.ask(text)))).map(({ rows }) => rows[0]?.[0]);

  it('start the transaction with the first, and are sent together when they are asked for in one turn', async () => {
    const server = new Server();
    const { line, opened } = begin(server);
    expect(await texts(line, 'a', 'b')).toEqual(['a', 'b']);
    expect(await texts(line, 'c')).toEqual(['c']);
    expect(server.sent.map(({ run }) => run.length)).toEqual([3, 2]);
    expect(opened).toEqual([[['enter']]]);
  });

  it('carry along statements that nobody waits for, and fail when those fail', async () => {
    const server = new Server();
    const { line } = begin(server, { writes: true });
    const heard: TextRow[][] = [];
    line.prepend('told', [], ({ rows }) => void heard.push(rows));
    expect(await texts(line, 'commit')).toEqual(['commit']);
    expect([server.sent.length, heard]).toEqual([1, [[['told']]]]);
    server.errors.set('told', ['23505']);
    line.prepend('told');
    await expect(line.ask('commit')).rejects.toMatchObject({ code: '23505' });
  });

  it('are prepared once per connection, from the second time on', async () => {
    const server = new Server();
    const text = fresh('select');
    for (let turn = 0; turn < 4; turn++) await begin(server).line.ask(text);
    expect(server.sent.map(({ run }) => run[1] !== '')).toEqual([false, true, true, true]);
    expect(server.sent.map(({ parsed }) => parsed.includes(server.sent[3]?.run[1] ?? ''))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it('have no names behind a pooler, which may hand them to another server each time', async () => {
    const server = new Server(2);
    const text = fresh('select');
    for (let turn = 0; turn < 3; turn++) await begin(server).line.ask(text);
    expect(new Set(server.sent.flatMap(({ run }) => run))).toEqual(new Set(['']));
  });

  it('have no names from then on where a transaction begins on another server than the connection', async () => {
    const server = Object.assign(new Server(), { entered: 1 });
    const [first, second] = [fresh('insert'), fresh('update')];
    const write = async () => {
      const { line } = begin(server, { writes: true });
      for (const text of [first, second]) await line.ask(text);
      return server.sent.at(-1)?.run;
    };
    for (let turn = 0; turn < 3; turn++) await write();
    expect(await write()).not.toEqual(['']);
    server.entered = 2;
    expect(await write()).toEqual(['']);
  });

  it('are sent again when the server has lost them, or their result has changed', async () => {
    for (const code of ['26000', '42P05', '0A000']) {
      const server = new Server();
      const text = fresh('select');
      server.errors.set(text, [code]);
      expect(await texts(begin(server).line, text)).toEqual([text]);
      expect(server.sent).toHaveLength(2);
    }
  });

  it('restart a writing transaction that has lost them at its start, and end it if it had gone on', async () => {
    const server = new Server();
    const { line } = begin(server, { writes: true });
    const [first, second] = [fresh('insert'), fresh('update')];
    server.errors.set(first, ['26000']).set(second, ['26000']);
    expect(await texts(line, first)).toEqual([first]);
    expect(server.sent.map(({ run }) => run.length)).toEqual([3, 4]);
    await expect(line.ask(second)).rejects.toMatchObject({ code: '25P02' });
    expect(server.sent).toHaveLength(3);
  });

  it('end with the one that fails: those before it have their answers', async () => {
    const { line } = begin(Object.assign(new Server(), { errors: new Map([['b', ['22012']]]) }));
    const [a, b, c] = await Promise.allSettled(['a', 'b', 'c'].map((text) => line.ask(text)));
    expect([a?.status, b, c]).toMatchObject([
      'fulfilled',
      { reason: { code: '22012' } },
      { reason: { code: '25P02' } },
    ]);
    await expect(line.ask('d')).rejects.toMatchObject({ code: '25P02' });
  });

  it('are refused when the transaction has ended', async () => {
    const server = new Server();
    const { line } = begin(server);
    line.end();
    await expect(line.ask('late')).rejects.toMatchObject({ code: '25P02' });
    expect(server.sent).toEqual([]);
  });
});
