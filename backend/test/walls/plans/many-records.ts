import type { Client } from 'pg';
import { db } from '../../../src/kernel/database/index.js';
import type { CompanyName, HttpTestApp } from '../../support/index.js';

const CHUNK = 1_000;

/** Clients with a contact and a property each; one in a thousand is out of the ordinary. */
const CLIENTS = `
  with n as (select generate_series($1::int, $2::int) as n), made as (
    insert into clients (id, number, display_name, status, kind, tags)
    select gen_random_uuid(), 'M-' || lpad(n::text, 6, '0'),
      (array['Alex','Blair','Casey','Drew','Emery','Finley','Gray','Harper','Indigo','Jules'])[1 + n % 10] || ' '
        || (array['Mar','Bel','Cor','Dun','Ell','Far','Gal','Hol'])[1 + (n / 10) % 8]
        || (array['ton','ley','worth','bridge','wood','field','stone','combe','more','well'])[1 + (n / 80) % 10],
      case when n % 1000 = 0 then 'inactive' else 'active' end, case when n % 1000 = 1 then 'company' else 'person' end,
      case when n % 1000 = 2 then array['rare'] else array['common'] end
    from n returning id, number, display_name),
  people as (
    insert into client_contacts (id, client_id, first_name, last_name, emails, phones, is_primary)
    select gen_random_uuid(), id, split_part(display_name, ' ', 1), split_part(display_name, ' ', 2),
      array[lower(number) || '@example.com'],
      jsonb_build_array(jsonb_build_object('raw', 'x', 'e164', '+1908555' || right(number, 4), 'label', 'mobile')), true
    from made)
  insert into properties (id, client_id, address)
  select gen_random_uuid(), id, jsonb_build_object('line1', right(number, 3) || ' '
    || (array['Oak','Maple','Birch','Cedar','Walnut','Willow','Juniper','Hawthorn'])[1 + right(number, 2)::int % 8]
    || ' Street', 'city', 'Summit')
  from made`;

/** What a company may have many of, and what makes copies differ where they must. Crews, keys, imports and endpoints stay few. */
const COPIED: Record<string, string> = {
  jobs: `jsonb_build_object('number', 'X-' || n, 'status', (array['draft', 'active'])[1 + n % 2])`,
  visits: `jsonb_build_object('crew_id', null, 'job_id', jobs.ids[1 + n % cardinality(jobs.ids)],
    'status', (array['scheduled', 'dispatched'])[1 + n % 2])`,
  messages: `jsonb_build_object('state', (array['queued', 'failed'])[1 + n % 2], 'delivered_at', null)`,
  operations: `jsonb_build_object('state', (array['queued', 'running'])[1 + n % 2], 'finished_at', null)`,
  import_problems: `jsonb_build_object('line', n)`,
  webhook_deliveries: `jsonb_build_object('event_id', gen_random_uuid(), 'content', null, 'seq', n, 'next_attempt_at', null,
    'state', (array['delivered', 'dead'])[1 + n % 2])`,
  events: `jsonb_build_object('seq', n + 1000000)`,
};

/** Fills a company that has one of everything with many of everything that lists show. */
export async function fillWithMany(
  app: HttpTestApp,
  superuser: Client,
  company: CompanyName,
  count: number,
): Promise<void> {
  for (let n = 0; n < count; n += CHUNK)
    await app.asTenant(company, () => db().query(CLIENTS, [n + 1, Math.min(n + CHUNK, count)]));
  await superuser.query('begin; set local session_replication_role = replica');
  for (const [table, unlike] of Object.entries(COPIED)) {
    const { rows } = await superuser.query<{ names: string }>(
      `select string_agg(column_name, ', ') as names from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    );
    const names = rows[0]?.names ?? '';
    await superuser.query(
      `insert into ${table} (${names}) select ${names} from (
         select copy.* from (select * from ${table} where tenant_id = $1 limit 1) one
         cross join (select array_agg(id) as ids from jobs where tenant_id = $1) jobs
         cross join generate_series(1, $2::int) n
         cross join jsonb_populate_record(null::${table}, to_jsonb(one) || ${unlike}
           || jsonb_build_object('id', gen_random_uuid(), 'created_at', now() - n * interval '1 minute',
                                 'updated_at', now() - n * interval '1 minute')) copy
       ) copies`,
      [app[company].tenantId, count],
    );
  }
  await superuser.query('commit');
}
