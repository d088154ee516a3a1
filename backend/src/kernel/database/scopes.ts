import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, actorId, currentScope, runInScope, type Scope } from '../context/index.js';
import { ScopedQueryRunner } from './scoped-query-runner.js';

/** On whose behalf a piece of work runs. */
export interface Who {
  tenantId: string | null;
  actor: Actor | null;
  requestId?: string;
  /** The queue task that this is. */
  task?: { name: string; id: string };
  /** Aborts when nobody waits for the answer any more. */
  signal?: AbortSignal;
}

export interface TransactionOptions {
  /** PostgreSQL refuses every write. */
  readOnly?: boolean;
}

/** Opens scopes: the one place where a transaction begins and where the company is set for row-level security. */
@Injectable()
export class Scopes {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in a scope of its own, inside one transaction; commits when it returns, rolls back when it throws. */
  async run<T>(who: Who, work: () => Promise<T>, { readOnly = false }: TransactionOptions = {}): Promise<T> {
    const runner = new ScopedQueryRunner(this.dataSource);
    const scope = scopeOf(who, runner.manager);
    let result: T;
    try {
      const { tenantId, actor } = who;
      await runner.begin({ tenantId, actorId: actor && actorId(actor), source: actor?.source ?? null }, readOnly);
      result = await runInScope(scope, async () => {
        const value = await work();
        for (const effect of scope.beforeCommit) await effect();
        return value;
      });
      if (!readOnly) await runner.commitTransaction();
    } catch (error) {
      await runner.abandon();
      throw error;
    }
    if (readOnly) runner.leave();
    else await runner.release();
    for (const effect of scope.afterCommit) await effect();
    return result;
  }

  /** A new transaction for whoever acts in the current scope: for routes and queue tasks that hold none of their own. */
  transaction<T>(work: () => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const { tenantId, actor, requestId, task, signal } = currentScope();
    return this.run({ tenantId, actor, requestId, ...(task && { task }), ...(signal && { signal }) }, work, options);
  }

  /** Takes part in the transaction of the current scope, or opens one where the scope holds none. */
  join<T>(work: () => Promise<T>): Promise<T> {
    return currentScope().inTransaction ? work() : this.transaction(work);
  }

  /** A scope without a transaction, for streams and long work, which must not hold a connection. */
  withoutTransaction<T>(who: Who, work: () => Promise<T>): Promise<T> {
    return runInScope(scopeOf(who, null), work);
  }
}

function scopeOf(who: Who, manager: EntityManager | null): Scope {
  return {
    requestId: who.requestId ?? randomUUID(),
    tenantId: who.tenantId,
    actor: who.actor,
    ...(who.task && { task: who.task }),
    ...(who.signal && { signal: who.signal }),
    inTransaction: manager !== null,
    beforeCommit: [],
    afterCommit: [],
    get manager() {
      if (!manager) throw new Error('This scope has no transaction: open one with Scopes.transaction().');
      return manager;
    },
  };
}
