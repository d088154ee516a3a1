import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import type { UsageCount } from './usage-counts.js';
import { type Days, KEPT_DAYS } from './usage-days.js';

/** Sums of requests; big integers arrive as text. */
export interface UsageRow {
  requests: string;
  clientErrors: string;
  serverErrors: string;
  maxMs: number;
  latency: string[];
}

export type UsageOfDay = UsageRow & { day: string };
export type UsageOfKey = UsageRow & { apiKeyId: string; name: string };

@Injectable()
export class UsageRepository {
  /** Adds counts to the stored ones, and records when each key was last used. */
  async add(counts: UsageCount[]): Promise<void> {
    // In one order, so that concurrent writers lock rows in the same order.
    const rows = JSON.stringify(counts.toSorted((a, b) => (a.apiKeyId + a.day < b.apiKeyId + b.day ? -1 : 1)));
    await db().query(ADD, [rows]);
    await db().query(NOTE_USE, [rows]);
  }

  /** One row for each day with requests, of one key or of all. */
  byDay({ from, to }: Days, apiKeyId: string | null): Promise<UsageOfDay[]> {
    return db().query(BY_DAY, [from, to, apiKeyId]);
  }

  /** One row for each key with requests, the busiest first. */
  byKey({ from, to }: Days, limit: number): Promise<UsageOfKey[]> {
    return db().query(BY_KEY, [from, to, limit]);
  }

  async sweep(): Promise<void> {
    await db().query(`delete from api_key_usage where day < (now() at time zone 'utc')::date - $1::int`, [KEPT_DAYS]);
  }
}

const ADD = `
  insert into api_key_usage (api_key_id, day, requests, client_errors, server_errors, max_ms, latency)
  select c."apiKeyId", c.day, c.requests, c."clientErrors", c."serverErrors", c."maxMs", c.latency
  from jsonb_to_recordset($1) as c("apiKeyId" uuid, day date, requests bigint, "clientErrors" bigint,
                                   "serverErrors" bigint, "maxMs" int, latency bigint[])
  on conflict (tenant_id, api_key_id, day) do update
  set requests = api_key_usage.requests + excluded.requests,
      client_errors = api_key_usage.client_errors + excluded.client_errors,
      server_errors = api_key_usage.server_errors + excluded.server_errors,
      max_ms = greatest(api_key_usage.max_ms, excluded.max_ms),
      latency = add_each(api_key_usage.latency, excluded.latency)`;

const NOTE_USE = `
  update api_key_uses set last_used_at = used.at, last_used_address = used.address
  from (select distinct on (c."apiKeyId") c."apiKeyId" as id, c."lastUsedAt" as at, c."lastUsedAddress" as address
        from jsonb_to_recordset($1) as c("apiKeyId" uuid, "lastUsedAt" timestamptz, "lastUsedAddress" text)
        order by c."apiKeyId", c."lastUsedAt" desc) used
  where api_key_uses.api_key_id = used.id and (api_key_uses.last_used_at is null or api_key_uses.last_used_at < used.at)`;

const SUMS = `
  sum(requests) as requests, sum(client_errors) as "clientErrors", sum(server_errors) as "serverErrors",
  max(max_ms) as "maxMs", sum_each(latency) as latency`;

const BY_DAY = `
  select to_char(day, 'YYYY-MM-DD') as day, ${SUMS}
  from api_key_usage
  where day between $1 and $2 and ($3::uuid is null or api_key_id = $3)
  group by day order by day`;

const BY_KEY = `
  select u.api_key_id as "apiKeyId", k.name, ${SUMS}
  from api_key_usage u join api_key_scopes k on k.tenant_id = u.tenant_id and k.api_key_id = u.api_key_id
  where u.day between $1 and $2
  group by u.api_key_id, k.name order by sum(requests) desc, u.api_key_id limit $3`;
