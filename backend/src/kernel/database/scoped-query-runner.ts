import { escapeLiteral } from 'pg';
import { type DataSource, QueryFailedError } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { eventLoop } from '../limits/index.js';
import type { CompanyRow } from '../context/index.js';
import { OutcomeUnknown, Unavailable } from '../problem/index.js';
import { ReadPipeline } from './read-pipeline.js';

/** What row-level security and the row triggers read in a transaction. */
export interface Settings {
  tenantId: string | null;
  /** A person or an API key. */
  actorId: string | null;
  source: string | null;
}

/** A connection for one transaction that begins and learns its company in a single trip: every request pays for trips. */
export class ScopedQueryRunner extends PostgresQueryRunner {
  private pipeline: ReadPipeline | undefined;

  constructor(
    dataSource: DataSource,
    private readonly owner: string,
  ) {
    // The product knows no other driver (database.options.ts).
    super(dataSource.driver as PostgresDriver, 'master');
    Object.assign(this, { manager: dataSource.createEntityManager(this) });
  }

  /** What follows an answer is the work of a request: objects made of rows, and in the end the text of a page. */
  override async query(
    ...statement: Parameters<PostgresQueryRunner['query']>
  ): ReturnType<PostgresQueryRunner['query']> {
    const answer: unknown = await super.query(...statement);
    await eventLoop.room(this.owner);
    return answer;
  }

  /** Answers the row of the company, as it stands. */
  async begin({ tenantId, actorId, source }: Settings, readOnly: boolean): Promise<CompanyRow | null> {
    // What TypeORM notes of a transaction that it began itself; locks and commit ask for it.
    this.isTransactionActive = true;
    this.transactionDepth = 1;
    const settings = [tenantId, actorId, source].map((value) => value ?? '');
    return readOnly ? this.beginReading(settings) : this.beginWriting(settings);
  }

  /** What TypeORM sends its statements to. */
  override connect(): Promise<unknown> {
    return this.pipeline ? Promise.resolve(this.pipeline) : super.connect();
  }

  /** Begins a transaction that reads. It needs no BEGIN and no COMMIT: see `ReadPipeline`. */
  private async beginReading(settings: string[]): Promise<CompanyRow | null> {
    const client = (await this.connect()) as Connection;
    this.pipeline = new ReadPipeline(client, () => void this.drop(new Error('a transaction was forgotten')));
    const opened = (await this.query(OPEN_READING, settings)) as Opened[];
    return opened[0]?.company ?? null;
  }

  private async beginWriting(settings: string[]): Promise<CompanyRow | null> {
    // Several statements in one trip take no parameters.
    const sql = `begin; select open_scope(${settings.map(escapeLiteral).join(', ')}) as company`;
    const connection = (await this.connect()) as Connection;
    try {
      const [, opened] = (await connection.query(sql)) as [unknown, { rows: Opened[] }];
      return opened.rows[0]?.company ?? null;
    } catch (error) {
      throw new QueryFailedError(sql, [], error as Error);
    }
  }

  /**
   * Commits. Throws `OutcomeUnknown` when the connection broke before the answer came, and whatever undid the work when
   * PostgreSQL rolled back.
   */
  async commit(): Promise<void> {
    // With the connection the transaction is gone; nothing was asked for yet.
    if (this.isReleased) throw new Unavailable();
    let answer: { command?: string };
    try {
      answer = (await (this.databaseConnection as Connection).query('commit')) as { command?: string };
    } catch (error) {
      if (isVerdict(error)) throw new QueryFailedError('commit', [], error as Error);
      await this.drop(error);
      throw new OutcomeUnknown();
    }
    this.isTransactionActive = false;
    this.transactionDepth = 0;
    // A statement had failed, and somebody went on as if nothing were: PostgreSQL commits nothing then, and says so here only.
    if (answer.command === 'ROLLBACK') throw Object.assign(new Error('a failed transaction was committed'), LOST);
  }

  /** Ends a transaction that has read and written nothing; its caller need not wait. Never fails. */
  async leave(): Promise<void> {
    try {
      await this.endReading();
      await this.release();
    } catch (error) {
      await this.drop(error);
    }
  }

  /** Ends a transaction that failed of this. The failure is what the caller wants to hear of, not that of the rollback. */
  async abandon(failure: unknown): Promise<void> {
    // A server that did not answer the statement would not answer a rollback.
    if (isSilence(failure)) return this.drop(failure);
    try {
      if (this.pipeline) await this.endReading();
      else if (this.isTransactionActive && !this.isReleased) await this.rollbackTransaction();
      await this.release();
    } catch (error) {
      await this.drop(error);
    }
  }

  private async endReading(): Promise<void> {
    await this.pipeline?.end();
    this.isTransactionActive = false;
    this.transactionDepth = 0;
  }

  /** Closes the connection: nobody knows what it is in the middle of, and the next one must not find out. */
  private async drop(reason: unknown): Promise<void> {
    const close = this.isReleased ? undefined : this.releaseCallback;
    delete this.releaseCallback;
    close?.(reason);
    await this.release();
  }
}

/** What we use of pg's client. */
interface Connection {
  query(sql: string | object): Promise<unknown>;
}

/** What pg says when no answer came in time (SILENCE_MS). */
const isSilence = (error: unknown) => error instanceof QueryFailedError && error.message === 'Query read timeout';

interface Opened {
  company: CompanyRow | null;
}

const OPEN_READING = `select open_scope($1, $2, $3) as company, set_config('transaction_read_only', 'on', true)`;

/** SQLSTATE of a statement in a transaction that had failed before. */
const LOST = { code: '25P02' };

/** PostgreSQL answered, and the connection goes on: it did not commit. */
const isVerdict = (error: unknown) => (error as { severity?: string }).severity === 'ERROR';
