import { currentScope } from '../../kernel/context/index.js';
import { db } from '../../kernel/database/index.js';

/** Tables of companies that are archived although the audit log does not follow them. */
const ALSO = [
  'audit_entries',
  'event_subjects',
  'events',
  'import_problems',
  'import_records',
  'job_paperwork',
  'message_attachments',
] as const;

/** Tables with rows of a company that are not archived. Say why: the manifest tells it. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  audit_seals: 'Proves the audit log to this installation, which verifies it.',
  client_search: 'Made from clients, contacts, and properties.',
  client_tags: 'Made from clients.',
  client_words: 'Made from clients.',
  contact_points: 'Made from contacts.',
  event_counters: 'Counts events.',
  idempotency_keys: 'Answers that were sent, kept for a day.',
  number_sequences: 'Counts numbers, which are in the records.',
  provider_sign_ins: 'Sign-ins that haven’t finished.',
  queue_outbox: 'Background work that hasn’t run yet.',
  queue_task_effects: 'Background work that hasn’t run yet.',
  webhook_attempts: 'How events were sent; the events are archived.',
  webhook_deliveries: 'How events were sent; the events are archived.',
  webhook_standings: 'How far events were sent; the events are archived.',
};

/** A table with rows of a company, and what of it is archived. */
export interface ArchivedTable {
  name: string;
  /** Without secrets, and without what follows from other columns. */
  columns: string[];
  /** Its primary key, without the company. */
  key: string[];
}

/**
 * The tables that the audit log follows, without what it must not tell: `audit_table()` in the migration of a table says
 * both. Bytes are secrets, too, and a comment says which columns follow from others.
 */
const TABLES = `
  with known as (
    select t.tgrelid as oid, (string_to_array(convert_from(
             convert_to(replace(encode(t.tgargs, 'escape'), '\\000', chr(1)), 'UTF8'), 'UTF8'), chr(1)))[5]::text[] as secrets
    from pg_trigger t where t.tgname = 'audit_inserted'
    union all select name::regclass, '{}' from unnest($1::text[]) name
  )
  select c.relname as name,
         array_agg(a.attname::text order by a.attnum) filter (
           where a.atttypid <> all (array['bytea', 'tsvector']::regtype[]) and a.attname <> all (k.secrets)
             and coalesce(col_description(c.oid, a.attnum), '') not like 'Kept by%') as columns,
         coalesce(array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) filter (
           where a.attnum = any (i.indkey) and a.attname <> 'tenant_id'), '{}') as key
  from known k
  join pg_class c on c.oid = k.oid
  join pg_index i on i.indrelid = c.oid and i.indisprimary
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace
    and exists (select from pg_attribute own where own.attrelid = c.oid and own.attname = 'tenant_id' and own.attnotnull)
  group by c.oid, c.relname order by c.relname`;

export const archivedTables = (): Promise<ArchivedTable[]> => db().query(TABLES, [ALSO]);

/** Few enough for a moment of work, and for memory. */
const PART = 500;

/** Its rows of the company of the scope as JSON, each in an array. Needs a transaction that stays open. */
export async function* rowsOf({ name, columns, key }: ArchivedTable): AsyncGenerator<string[]> {
  const { statements } = currentScope();
  const list = (names: string[]) => names.map((column) => `"${column}"`).join(', ');
  const order = key.length > 0 ? `order by ${list(key)}` : '';
  await statements.rows(
    `declare archived no scroll cursor for select row_to_json(shown)::text from (
       select ${list(columns)} from "${name}" where tenant_id = (select app_tenant_id()) ${order}) shown`,
  );
  let rows: Array<Array<string | null>>;
  do {
    rows = await statements.rows(`fetch ${PART} from archived`);
    yield rows.flatMap(([row]) => row ?? []);
  } while (rows.length === PART);
  await statements.rows('close archived');
}

const PEOPLE = `
  select row_to_json(shown)::text from (
    select user_id, name, email from account_names
    where user_id in (select user_id from member_roles where tenant_id = (select app_tenant_id())) order by user_id) shown`;

/** Who the members are: their accounts are their own, and no rows of the company. */
export async function* people(): AsyncGenerator<string[]> {
  yield (await currentScope().statements.rows(PEOPLE)).flatMap(([row]) => row ?? []);
}
