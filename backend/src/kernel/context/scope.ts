import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import type { Actor } from './actor.js';
import type { Gathered } from './batch.js';

/** A row as PostgreSQL writes it. */
export type TextRow = Array<string | null>;

/** The row of a company, by names of columns, as JSON holds it. */
export type TenantRow = Readonly<Record<string, unknown>>;

/**
 * What a credential allowed when it was last checked. A transaction of its bearer begins only while that still holds.
 */
export interface Credential {
  /** The database function that begins such a transaction; it raises HR001 when the credential no longer holds. */
  enter: string;
  /** The sign-in or the API key. */
  id: string;
  standing: string;
}

/** Statements below TypeORM, for those that are sent often. */
export interface Statements {
  /** The rows as PostgreSQL writes them: a text for each column. Statements of one turn travel together. */
  rows(text: string, values?: readonly unknown[]): Promise<TextRow[]>;
  /**
   * Sent ahead of the next statement, at the latest with COMMIT, which then reports its failure. `heard` gets the
   * answer.
   */
  prepend(text: string, values?: readonly unknown[], heard?: (rows: TextRow[]) => void): void;
  /** The company as it was when the transaction began; null where none is chosen, or none is there yet. */
  company(): Promise<TenantRow | null>;
}

/**
 * What is true for one request or queue task: who acts, for which company, inside which transaction.
 * Ambient on purpose: no method of the domain carries a tenant id, so none can carry the wrong one.
 */
export interface Scope {
  readonly requestId: string;
  readonly tenantId: string | null;
  readonly actor: Actor | null;
  /** The credential that the actor presented. */
  readonly credential?: Credential;
  /** False for streams and long work, which open short transactions of their own. */
  readonly inTransaction: boolean;
  /** The queue task that runs, where one does. */
  readonly task?: { name: string; id: string };
  /** The IP address that the request came from, where one did. */
  readonly address?: string;
  /** It may write while the company is suspended. */
  readonly whileSuspended?: boolean;
  /** False while its company is only read and exported. */
  readonly takesChanges: boolean;
  /** Aborts when nobody waits for the answer. */
  readonly signal?: AbortSignal;
  readonly manager: EntityManager;
  readonly statements: Statements;
  /** Rows that are written together before COMMIT, by who gathers them. */
  readonly batches: Map<object, Gathered>;
  /** Runs after COMMIT, dropped on rollback. Nudges only: what must happen is an outbox row. */
  readonly afterCommit: Array<() => Promise<void> | void>;
}

const storage = new AsyncLocalStorage<Scope>();

export function runInScope<T>(scope: Scope, work: () => T): T {
  return storage.run(scope, work);
}

/** The scope of this request or queue task. Having none is a bug, never "all companies". */
export function currentScope(): Scope {
  const scope = storage.getStore();
  if (!scope) throw new Error('No scope: run this inside Scopes.run(), a request or a queue task.');
  return scope;
}

/** The same, for the few places that also work outside a scope (logging). */
export function scopeIfAny(): Scope | undefined {
  return storage.getStore();
}

/** The company of this scope; an error where none is chosen (sign-in, health). */
export function currentTenantId(): string {
  const { tenantId } = currentScope();
  if (!tenantId) throw new Error('No company in this scope.');
  return tenantId;
}

/** Who acts in this scope; an error where nobody is signed in. */
export function currentActor(): Actor {
  const { actor } = currentScope();
  if (!actor) throw new Error('Nobody acts in this scope.');
  return actor;
}

/** The ambient transaction. Row-level security already limits it to the company of the scope. */
export function db(): EntityManager {
  return currentScope().manager;
}

/** Registers a nudge for after COMMIT. */
export function afterCommit(effect: () => Promise<void> | void): void {
  currentScope().afterCommit.push(effect);
}
