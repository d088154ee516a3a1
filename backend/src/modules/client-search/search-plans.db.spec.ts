import { Client as Connection } from 'pg';
import { currentScope } from '../../kernel/context/index.js';
import { db } from '../../kernel/database/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { amongAMillion } from '../clients/clients.factory.js';
import { ClientsModule } from '../clients/clients.module.js';
import { ClientSearchModule } from './client-search.module.js';
import { ClientList } from './client-list.js';
import type { ClientRowDto, ListClientsQuery } from './client-list.dto.js';

const OURS = 6_000;
const THEIRS = 3_000;
const CHUNK = 1_500;

/**
 * Names, streets and numbers that repeat as real ones do: about a hundred people share a family name. There are some of each status and
 * kind: an index with what nobody has is as good as any other.
 */
const FILL = `
  with n as (select generate_series($1::int, $2::int) as n), made as (
    insert into clients (id, number, display_name, kind, status, archived_at, tags)
    select gen_random_uuid(), 'C-' || lpad(n::text, 5, '0'),
      (array['Alex','Blair','Casey','Drew','Emery','Finley','Gray','Harper','Indigo','Jules'])[1 + n % 10] || ' '
        || (array['Mar','Bel','Cor','Dun','Ell','Far','Gal','Hol'])[1 + (n / 10) % 8]
        || (array['ton','ley','worth','bridge','wood','field','stone','combe','more','well'])[1 + (n / 80) % 10],
      case when n % 9 = 0 then 'company' else 'person' end,
      case when n % 4 = 0 then 'lead' when n % 20 = 1 then 'archived' else 'active' end,
      case when n % 20 = 1 then now() end, case when n % 997 = 0 then array['rare'] else array['common'] end
        || case when n > 5000 then array['late'] else '{}' end
    from n returning id, number, display_name)
  , people as (
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

/** More than a search reads of one place: those of a rare status come last. */
const PLACED = `
  with made as (
    insert into clients (id, number, display_name, status)
    select gen_random_uuid(), 'P-' || n, 'Placed ' || n, case when n = 1 or n > 241 then 'inactive' else 'active' end
    from generate_series(1, 260) n on conflict do nothing returning id, number)
  , people as (
    insert into client_contacts (id, client_id, last_name, emails)
    select gen_random_uuid(), id, 'Placed', array['larch.lane@n' || lpad(substr(number, 3), 3, '0') || '.example.com'] from made)
  insert into properties (id, client_id, address)
  select gen_random_uuid(), id, jsonb_build_object('line1', '77 Larch Lane ' || lpad(substr(number, 3), 3, '0')) from made`;

interface Plan {
  'Relation Name'?: string;
  'Index Name'?: string;
  'Node Type': string;
  Plans?: Plan[];
}

/** However busy the machine is. */
async function fill(n: number): Promise<void> {
  await db().query('set local statement_timeout = 0');
  await db().query(FILL, [n + 1, n + CHUNK]);
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe('the client list with thousands of clients', () => {
  let app: TestApp;
  let superuser: Connection;
  beforeAll(async () => {
    app = await testApp({ modules: [ClientsModule, ClientSearchModule] });
    for (let n = 0; n < OURS; n += CHUNK) await app.asMember('owner', () => fill(n));
    for (let n = 0; n < THEIRS; n += CHUNK) await app.asTenant('rival', () => fill(n));
    superuser = new Connection({ connectionString: app.database.superuserUrl });
    await superuser.connect();
    await superuser.query('vacuum analyze');
    await superuser.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_format = json;
      set auto_explain.log_nested_statements = on; set auto_explain.log_level = notice`);
  });
  afterAll(async () => {
    await superuser.end();
    await app.close();
  });

  /** Plans of every statement of a list query, those inside the search function too, as the application role runs it. */
  async function plansOf(query: Partial<ListClientsQuery>, before = 'select'): Promise<Plan[]> {
    const [sql, values] = await statementOf(query);
    const plans: Plan[] = [];
    const collect = ({ message = '' }) => {
      const json = /plan:\s*(\{[\s\S]*)$/.exec(message)?.[1];
      if (json) plans.push((JSON.parse(json) as { Plan: Plan }).Plan);
    };
    await superuser.query(`begin; ${before}; set local role hedgerow_app`);
    await superuser.query(`select set_config('app.tenant_id', $1, true)`, [app.greenfield.tenantId]);
    superuser.on('notice', collect);
    await superuser.query(sql, [...values]);
    // The outermost statement tells its plan when it is closed, after its rows.
    await superuser.query('reset role; rollback');
    superuser.off('notice', collect);
    return plans.flatMap(nodesOf);
  }

  /** The statement that the list sends, caught on its way. */
  async function statementOf(query: Partial<ListClientsQuery>): Promise<[string, readonly unknown[]]> {
    let sent: [string, readonly unknown[]] = ['', []];
    await app.asMember('owner', async () => {
      const { statements } = currentScope();
      const rows = statements.rows.bind(statements);
      statements.rows = (sql, values = []) => {
        sent = [sql, values];
        return rows(sql, values);
      };
      await app.get(ClientList).page({ limit: 50, ...query });
    });
    return sent;
  }

  const indexes = (plans: Plan[]) => new Set(plans.flatMap((node) => node['Index Name'] ?? []));
  const readWhole = (plans: Plan[]) =>
    plans
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name'])
      // Of two companies, all in one block.
      .filter((table) => table !== 'number_sequences');

  it.each([
    ['marton', 'client_search_by_keys'],
    ['alex marton', 'client_search_by_keys'],
    ['mortan', 'client_search_by_keys'],
    ['123 oak', 'client_search_by_keys'],
    ['908 555 0123', 'client_search_by_keys'],
    ['c-00042', 'client_search_by_number'],
    ['al', 'client_search_by_status'],
    ['a', 'client_search_by_status'],
  ])('finds "%s" through %s', async (q, index) => {
    const plans = await plansOf({ q });
    expect(indexes(plans)).toContain(index);
    expect(readWhole(plans)).toEqual([]);
  });

  it('reads search results by key while statistics lag behind a first import', async () => {
    const plans = await plansOf({ q: 'street' }, `update pg_class set reltuples = 100 where oid = 'clients'::regclass`);
    expect([...indexes(plans)].filter((index) => index.startsWith('clients_'))).toEqual(['clients_pkey']);
  });

  it.each([
    [{ sort: 'name' as const }, 'clients_by_name'],
    [{ sort: '-name' as const }, 'clients_by_name'],
    [{ sort: 'created' as const }, 'clients_by_created'],
    [{ sort: '-updated' as const }, 'clients_by_updated'],
    [{ status: ['lead' as const] }, 'clients_of_status_by_name'],
    [{ status: ['archived' as const, 'active' as const], sort: '-created' as const }, 'clients_of_status_by_created'],
    [{ kind: 'company' as const, sort: 'updated' as const }, 'clients_of_status_by_updated'],
    [{ tag: ['Rare'] }, 'client_tags_by_key'],
    [{ tag: ['common'] }, 'clients_by_name'],
  ])('is ordered by %j through %s', async (query, index) => {
    const plans = await plansOf(query);
    expect(indexes(plans)).toContain(index);
    expect(readWhole(plans)).toEqual([]);
  });

  it.each<[string, number, (row: ClientRowDto) => boolean]>([
    ['marton', 50, ({ displayName }) => displayName.endsWith(' Marton')],
    ['alex marton', 7, ({ displayName }) => displayName === 'Alex Marton'],
    ['alex mar', 50, ({ displayName }) => displayName.startsWith('Alex Mar')],
    ['mar', 50, ({ displayName }) => displayName.includes(' Mar')],
    ['mar summit', 50, ({ displayName }) => displayName.includes(' Mar')],
    ['oak', 50, ({ addressLine }) => addressLine?.includes(' Oak ') === true],
    ['summit', 50, ({ addressLine }) => addressLine?.endsWith('Summit') === true],
    ['alex summit', 50, ({ displayName }) => displayName.startsWith('Alex ')],
    ['120 walnut', 6, ({ addressLine }) => addressLine === '120 Walnut Street, Summit'],
    ['120 walnut street', 6, ({ addressLine }) => addressLine === '120 Walnut Street, Summit'],
    ['120 summit', 15, ({ addressLine }) => addressLine?.endsWith('Summit') === true],
    ['walnut 120', 7, ({ addressLine }) => addressLine?.includes(' Walnut ') === true],
    ['908555', 50, ({ primaryContact }) => primaryContact?.phone?.startsWith('+1908555') === true],
    ['9085550123', 1, ({ number }) => number === 'C-00123'],
    ['c-00042@example.com', 1, ({ number }) => number === 'C-00042'],
    ['C-00042@Example', 1, ({ number }) => number === 'C-00042'],
    ['martan', 50, ({ displayName, similar }) => similar && displayName.includes(' Marton')],
    ['alex martan', 7, ({ displayName, similar }) => similar && displayName === 'Alex Marton'],
    ['zzqqyy', 0, () => false],
    ['nobody@example.com', 0, () => false],
  ])('finds by "%s" among a million clients', async (q, count, isMeant) => {
    const { items } = await amongAMillion(app, () => app.get(ClientList).page({ limit: 50, q }));
    expect(
      items.filter((row) => !isMeant(row)).map(({ displayName, addressLine }) => [displayName, addressLine]),
    ).toEqual([]);
    expect(items).toHaveLength(count);
  });

  it.each([
    ['77 larch', 20],
    ['larch.lane@n', 20],
    ['lane@n250.example.com', 1],
  ])('finds by "%s" with a rare status among a million clients', async (q, count) => {
    await app.asMember('owner', () => db().query(PLACED));
    const { items } = await amongAMillion(app, () => app.get(ClientList).page({ limit: 50, q, status: ['inactive'] }));
    expect(items.every(({ displayName }) => displayName.startsWith('Placed '))).toBe(true);
    expect(items).toHaveLength(count);
  });

  const ORDERS = {
    name: 'sort_name, id',
    '-name': 'sort_name desc, id desc',
    created: 'created_at, id',
    '-created': 'created_at desc, id desc',
    updated: 'updated_at, id',
    '-number': 'number desc, id desc',
    status: 'status collate "C", id',
    '-status': 'status collate "C" desc, id desc',
  } as const;
  const TAGGED: Array<Partial<ListClientsQuery>> = [
    { tag: ['Common'] },
    { tag: ['rare'] },
    // Behind what a walk in the order of creation goes through.
    { tag: ['late'] },
    { tag: ['late', 'common'] },
    { tag: ['rare', 'common'] },
    { tag: ['nobody'] },
    { tag: ['common'], status: ['archived'] },
    { tag: ['late'], status: ['lead', 'active'], kind: 'company' },
    // Companies fill a page, and the walk through people has not come so far.
    { tag: ['late'], status: ['lead', 'active'] },
    { tag: ['common'], kind: 'person', updatedSince: '2020-01-01T00:00:00Z' },
  ];
  it.each(Object.keys(ORDERS) as Array<keyof typeof ORDERS>)('reads tagged clients by %s', async (sort) => {
    for (const { tag = [], status, kind, updatedSince } of TAGGED) {
      const rows: Array<{ number: string }> = await app.asMember('owner', () =>
        db().query(
          `select number from clients where tags @> array(select lower(tag) from unnest($1::text[]) as tag)
             and status = any ($2) and kind = coalesce($3, kind) order by ${ORDERS[sort]} limit 60`,
          [tag, status ?? ['lead', 'active', 'inactive', ...(updatedSince ? ['archived'] : [])], kind ?? null],
        ),
      );
      const query = { limit: 25, sort, tag, status, kind, updatedSince };
      const walked: string[] = [];
      for (let cursor: string | undefined; walked.length < 60;) {
        const { items, nextCursor } = await app.asMember('owner', () => app.get(ClientList).page({ ...query, cursor }));
        walked.push(...items.map(({ number }) => number));
        if (!nextCursor) break;
        cursor = nextCursor;
      }
      expect([tag, walked.slice(0, 60)]).toEqual([tag, rows.map(({ number }) => number)]);
    }
  });
});
