import { type Answer, Exchange, plainValue, type Statement } from './exchange.js';
import { type PreparedStatements, preparedOn } from './prepared-statements.js';

/** What we use of pg's client. */
export interface Connection {
  processID?: number | null;
  query(statement: string): Promise<unknown>;
  query(exchange: Exchange): unknown;
}

/** How a transaction is begun. */
export interface Opening {
  /** Sent before the first statement of its work, in the same write. */
  begin: Statement[];
  /**
   * Sent before each later group of statements; null where the transaction stays open in between. Reads need no
   * transaction longer than a group: each statement sees what is committed when it begins.
   */
  again: Statement[] | null;
  /** Gets the answer to the last of `begin`: its second column, if any, is the server process. */
  opened(answer: Answer): void;
}

interface Asked extends Statement {
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** SQLSTATE of a statement in a transaction that had failed before. */
export const LOST = { code: '25P02' };

const lost = (reason: string) => Object.assign(new Error(reason), LOST);

/** A prepared statement is not what we thought: nothing was done. */
const GONE = '26000';
const OF_NAMES = new Set([GONE, '42P05', '0A000']);

const codeOf = (error: unknown) => (error as { code?: string }).code ?? '';

const nobodyWaits = () => undefined;

/** The statements of one transaction on their way to PostgreSQL: those asked for in one turn travel together. */
export class StatementLine {
  private waiting: Asked[] = [];
  private connection: Connection | undefined;
  private prepared: PreparedStatements | undefined;
  private isScheduled = false;
  private hasEnded = false;
  /** PostgreSQL's first error. */
  failure: unknown;
  /** Whether anything was sent. */
  hasBegun = false;

  constructor(
    private readonly connect: () => Promise<unknown>,
    private readonly opening: Opening,
  ) {}

  /** Rejects with PostgreSQL's error. */
  ask(text: string, values: readonly unknown[] = []): Promise<Answer> {
    return new Promise((resolve, reject) => this.add({ text, values: values.map(plainValue), resolve, reject }));
  }

  /** Sent ahead of the next statement, which also reports its failure. */
  prepend(text: string, values: readonly unknown[] = [], heard: (answer: Answer) => void = nobodyWaits): void {
    this.waiting.push({ text, values: values.map(plainValue), resolve: heard, reject: nobodyWaits });
  }

  /** Whether something has yet to be sent. */
  get isWaiting(): boolean {
    return this.waiting.length > 0;
  }

  /** Whether PostgreSQL keeps the transaction open for the next statements. */
  get staysOpen(): boolean {
    return this.hasBegun && !this.hasEnded && this.opening.again === null;
  }

  /** Nothing is sent from here on. */
  end(): void {
    this.hasEnded = true;
  }

  private add(asked: Asked): void {
    this.waiting.push(asked);
    if (this.isScheduled) return;
    this.isScheduled = true;
    // Once everything that can continue in this turn has done so.
    if (this.connection) return process.nextTick(() => this.sendWaiting());
    this.prepare().then(
      () => this.sendWaiting(),
      (error: unknown) => this.refuse(this.takeWaiting(), error),
    );
  }

  /** Finds out once per connection which server process is behind it. */
  private async prepare(): Promise<void> {
    const connection = (await this.connect()) as Connection;
    const prepared = preparedOn(connection);
    if (!prepared.isKnown) {
      const { rows } = (await connection.query('select pg_backend_pid() as pid')) as { rows: Array<{ pid: number }> };
      prepared.learn(rows[0]?.pid ?? 0);
    }
    [this.connection, this.prepared] = [connection, prepared];
  }

  private takeWaiting(): Asked[] {
    const waiting = this.waiting;
    this.waiting = [];
    this.isScheduled = false;
    return waiting;
  }

  private sendWaiting(): void {
    const asked = this.takeWaiting();
    if (this.hasEnded) return this.refuse(asked, lost('this transaction has ended'));
    // The settings are gone with the failed group; in a transaction that stays open PostgreSQL itself refuses.
    if (this.failure && this.opening.again)
      return this.refuse(asked, lost('a statement of this transaction has failed'));
    const isFirst = !this.hasBegun;
    this.hasBegun = true;
    this.send(asked, isFirst ? this.opening.begin : (this.opening.again ?? []), isFirst);
  }

  private send(asked: Asked[], before: Statement[], isFirst: boolean, isRepeated = false): void {
    const { connection, prepared } = this;
    if (!connection || !prepared) return this.refuse(asked, lost('not connected'));
    const exchange = new Exchange([...before, ...asked], prepared, (error) => {
      const opened = exchange.answers[before.length - 1];
      if (isFirst && opened) {
        this.opening.opened(opened);
        // A name that another process has prepared would fail a transaction that stays open, where nothing can be
        // repeated.
        const backend = opened.rows[0]?.[1];
        if (backend && !prepared.isOf(Number(backend))) prepared.distrust();
      }
      const answers = exchange.answers.slice(before.length);
      if (!error || !OF_NAMES.has(codeOf(error))) return this.settle(asked, answers, error);
      if (codeOf(error) === GONE) prepared.distrust();
      else prepared.forget();
      // Nothing was done that a transaction holds.
      const canBeRepeated = !isRepeated && (isFirst || this.opening.again !== null);
      if (!canBeRepeated) return this.settle(asked, [], lost(`prepared statements were lost: ${error.message}`));
      this.send(asked, isFirst && !this.opening.again ? [ROLLBACK, ...before] : before, isFirst, true);
    });
    connection.query(exchange);
  }

  /** Statements before a failure have their answers; those after it were skipped. */
  private settle(asked: Asked[], answers: Answer[], error: unknown): void {
    this.failure ??= error ?? undefined;
    let reason = error;
    asked.forEach(({ resolve, reject }, index) => {
      const answer = answers[index];
      if (answer) return resolve(answer);
      reject(reason);
      // If nobody waits for the failed one, the next one gets its error.
      if (reject !== nobodyWaits) reason = lost('a statement of this transaction has failed');
    });
  }

  private refuse(asked: Asked[], error: unknown): void {
    for (const { reject } of asked) reject(error);
  }
}

const ROLLBACK: Statement = { text: 'rollback', values: [] };
