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
    if ((error as { severity?: string }).severity === 'ERROR') wire.sync();
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
  private failed = false;
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly client: Client,
    /** When nothing has been asked for too long: PostgreSQL itself does not count this as idle. */
    private readonly forgotten: () => void,
  ) {}

  async query(text: string, values: unknown[] = []): Promise<unknown> {
    // The transaction has ended with what failed, and so have its settings.
    if (this.failed) throw Object.assign(new Error('a statement of this transaction has failed'), FAILED);
    clearTimeout(this.idle);
    try {
      return await new Promise((resolve, reject) => {
        const done: Callback = (error, result) => (error ? reject(error) : resolve(result));
        this.client.query(new OpenEndedQuery({ text, values, queryMode: 'extended' }, undefined, done));
      });
    } catch (error) {
      this.failed = true;
      throw error;
    } finally {
      this.idle = setTimeout(this.forgotten, TIMEOUTS.idle_in_transaction_session_timeout).unref();
    }
  }

  async end(): Promise<void> {
    clearTimeout(this.idle);
    await new Promise<void>((resolve, reject) => {
      this.client.query(new Sync((error) => (error ? reject(error) : resolve())));
    });
  }
}
