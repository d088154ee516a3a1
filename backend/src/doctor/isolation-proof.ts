import { randomUUID } from 'node:crypto';
import { type Finding, finding, listed } from './finding.js';
import { type Session, TENANT_TABLES } from './separation-rules.js';

/** The name is of a table or view in the catalogue, quoted by PostgreSQL itself. */
interface Relation {
  name: string;
  isTable: boolean;
  inserts: boolean;
  updates: boolean;
  deletes: boolean;
}

const RELATIONS = `
  with tenant_tables as (${TENANT_TABLES})
  select c.oid::regclass::text as name, t.oid is not null as "isTable",
    has_column_privilege(c.oid, a.attnum, 'insert') as inserts, has_column_privilege(c.oid, a.attnum, 'update') as updates,
    has_table_privilege(c.oid, 'delete') as deletes
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
  left join tenant_tables t on t.oid = c.oid
  where (t.oid is not null or (c.relnamespace = 'public'::regnamespace and c.relkind = 'v'))
    and has_column_privilege(c.oid, a.attnum, 'select')
  order by 1`;

/** Short, because the product serves meanwhile; a plan that expects a row at once reads a large table to its end. */
const BEGIN = `begin; set local enable_seqscan = off; set local lock_timeout = '1s'; set local statement_timeout = '15s'`;

/**
 * Tries out as the application role what must not work, in transactions that are rolled back: with no company, and as companies
 * that nobody else knows, reading and writing what all the others have. What the catalogue forbids is tried first, so that nothing
 * is written past a hole that is already known.
 */
export async function proveIsolation(session: Session): Promise<Finding[]> {
  const { rows: relations } = await session.query<Relation>(RELATIONS);
  const reads = [
    await reading(session, relations, null),
    await reading(session, relations, randomUUID()),
    await ownRowsAlone(session),
  ];
  const isOpen = reads.some(({ standing }) => standing !== 'ok');
  return isOpen ? [...reads, writesNotTried()] : [...reads, ...(await writing(session, relations))];
}

async function reading(session: Session, relations: Relation[], company: string | null): Promise<Finding> {
  const shown = await rolledBack(session, company, async () => {
    const looks = relations.map(
      ({ name }) =>
        `select '${name.replaceAll("'", "''")}' as name where exists (select from ${name} where tenant_id is not null)`,
    );
    const { rows } = await session.query<{ name: string }>(looks.join(' union all '));
    return rows.map(({ name }) => name);
  });
  const tables = relations.filter(({ isTable }) => isTable).length;
  const says = `${company ? 'As a company without rows' : 'With no company set'}, ${tables} tables and ${relations.length - tables} views read empty`;
  return finding('proof', says, found(shown, 'shows rows of other companies'));
}

const found = (names: string[], what: string) =>
  names.length === 0
    ? undefined
    : ({
        standing: 'fault',
        detail: `${what}: ${listed(names)}`,
        remedy: 'Stop serving until this is mended.',
      } as const);

const writesNotTried = (): Finding =>
  finding('proof', 'No company can write for another', {
    standing: 'fault',
    detail: 'not tried, because companies can be read already',
    remedy: 'Mend that, and run this again.',
  });

/** Everything that others have is tried, without a condition: what would be changed is rolled back. */
async function writing(session: Session, relations: Relation[]): Promise<Finding[]> {
  const other = randomUUID();
  const attempts = [
    {
      says: 'insert a row for another company',
      may: ({ inserts }: Relation) => inserts,
      sql: (name: string) => `insert into ${name} (tenant_id) values ('${other}')`,
    },
    {
      says: 'change a row of another company',
      may: ({ updates }: Relation) => updates,
      sql: (name: string) => `update ${name} set tenant_id = tenant_id`,
    },
    {
      says: 'delete a row of another company',
      may: ({ deletes }: Relation) => deletes,
      sql: (name: string) => `delete from ${name}`,
    },
  ];
  const findings: Finding[] = [];
  for (const { says, may, sql } of attempts) {
    const tried = relations.filter((relation) => relation.isTable && may(relation)).map(({ name }) => name);
    const { done, locked } = await rolledBack(session, randomUUID(), () => attempted(session, tried, sql));
    findings.push(
      finding(
        'proof',
        `A company can’t ${says}: refused by ${tried.length - locked.length} tables`,
        found(done, `could ${says}`) ?? waitedFor(locked),
      ),
    );
  }
  return findings;
}

