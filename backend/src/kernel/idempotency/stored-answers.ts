import { currentScope } from '../context/index.js';
import { db } from '../database/index.js';
import { IdempotencyInProgress } from '../problem/index.js';

/** The answer to a request with an `Idempotency-Key`. */
export interface StoredAnswer {
  fingerprint: string;
  status: number;
  headers: Record<string, string>;
  body: string | null;
  /** The body of an answer that holds a secret, encrypted; `body` is null then. */
  sealedBody: Buffer | null;
}

/** By the database's clock, which all processes share. */
const KEPT_SINCE = `now() - interval '24 hours'`;

/**
 * The answer that the caller got under this key within the last 24 hours. Holds the key until the transaction ends, so
 * a parallel send sees either nothing or the stored answer. Throws `IdempotencyInProgress` (409) while another
 * transaction holds it.
 */
export async function findAnswer(key: string): Promise<StoredAnswer | undefined> {
  // The second statement reads once the first one has the key.
  const [[held], [stored]] = await Promise.all([
    db().query<Array<{ locked: boolean }>>(LOCK, [key]),
    db().query<StoredAnswer[]>(FIND, [key]),
  ]);
  if (!held?.locked) throw new IdempotencyInProgress();
  return stored;
}

const LOCK = `
  select pg_try_advisory_xact_lock(hashtextextended(app_tenant_id()::text || app_user_id()::text || $1, 0)) as locked`;

const FIND = `
  select fingerprint, status, headers, body, sealed_body as "sealedBody" from idempotency_keys
  where actor_id = app_user_id() and key = $1 and created_at > ${KEPT_SINCE}`;

/** Replaces an expired one. */
export function storeAnswer(key: string, answer: StoredAnswer): void {
  const { fingerprint, status, headers, body, sealedBody } = answer;
  currentScope().statements.prepend(
    `insert into idempotency_keys (actor_id, key, fingerprint, status, headers, body, sealed_body)
     values (app_user_id(), $1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, actor_id, key) do update
     set fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
         body = excluded.body, sealed_body = excluded.sealed_body, created_at = now()`,
    [key, fingerprint, status, JSON.stringify(headers), body, sealedBody],
  );
}

/** Removes expired answers of the company, `limit` at most, the oldest first. Answers how many. */
export async function deleteExpired(limit: number): Promise<number> {
  const rows: Array<{ deleted: number }> = await db().query(
    `with expired as (
       select tenant_id, actor_id, key from idempotency_keys
       where tenant_id = (select app_tenant_id()) and created_at <= ${KEPT_SINCE}
       order by created_at limit $1 for update skip locked
     ), gone as (
       delete from idempotency_keys k using expired e
       where k.tenant_id = e.tenant_id and k.actor_id = e.actor_id and k.key = e.key
       returning 1
     )
     select count(*)::int as deleted from gone`,
    [limit],
  );
  return rows[0]?.deleted ?? 0;
}

/** The one question across companies: which have expired answers, not what they say. */
export async function tenantsWithExpired(): Promise<string[]> {
  const rows: Array<{ tenant_id: string }> = await db().query(
    `select tenant_id from idempotency_companies_due(${KEPT_SINCE}) as tenant_id`,
  );
  return rows.map(({ tenant_id }) => tenant_id);
}
