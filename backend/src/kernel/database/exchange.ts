import pg from 'pg';
import type { TextRow } from '../context/index.js';
import type { Field, PreparedStatements } from './prepared-statements.js';

/** What a statement answered. */
export interface Answer {
  command: string;
  /** Rows that were read or changed; null where a command has none. */
  count: number | null;
  rows: TextRow[];
  fields: Field[];
}

/** A statement with values as the protocol takes them. */
export interface Statement {
  text: string;
  values: Array<string | Buffer | null>;
}

/** What we use of the protocol below pg's client. */
interface Wire {
  stream: { writable: boolean; write(bytes: Buffer): unknown };
  parse(what: { name: string; text: string }): void;
  bind(what: { statement: string; values: unknown[] }): void;
  describe(what: { type: 'S'; name: string }): void;
  execute(what: object): void;
  close(what: { type: 'S'; name: string }): void;
  sendCopyFail(reason: string): void;
  sync(): void;
}

/** Messages gathered into one write: the operating system takes one piece for less than ten. */
class Letter {
  readonly writable = true;
  private readonly pieces: Buffer[] = [];

  write(bytes: Buffer): void {
    this.pieces.push(bytes);
  }

  get whole(): Buffer {
    return Buffer.concat(this.pieces);
  }
}

/**
 * Several statements that travel together: one write, one answer. PostgreSQL treats everything before a Sync as one
 * transaction and skips what follows a failure. pg's client calls the methods that it finds here.
 */
export class Exchange {
  readonly answers: Answer[] = [];
  private readonly names: string[];
  /** The columns of each answer, where they are known in advance. */
  private known: Array<Field[] | undefined> = [];
  private rows: TextRow[] = [];
  private fields: Field[] | undefined;

  constructor(
    private readonly statements: Statement[],
    private readonly prepared: PreparedStatements,
    /** Called once; pg wraps it to hang up on a server that says nothing. */
    public callback: (error: Error | null) => void,
  ) {
    this.names = statements.map(({ text }) => prepared.nameOf(text));
  }

  /** Read by pg for its errors, and by tests that count statements. */
  get text(): string {
    return this.statements.map(({ text }) => text).join(';\n');
  }

  submit(wire: Wire): null {
    const letter = new Letter();
    // pg writes each message to the stream of its connection.
    const writer = Object.create(wire, { stream: { value: letter } }) as Wire;
    for (const name of this.prepared.takeEvicted()) writer.close({ type: 'S', name });
    this.known = this.names.map((name) => this.prepared.fieldsOf(name));
    this.statements.forEach((statement, index) => this.send(writer, statement, index));
    writer.sync();
    if (wire.stream.writable) wire.stream.write(letter.whole);
    return null;
  }

  private send(wire: Wire, { text, values }: Statement, index: number): void {
    const name = this.names[index] ?? '';
    if (!this.known[index]) {
      // After a failed exchange nobody knows what is prepared; closing what does not exist is no error.
      if (name) wire.close({ type: 'S', name });
      wire.parse({ name, text });
      wire.describe({ type: 'S', name });
    }
    wire.bind({ statement: name, values });
    wire.execute({});
  }

  handleRowDescription({ fields }: { fields: Field[] }): void {
    this.fields = fields;
  }

  handleDataRow({ fields }: { fields: TextRow }): void {
    this.rows.push(fields);
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.complete(text);
  }

  handleEmptyQuery(): void {
    this.complete('');
  }

  private complete(tag: string): void {
    const index = this.answers.length;
    const known = this.known[index];
    const fields = this.fields ?? known ?? [];
    if (!known) this.prepared.keep(this.names[index] ?? '', fields);
    // `UPDATE 3`, `INSERT 0 3`, `BEGIN`
    const [first, last] = [tag.indexOf(' '), tag.lastIndexOf(' ')];
    const command = first < 0 ? tag : tag.slice(0, first);
    const count = first < 0 ? null : Number(tag.slice(last + 1));
    this.answers.push({ command, count, rows: this.rows, fields });
    this.rows = [];
    this.fields = undefined;
  }

  handlePortalSuspended(): void {
    // Only an answer in parts is suspended.
  }

  handleCopyInResponse(wire: Wire): void {
    wire.sendCopyFail('nothing is copied here');
  }

  handleCopyData(): void {
    // As above.
  }

  handleReadyForQuery(): void {
    this.callback(null);
  }

  handleError(error: Error): void {
    this.callback(error);
  }
}

/** Missing from pg's types. */
const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => string | Buffer | null } })
  .utils;

/** A value as the protocol takes it. Throws for values that have no such form. */
export const plainValue = prepareValue;

// Its types know only PostgreSQL's own types.
const { getTypeParser } = pg.types as { getTypeParser: (type: number, format: 'text') => (text: string) => unknown };

/** The rows of an answer as objects, their values as pg reads them. */
export function objectsOf({ rows, fields }: Answer): Array<Record<string, unknown>> {
  const readers = fields.map(({ dataTypeID }) => getTypeParser(dataTypeID, 'text'));
  return rows.map((texts) => {
    const row: Record<string, unknown> = {};
    fields.forEach(({ name }, index) => {
      const text = texts[index] ?? null;
      row[name] = text === null ? null : readers[index]?.(text);
    });
    return row;
  });
}
