import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type Actor,
  type Credential,
  currentScope,
  runInScope,
  type Scope,
  scopeIfAny,
  SYSTEM,
  writeBatches,
} from '../context/index.js';
import { Config } from '../config/index.js';
import { FairShares, type Patience } from '../limits/index.js';
import { Overloaded } from '../problem/index.js';
import { openingOf, Tenants } from './openings.js';
import { ScopedQueryRunner } from './scoped-query-runner.js';

/** On whose behalf a piece of work runs. */
export interface Who {
  tenantId: string | null;
  actor: Actor | null;
  /** Confirmed before anything is done. */
  credential?: Credential;
  requestId?: string;
  /** The IP address that it came from; by default that of the current scope. */
  address?: string;
  /** Whose share of the connections it uses, where `tenantId` does not tell. */
  onAccountOf?: string;
  /** The queue task that this is; by default that of the current scope. */
  task?: { name: string; id: string };
  /** It may write while the company is suspended, as the product itself may. */
  whileSuspended?: boolean;
  /** Aborts when the caller stops waiting for the answer. Work that has not started by then never does. */
  signal?: AbortSignal;
}

export interface TransactionOptions {
  /** PostgreSQL refuses every write. */
  readOnly?: boolean;
  /**
   * All of it is read as it was when it began, however long it takes; writes are refused. It holds a connection: send a
   * statement at least every half a minute.
   */
  snapshot?: boolean;
}

/** All requests without a sign-in share one share of the connections. */
export const ANONYMOUS = 'anonymous';

/** No company and no actor: for what concerns an account or a session alone. */
export const NOBODY: Who = { tenantId: null, actor: null };

const ownerOf = ({ onAccountOf, tenantId }: Who): string => onAccountOf ?? tenantId ?? ANONYMOUS;

/** Waiting requests of one company; more are refused at once. */
const MOST_WAITING = 250;
/** A queue task and the product itself can wait longer than a person. */
const UNATTENDED = { ms: 30_000, most: MOST_WAITING };

/** Opens scopes: the one place where a transaction begins and where the company is set for row-level security. */
@Injectable()
export class Scopes {
  private readonly logger = new Logger(Scopes.name);
  /** A transaction that waits for a lock of its company holds a connection: no company gets all of them. */
  private readonly connections: FairShares;
  private readonly patience: Patience;
  /** Those whose transaction runs: a timer started in one may still refer to it long after its end. */
  private readonly open = new WeakSet<Scope>();
  private readonly tenants = new Tenants();

  constructor(
    private readonly dataSource: DataSource,
    config: Config,
  ) {
    this.connections = new FairShares(config.get('DATABASE_POOL'));
    this.patience = { ms: config.get('REQUEST_PATIENCE_MS'), most: MOST_WAITING };
  }

  /** A company's row has changed here. Other processes learn it from the version that the database answers. */
  forget(tenantId: string): void {
    this.tenants.forget(tenantId);
  }

  /**
   * Runs `work` in a scope of its own, inside one transaction; commits when it returns, rolls back when it throws. The
   * transaction begins with its first statement. Throws `Overloaded` (503) when the company's share of the connections
   * stays in use for too long, `StandingChanged` when the credential no longer holds, and `TenantSuspended` (403) from
   * the first statement on when the company takes no changes.
   */
  async run<T>(asked: Who, work: () => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const who = identified(asked);
    const runner = new ScopedQueryRunner(this.dataSource, ownerOf(who), openingOf(who, options, this.tenants));
    const scope = scopeOf(who, runner);
    const giveBack = await this.takeConnection(who);
    let result: T;
    try {
      // Nobody would read the answer.
      if (who.signal?.aborted) throw new Overloaded();
      result = await this.inTransaction(runner, scope, work, options.readOnly === true);
      await runner.release();
    } finally {
      scope.letGo();
      // Before the nudges, which may need a connection themselves.
      giveBack();
    }
    if (scope.afterCommit.length > 0) await this.tellAfterCommit(scope);
    return result;
  }

  /**
   * A single command that opens and ends its own scope: a database function. What every request asks first costs no
   * transaction.
   */
  async ask<Row>(who: Pick<Who, 'tenantId' | 'onAccountOf'>, sql: string, parameters: unknown[]): Promise<Row[]> {
    const giveBack = await this.takeConnection({ ...who, actor: null });
    try {
      return await this.dataSource.query<Row[]>(sql, parameters);
    } finally {
      giveBack();
    }
  }

