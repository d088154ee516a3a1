import pg from 'pg';
import { TIMEOUTS } from './database.options.js';

/** What we use of the protocol below pg's client. */
interface Wire {
  execute(what: { portal: string }): void;
  flush(): void;
  sync(): void;
  emit(event: 'readyForQuery', message: { status: 'T' }): void;
}

type Callback = (error: Error | null, result?: unknown) => void;

/** What pg's own query does, of which its types do not tell. */
interface PgQuery {
  readonly portal: string;
  submit(wire: Wire): Error | null;
  handleCommandComplete(message: unknown, wire: Wire): void;
  handleError(error: Error, wire: Wire): void;
}

interface PgQueryClass {
  new (config: { text: string; values: unknown[]; queryMode: 'extended' }, values: undefined, done: Callback): PgQuery;
}

/** What we use of pg's client. */
interface Client {
  query(submittable: object): unknown;
}

/** A statement that leaves the implicit transaction open: it asks for its answer (Flush), and not for the end (Sync). */
class OpenEndedQuery extends (pg.Query as unknown as PgQueryClass) {
  constructor(
    statement: { text: string; values: unknown[] },
    /** Why it must not be sent, asked when its turn comes: pg keeps statements in a queue. */
    private readonly refusal: () => Error | null,
    done: Callback,
  ) {
    super({ ...statement, queryMode: 'extended' }, undefined, done);
  }

  override submit(wire: Wire): Error | null {
    return this.refusal() ?? super.submit(wire);
  }

  // Called by pg's own prepare().
  _getRows(wire: Wire): void {
    wire.execute({ portal: this.portal });
    wire.flush();
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    super.handleCommandComplete(message, wire);
    // PostgreSQL says so after a Sync only.
    wire.emit('readyForQuery', { status: 'T' });
  }

  handleEmptyQuery(wire: Wire): void {
    wire.emit('readyForQuery', { status: 'T' });
  }

  override handleError(error: Error, wire: Wire): void {
    // After an error of a statement PostgreSQL skips everything up to the next Sync. A broken connection takes none.
    // How grave it is, the server may say in another language (`lc_messages`).
    if (error instanceof pg.DatabaseError) wire.sync();
    super.handleError(error, wire);
  }
}

/** The end of the implicit transaction: no statement. */
class Sync {
  constructor(readonly callback: Callback) {}

  submit(wire: Wire): null {
    wire.sync();
    return null;
  }

  handleReadyForQuery(): void {
    this.callback(null);
  }

  handleError(error: Error): void {
    this.callback(error);
  }
}

/** SQLSTATE of a statement in a transaction that had failed before. */
const FAILED = { code: '25P02' };

/**
 * A transaction of statements that only read, without BEGIN and COMMIT: PostgreSQL keeps all that comes before a Sync
 * together, settings that are local to it included. Stands in for the connection while it lasts.
 */
export class ReadPipeline {
  private hasFailed = false;
  private hasEnded = false;
  /** Statements without their answers. */
  private running = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly client: Client,
    /** When nothing has been asked for too long: PostgreSQL itself does not count this as idle. */
    private readonly forgotten: () => void,
  ) {}

  async query(text: string, values: unknown[] = []): Promise<unknown> {
    clearTimeout(this.idle);
    this.running += 1;
    try {
      return await new Promise((resolve, reject) => {
        const done: Callback = (error, result) => {
          if (!error) return resolve(result);
          this.hasFailed = true;
          reject(error);
        };
        this.client.query(new OpenEndedQuery({ text, values }, () => this.refusal(), done));
      });
    } finally {
      this.running -= 1;
      if (this.running === 0 && !this.hasEnded)
        this.idle = setTimeout(this.forgotten, TIMEOUTS.idle_in_transaction_session_timeout).unref();
    }
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    clearTimeout(this.idle);
    await new Promise<void>((resolve, reject) => {
      this.client.query(new Sync((error) => (error ? reject(error) : resolve())));
    });
  }

  /** The transaction ends with what fails, and so do its settings: behind it, nobody knows whose rows are asked for. */
  private refusal(): Error | null {
    if (this.hasFailed) return Object.assign(new Error('a statement of this transaction has failed'), FAILED);
    return this.hasEnded ? Object.assign(new Error('this transaction has ended'), FAILED) : null;
  }
}
