import { escapeLiteral } from 'pg';
import { type DataSource, QueryFailedError } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { eventLoop } from '../limits/index.js';
import type { CompanyRow } from '../context/index.js';
import { OutcomeUnknown, Unavailable } from '../problem/index.js';

/** What row-level security and the row triggers read in a transaction. */
export interface Settings {
  tenantId: string | null;
  /** A person or an API key. */
  actorId: string | null;
  source: string | null;
}

/** A connection for one transaction that begins and learns its company in a single trip: every request pays for trips. */
export class ScopedQueryRunner extends PostgresQueryRunner {
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
    const settings = [tenantId, actorId, source].map(literal).join(', ');
    const sql = `begin${readOnly ? ' read only' : ''}; select open_scope(${settings}) as company`;
    const connection = (await this.connect()) as Connection;
    try {
      const [, opened] = (await connection.query(sql)) as [unknown, { rows: Array<{ company: CompanyRow | null }> }];
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
      await this.commitTransaction();
      await this.release();
    } catch (error) {
      await this.drop(error);
    }
  }

  /** Ends a transaction that failed of this. The failure is what the caller wants to hear of, not that of the rollback. */
  async abandon(failure: unknown): Promise<void> {
    // Whoever says nothing would not answer a rollback either.
    if (isSilence(failure)) return this.drop(failure);
    try {
      if (this.isTransactionActive && !this.isReleased) await this.rollbackTransaction();
      await this.release();
    } catch (error) {
      await this.drop(error);
    }
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
  query(sql: string): Promise<unknown>;
}

/** What pg says when no answer came in time (SILENCE_MS). */
const isSilence = (error: unknown) => error instanceof QueryFailedError && error.message === 'Query read timeout';

/** SQLSTATE of a statement in a transaction that had failed before. */
const LOST = { code: '25P02' };

/** PostgreSQL answered, and the connection goes on: it did not commit. */
const isVerdict = (error: unknown) => (error as { severity?: string }).severity === 'ERROR';

/** Several statements in one trip take no parameters. */
const literal = (value: string | null) => escapeLiteral(value ?? '');