  /** Waits for a connection of the share; answers the function that gives it back. */
  private async takeConnection(who: Who): Promise<() => void> {
    const outer = scopeIfAny();
    // A nested transaction would wait for its own company; one connection is reserved beyond the shares.
    if (outer?.inTransaction && this.open.has(outer)) return () => undefined;
    const owner = ownerOf(who);
    const taken = await this.connections.take(owner, taskOf(who) || who.actor === SYSTEM ? UNATTENDED : this.patience);
    if (!taken) throw new Overloaded();
    return () => this.connections.give(owner);
  }

  private async inTransaction<T>(
    runner: ScopedQueryRunner,
    scope: Scope,
    work: () => Promise<T>,
    readOnly: boolean,
  ): Promise<T> {
    this.open.add(scope);
    try {
      const result = await runInScope(scope, async () => {
        const value = await work();
        await writeBatches(scope);
        return value;
      });
      await runner.complete(readOnly);
      return result;
    } catch (error) {
      await runner.abandon(error);
      if (runner.refusal) this.tenants.forget(scope.tenantId);
      throw runner.refusal ?? error;
    } finally {
      this.open.delete(scope);
    }
  }

  /** Whatever becomes of the nudges, the change is committed. */
  private async tellAfterCommit({ afterCommit, requestId }: Scope): Promise<void> {
    for (const effect of afterCommit) {
      try {
        await effect();
      } catch (error) {
        this.logger.error({ err: error, requestId, msg: 'what should follow a COMMIT failed' });
      }
    }
  }

  /** A new transaction for whoever acts in the current scope: for routes and queue tasks that hold none of their own. */
  transaction<T>(work: () => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const { tenantId, actor, credential, requestId, signal, whileSuspended } = currentScope();
    const as = { tenantId, actor, requestId, ...(whileSuspended && { whileSuspended }) };
    return this.run({ ...as, ...(credential && { credential }), ...(signal && { signal }) }, work, options);
  }

  /** Joins the transaction of the current scope, or opens one where the scope has none. */
  join<T>(work: () => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return currentScope().inTransaction ? work() : this.transaction(work, options);
  }

  /** A scope without a transaction, for streams and long work, which must not hold a connection. */
  withoutTransaction<T>(who: Who, work: () => Promise<T>): Promise<T> {
    return runInScope(scopeOf(identified(who), null), work);
  }
}

/** Every scope that a queue task opens belongs to that task, even when it acts for a person. */
const taskOf = (who: Who) => who.task ?? scopeIfAny()?.task;

/** With the names that the log and the audit log know it by. */
function identified(who: Who): Who & { requestId: string } {
  const task = taskOf(who);
  const address = who.address ?? scopeIfAny()?.address;
  const requestId = who.requestId ?? randomUUID();
  return { ...who, requestId, ...(task && { task }), ...(address !== undefined && { address }) };
}

/**
 * A scope that outlives its transaction: Node's timers of connections refer to the scope in which they were set. What they refer to
 * would move to the old generation, for each request (docs/decisions/0067-a-request-leaves-nothing-behind.md).
 */
interface ScopeOfTransaction extends Scope {
  letGo: () => void;
}

function scopeOf(who: Who & { requestId: string }, given: ScopedQueryRunner | null): ScopeOfTransaction {
  const { task, address } = who;
  let runner = given;
  return {
    requestId: who.requestId,
    tenantId: who.tenantId,
    actor: who.actor,
    ...(who.credential && { credential: who.credential }),
    ...(task && { task }),
    ...(address !== undefined && { address }),
    ...(who.whileSuspended && { whileSuspended: true }),
    ...(who.signal && { signal: who.signal }),
    inTransaction: given !== null,
    get takesChanges() {
      return runner?.takesChanges ?? true;
    },
    batches: new Map(),
    afterCommit: [],
    letGo: () => (runner = null),
    get manager() {
      return required(runner).entities();
    },
    get statements() {
      return required(runner);
    },
  };
}

function required(runner: ScopedQueryRunner | null): ScopedQueryRunner {
  if (!runner) throw new Error('This scope has no open transaction: begin one with Scopes.transaction().');
  return runner;
}
