import { LRUCache } from 'lru-cache';
import { actorId, SYSTEM, type TenantRow } from '../context/index.js';
import { TenantSuspended } from '../problem/index.js';
import type { Answer, Statement } from './exchange.js';
import type { TransactionOptions, Who } from './scopes.js';
import type { Opening } from './statement-line.js';

/** How a scope begins, and which company it finds. */
export interface ScopeOpening extends Opening {
  company: TenantRow | null;
  /** Whether it confirms a credential. */
  isConfirmed: boolean;
  /** Why the company that it has found takes no changes of this scope. */
  readonly suspension: TenantSuspended | undefined;
}

/** Whether a company is only read and exported. */
export const isReadOnly = (company: TenantRow | null): boolean =>
  company?.['status'] === 'suspended' || company?.['status'] === 'closing';

/** Rows of companies as last read; their versions tell whether they are still current. */
export class Tenants {
  private readonly known = new LRUCache<string, TenantRow>({ max: 1_000 });

  get(tenantId: string | null): TenantRow | null {
    return (tenantId && this.known.get(tenantId)) || null;
  }

  forget(tenantId: string | null): void {
    if (tenantId) this.known.delete(tenantId);
  }

  set(tenantId: string, company: TenantRow): void {
    this.known.set(tenantId, company);
  }
}

/** Also answers the server process: behind a pooler each transaction may have another one. */
const ENTER = `select enter_scope($1, $2, $3, $4, $5) as company, pg_backend_pid()`;
const enterBy = (name: string) => `select ${name}($1, $2, $3, $4, $5, $6, $7) as company, pg_backend_pid()`;

/** What writes says where it comes from, for the audit log. */
const ENTER_TO_WRITE = `select enter_scope($1, $2, $3, $4, $5, $6) as company, pg_backend_pid()`;
const enterToWriteBy = (name: string) => `select ${name}($1, $2, $3, $4, $5, $6, $7, $8) as company, pg_backend_pid()`;

/** What belongs to one set of statements alone goes with it. */
const SETTINGS = `select set_config('app.tenant_id', $1, true), set_config('app.user_id', $2, true),
  set_config('app.source', $3, true), set_config('transaction_read_only', 'on', true)`;

const BEGIN: Statement = { text: 'begin', values: [] };

/** All that is read is as it was at the first statement. Roles limit transactions to minutes; this one ends with its work. */
const BEGIN_SNAPSHOT: Statement[] = [
  { text: 'begin isolation level repeatable read read only', values: [] },
  {
    text: `select set_config('transaction_timeout', '2h', true) where current_setting('transaction_timeout', true) is not null`,
    values: [],
  },
];

/** Beside who acts and for which company. */
function originOf({ actor, credential, requestId, task }: Who): string {
  return JSON.stringify({
    ...(actor && { kind: actor.kind, name: actor.name }),
    request: requestId,
    // With what a person or a program has signed in.
    ...(credential && { credential: credential.id }),
    ...(task && { task: task.name }),
  });
}

const settingsOf = ({ tenantId, actor }: Who): string[] => [
  tenantId ?? '',
  (actor && actorId(actor)) ?? '',
  actor?.source ?? '',
];

export function openingOf(
  who: Who,
  { readOnly: readsOnly = false, snapshot = false }: TransactionOptions,
  tenants: Tenants,
): ScopeOpening {
  const readOnly = readsOnly || snapshot;
  const { tenantId, actor, credential } = who;
  const isHeldBack = !readOnly && actor !== SYSTEM && !who.whileSuspended;
  const settings = settingsOf(who);
  const known = tenants.get(tenantId);
  const version = known === null ? null : String(known['version']);
  const values = [...settings, String(readOnly), version];
  if (credential) values.push(credential.id, credential.standing);
  const enter = { text: credential ? enterBy(credential.enter) : ENTER, values };
  const enterToWrite = () => ({
    text: credential ? enterToWriteBy(credential.enter) : ENTER_TO_WRITE,
    values: [...values, originOf(who)],
  });
  const beginsToRead = snapshot ? [...BEGIN_SNAPSHOT, enter] : [enter];
  const isPassing = readOnly && !snapshot;
  return {
    begin: readOnly ? beginsToRead : [BEGIN, enterToWrite()],
    again: isPassing ? [{ text: SETTINGS, values: settings }] : null,
    company: known,
    isConfirmed: credential !== undefined,
    get suspension() {
      if (!isHeldBack || !isReadOnly(this.company)) return undefined;
      return new TenantSuspended(String(this.company?.['status']));
    },
    opened({ rows }: Answer) {
      const found = rows[0]?.[0];
      if (!found || !tenantId) return;
      this.company = JSON.parse(found) as TenantRow;
      tenants.set(tenantId, this.company);
    },
  };
}

/**
 * The credential no longer allows what it did when it was checked. Nothing was done: check it again and rerun the work.
 */
export class StandingChanged extends Error {
  override readonly name = 'StandingChanged';
  /** PostgreSQL's code for transactions that may be retried, for callers that do not check. */
  readonly code = '40001';
}