const waitedFor = (locked: string[]) =>
  locked.length === 0
    ? undefined
    : ({
        standing: 'warning',
        detail: `not tried, because something else holds ${listed(locked)}`,
        remedy: 'Run this again.',
      } as const);

/** What came of each table. */
interface Attempted {
  /** Tables that row-level security did not close. */
  done: string[];
  locked: string[];
}

/**
 * Row-level security alone counts as refusing: whatever else stops a row, such as a column that must not be empty, comes after it.
 * In a block that catches it: otherwise the log of PostgreSQL would have an error for each table.
 */
async function attempted(session: Session, tables: string[], sql: (name: string) => string): Promise<Attempted> {
  const attempts = tables.map((table) => {
    const name = `'${table.replaceAll("'", "''")}'::text`;
    return `begin
      ${sql(table)};
      get diagnostics rows_reached = row_count;
      if rows_reached > 0 then done := done || to_jsonb(${name}); end if;
    exception
      when insufficient_privilege then null;
      when lock_not_available then locked := locked || to_jsonb(${name});
      when others then done := done || to_jsonb(${name} || ' (' || sqlstate || ')');
    end;`;
  });
  await session.query(`do $attempts$ declare rows_reached bigint; done jsonb := '[]'; locked jsonb := '[]';
    begin ${attempts.join('\n')}
    perform set_config('hedgerow.attempted', jsonb_build_object('done', done, 'locked', locked)::text, true);
    end $attempts$`);
  const { rows } = await session.query<{ attempted: Attempted }>(
    `select current_setting('hedgerow.attempted')::jsonb as attempted`,
  );
  return rows[0]?.attempted ?? { done: [], locked: [] };
}

/** That there is something to see for whoever it belongs to: otherwise empty tables would prove nothing. */
async function ownRowsAlone(session: Session): Promise<Finding> {
  const [one, other] = [randomUUID(), randomUUID()];
  const seen = await rolledBack(session, one, async () => {
    for (const company of [one, other]) await begin(session, company);
    const counts: number[][] = [];
    for (const company of [one, other, randomUUID()]) counts.push(await countsFor(session, company));
    return counts.flat();
  });
  // Of two companies with a role each, everybody sees one of each, and a third nothing.
  const asExpected = JSON.stringify(seen) === JSON.stringify([1, 1, 1, 1, 0, 0]);
  return finding(
    'proof',
    'Two companies made for this test see their own rows and not each other’s',
    asExpected
      ? undefined
      : { standing: 'fault', detail: `rows seen: ${seen.join(', ')}`, remedy: 'Stop serving until this is mended.' },
  );
}

const enter = (session: Session, company: string) =>
  session.query(`select set_config('app.tenant_id', $1, true)`, [company]);

async function begin(session: Session, company: string): Promise<void> {
  await enter(session, company);
  await session.query(
    `insert into tenants (id, slug, name, timezone, currency, locale, unit_system)
     values ($1::uuid, 'test-' || $1::text, 'Made for a test', 'UTC', 'USD', 'en-US', 'us')`,
    [company],
  );
  await session.query(
    `insert into roles (id, key, name, permissions) values ($1, 'made_for_a_test', 'Made for a test', '{}')`,
    [randomUUID()],
  );
}

async function countsFor(session: Session, company: string): Promise<number[]> {
  await enter(session, company);
  const { rows } = await session.query<{ tenants: number; roles: number }>(
    'select (select count(*)::int from tenants) as tenants, (select count(*)::int from roles) as roles',
  );
  return rows.flatMap(({ tenants, roles }) => [tenants, roles]);
}

async function rolledBack<T>(session: Session, company: string | null, work: () => Promise<T>): Promise<T> {
  await session.query(BEGIN);
  try {
    if (company) await enter(session, company);
    return await work();
  } finally {
    await session.query('rollback');
  }
}
