import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { QueryRunnerAlreadyReleasedError } from 'typeorm/error/QueryRunnerAlreadyReleasedError.js';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { QueryResult } from 'typeorm/query-runner/QueryResult.js';
import { eventLoop } from '../limits/index.js';
import type { TenantRow, Statements, TextRow } from '../context/index.js';
import { OutcomeUnknown, Overloaded, type TenantSuspended, Unavailable } from '../problem/index.js';
import { type Answer, objectsOf } from './exchange.js';
import { isReadOnly, type ScopeOpening, StandingChanged } from './openings.js';
import { LOST, StatementLine } from './statement-line.js';

/** What we use of pg's client beside its types; its pool asks the same. */
interface Lent {
  _queryable: boolean;
}

/**
 * A connection for one transaction. Nothing is sent before there is a statement: every request pays for round trips.
 */
export class ScopedQueryRunner extends PostgresQueryRunner implements Statements {
  private readonly line: StatementLine;
  private lent: Promise<Lent> | undefined;

  constructor(
    private readonly source: DataSource,
    private readonly owner: string,
    private readonly opening: ScopeOpening,
  ) {
    // The product knows no other driver (database.options.ts).
    super(source.driver as PostgresDriver, 'master');
    this.line = new StatementLine(() => this.connect(), opening);
    // TypeORM sets this for transactions that it began itself; its locks check it.
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  /**
   * As TypeORM does it, without a listener on the connection for each transaction and a list of all that are connected: both
   * keep a request in memory until the next full collection (docs/decisions/0067-a-request-leaves-nothing-behind.md).
   */
  override connect(): Promise<Lent> {
    this.lent ??= this.borrow();
    this.databaseConnectionPromise = this.lent;
    return this.lent;
  }

  private async borrow(): Promise<Lent> {
    const [connection, release] = (await this.driver.obtainMasterConnection()) as [Lent, (reason?: unknown) => void];
    this.databaseConnection = connection;
    this.releaseCallback = release;
    return connection;
  }

  /** TypeORM's manager, created when it is first asked for. */
  entities(): EntityManager {
    const { manager } = this as { manager?: EntityManager };
    if (manager) return manager;
    const made = this.source.createEntityManager(this);
    Object.assign(this, { manager: made });
    return made;
  }

  async rows(text: string, values?: readonly unknown[]): Promise<TextRow[]> {
    return (await this.ask(text, values)).rows;
  }

  prepend(text: string, values?: readonly unknown[], heard?: (rows: TextRow[]) => void): void {
    this.line.prepend(text, values, heard && (({ rows }) => heard(rows)));
  }

  async company(): Promise<TenantRow | null> {
    // With a credential, the company is taken from what is known, like the rest: the opening confirms it.
    const isConfirmed = this.opening.isConfirmed && this.opening.company !== null;
    if (!this.line.hasBegun && !isConfirmed) await this.ask('');
    return this.opening.company;
  }

  /** As far as the company is known by now. */
  get takesChanges(): boolean {
    return !isReadOnly(this.opening.company);
  }

  /** Set when the credential of the scope no longer holds, or the company takes no changes: nothing was done. */
  get refusal(): StandingChanged | TenantSuspended | undefined {
    if (isRefusal(this.line.failure)) return new StandingChanged();
    return this.line.hasBegun ? this.opening.suspension : undefined;
  }

  /** Work without statements relied on what was known: neither its answer nor its failure may leave unconfirmed. */
  private async confirm(): Promise<void> {
    if (!this.line.hasBegun && this.opening.isConfirmed) await this.ask('');
  }

  /** Ends the transaction of successful work. */
  async complete(readOnly: boolean): Promise<void> {
    await this.confirm();
    if (this.refusal) throw this.refusal;
    if (readOnly) this.line.end();
    else await this.commit();
  }

  /** Runs a statement in the transaction. What follows an answer is the request's own work, and waits for room. */
  async ask(text: string, values?: readonly unknown[]): Promise<Answer> {
    if (this.isReleased) throw new QueryRunnerAlreadyReleasedError();
    let answer: Answer;
    try {
      answer = await this.line.ask(text, values);
    } catch (error) {
      throw new QueryFailedError(text, values as unknown[], error as Error);
    }
    const { suspension } = this.opening;
    if (suspension) throw suspension;
    const room = eventLoop.room(this.owner);
    if (room) await room;
    return answer;
  }

  // The same as TypeORM's, sent our way.
  override async query(text: string, values?: unknown[], isStructured?: false): Promise<unknown>;
  override async query(text: string, values: unknown[] | undefined, isStructured: true): Promise<QueryResult>;
  override async query(text: string, values?: unknown[], isStructured = false): Promise<unknown> {
    const answer = await this.ask(text, values);
    const records = objectsOf(answer);
    const isChange = answer.command === 'UPDATE' || answer.command === 'DELETE';
    const raw = isChange ? [records, answer.count] : records;
    return isStructured ? Object.assign(new QueryResult(), { raw, records, affected: answer.count }) : raw;
  }

  /**
   * Commits. Throws `OutcomeUnknown` when the connection broke before the answer came, and whatever undid the work when
   * PostgreSQL rolled back.
   */
  private async commit(): Promise<void> {
    // The transaction is gone with its connection; nothing was asked yet.
    if (this.isReleased || this.isCutOff) throw new Unavailable();
    if (!this.line.hasBegun && !this.line.isWaiting) {
      this.line.end();
      return;
    }
    let answer: Answer;
    try {
      answer = await this.line.ask('commit');
    } catch (error) {
      if (isVerdict(error)) throw new QueryFailedError('commit', [], error as Error);
      await this.drop(error);
      throw new OutcomeUnknown();
    }
    this.line.end();
    // A statement had failed and the work continued regardless: PostgreSQL then commits nothing, and says so only here.
    if (answer.command === 'ROLLBACK') throw Object.assign(new Error('a failed transaction was committed'), LOST);
  }

  /** The connection broke while nothing was asked of it. */
  private get isCutOff(): boolean {
    return (this.databaseConnection as Lent | undefined)?._queryable === false;
  }

  /** Rolls back after a failure. The caller wants to hear of that failure, not of the rollback's. */
  async abandon(failure: unknown): Promise<void> {
    try {
      if (!(failure instanceof Overloaded)) await this.confirm().catch(() => undefined);
      if (this.line.staysOpen && !this.isReleased) await this.line.ask('rollback');
      this.line.end();
      await this.release();
    } catch (error) {
      await this.drop(error);
    }
  }

  /** A connection that is still being opened has to arrive before it can be given back. */
  override async release(): Promise<void> {
    const coming = this.databaseConnectionPromise as Promise<unknown> | undefined;
    if (coming && !this.databaseConnection) await coming.catch(() => undefined);
    await super.release();
  }

  /** Closes the connection: nobody knows its state, and the next user must not find out. */
  private async drop(reason: unknown): Promise<void> {
    const close = this.isReleased ? undefined : this.releaseCallback;
    delete this.releaseCallback;
    close?.(reason);
    await this.release();
  }
}

const isRefusal = (error: unknown) => (error as { code?: string } | undefined)?.code === REFUSED;

/** What functions that confirm a credential raise. */
const REFUSED = 'HR001';

/** PostgreSQL answered and the connection is alive: the commit was refused. */
const isVerdict = (error: unknown) => (error as { severity?: string }).severity === 'ERROR';
