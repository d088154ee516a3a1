import { jest } from '@jest/globals';
import { Client as Connection } from 'pg';
import { db } from '../../src/kernel/database/index.js';
import { type CompanyName, httpApp, type HttpTestApp, type InjectOptions } from '../support/index.js';
import { anApiKey, injectWith } from '../../src/modules/api-keys/api-keys.factory.js';
import { ScopedQueryRunner } from '../../src/kernel/database/scoped-query-runner.js';
import { aSite } from '../../src/modules/jobs/jobs.factory.js';
import { type Operation, operations, parametersOf, type Route } from './contract-document.js';
import { addressOf } from './isolation/requests.js';
import { aFullCompany, type Samples } from './isolation/samples.js';

type Json = Record<string, unknown>;
interface PageBody {
  items: Json[];
  nextCursor: string | null;
  count?: { value: number; precision: string };
}
interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Parent Relationship'?: string;
  Plans?: Plan[];
}

const takes = ({ operation }: Route, name: string) => parametersOf(operation, 'query').includes(name);
const readsJson = ({ method, operation }: Route) =>
  method === 'get' && 'application/json' in (operation.responses['200']?.content ?? {}) && !needsAQuestion(operation);
const each = (places: Route[]) => places.map((place): [string, Route] => [place.place, place]);
const sorted = operations.flatMap((place) =>
  sortsOf(place.operation).map((sort): [string, string, Route] => [place.place, sort, place]),
);

/** A search by nothing is refused: duplicates of what? A list of what belongs to a record names it. */
function needsAQuestion(operation: Operation): boolean {
  return questionOf(operation).length > 0 && !parametersOf(operation, 'query').includes('cursor');
}

function questionOf({ parameters = [] }: Operation): NonNullable<Operation['parameters']> {
  return parameters.filter(({ in: where, required }) => where === 'query' && required === true);
}

describe('operations that read', () => {
  let app: HttpTestApp;
  let own: Samples;
  /** Of the company that is filled up: what the first one's lists hold does not change. */
  let theirs: Samples;
  let superuser: Connection;
  let secret: string;
  beforeAll(async () => {
    app = await httpApp();
    own = await aFullCompany(app, 'greenfield');
    ({ secret } = await anApiKey(app, ['clients.read.all']));
    theirs = await aFullCompany(app, 'rival');
    superuser = new Connection({ connectionString: app.database.superuserUrl });
    await superuser.connect();
  });
  afterAll(async () => {
    await superuser.end();
    await app.close();
  });

  const get = (place: Route, query: Record<string, string> = {}, headers: Record<string, string> = {}) => {
    const question = questionOf(place.operation).map(({ name, schema }) => [name, own[name] ?? String(schema.example)]);
    const asked = { ...(Object.fromEntries(question) as Record<string, string>), ...query };
    const url = `${addressOf(place, own)}?${new URLSearchParams(asked).toString()}`;
    const request: InjectOptions = { method: 'GET', url, headers };
    const wantsKey = place.operation['x-permission'] === 'api_key';
    return wantsKey ? injectWith(app, secret, request) : app.injectAs('owner', request);
  };
  const page = async (place: Route, query: Record<string, string> = {}) => (await get(place, query)).json<PageBody>();

  describe.each(each(operations.filter(readsJson)))('%s', (_, place) => {
    it('answers the requested fields, and names an unknown one', async () => {
      const body = (await get(place)).json<Json>();
      const row = Array.isArray(body['items']) ? (body['items'][0] as Json | undefined) : body;
      const [name = 'id'] = Object.keys(row ?? {});
      const sparse = (await get(place, { fields: name })).json<Json>();
      const rows = (Array.isArray(body['items']) ? sparse['items'] : [sparse]) as Json[];
      // A deployment without demo data has no demo accounts.
      for (const sparseRow of row ? rows : []) expect(Object.keys(sparseRow)).toEqual([name]);
      const unknown = await get(place, { fields: `${name},nothing` });
      expect([unknown.statusCode, unknown.json<Json>()]).toMatchObject([
        422,
        { errors: [{ parameter: 'fields', code: 'unknown_field' }] },
      ]);
    });

    it('answers 304 if nothing has changed', async () => {
      const asked = async () => {
        const { headers } = await get(place);
        return { headers, again: await get(place, {}, { 'if-none-match': `"other", ${String(headers.etag)}` }) };
      };
      let { headers, again } = await asked();
      // What earlier requests used is counted in the background: it may change between the two, and then no more.
      if (again.statusCode === 200) ({ headers, again } = await asked());
      expect(headers.etag).toMatch(/^(W\/)?".+"$/);
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', headers.etag]);
    });
  });

  describe.each(each(operations.filter((place) => takes(place, 'count'))))('%s', (_, place) => {
    it('counts only on request', async () => {
      const rows = (await page(place, { limit: '200' })).items.length;
      expect(await page(place)).not.toHaveProperty('count');
      expect((await page(place, { count: 'exact', limit: '1' })).count).toEqual({ value: rows, precision: 'exact' });
      const { count } = await page(place, { count: 'estimate' });
      expect(count).toMatchObject({ precision: 'estimate', value: expect.any(Number) as number });
    });
  });

  it('estimates the count for the asking company, not for one of average size', async () => {
    const estimateOf = async (company: CompanyName) => {
      const request = { method: 'GET' as const, url: '/api/v1/clients?count=estimate&limit=1' };
      return (await app.injectAs('owner', request, company)).json<PageBody>().count?.value ?? 0;
    };
    await app.asTenant('rival', () =>
      db().query(`insert into clients (id, number, display_name)
                  select gen_random_uuid(), 'E-' || n, 'Many' from generate_series(1, 2000) n`),
    );
    await superuser.query('analyze clients');
    expect(await estimateOf('rival')).toBeGreaterThan(1_500);
    expect(await estimateOf('greenfield')).toBeLessThan(500);
  });

  it.each(each(operations.filter((place) => takes(place, 'updatedSince'))))(
    '%s can be followed in the order of changes',
    async (_, place) => {
      const { items } = await page(place, { updatedSince: '2020-01-01T00:00:00Z' });
      expect(items.length).toBeGreaterThanOrEqual((await page(place)).items.length);
      const changes = items.map(({ updatedAt }) => String(updatedAt));
      if (takes(place, 'sort')) expect(changes).toEqual([...changes].sort());
      expect((await page(place, { updatedSince: '2999-01-01T00:00:00Z' })).items).toEqual([]);
    },
  );

  it.each(each(operations.filter((place) => readsJson(place) && takes(place, 'cursor'))))(
    '%s ends its pages at their bytes, too: read them with Keyset.page, readPage, or readJsonPage and a weight',
    async (_, place) => {
      // A row of a client is short, and such rows are cut by their JSON; what they bring along is weighed.
      const isShort = place.operation.operationId === 'listClients';
      const { sent } = await watched(() => get(place, { limit: '2', ...(isShort && { include: 'contacts' }) }));
      expect(sent.filter(([sql]) => sql.includes('page_bytes'))).toHaveLength(1);
    },
  );

  it.each(sorted)('%s is ordered by %s through an index', async (_, sort, place) => {
    const plan = await planOf(() => get(place, { sort }));
    expect(plan.at(-1)).toMatchObject({ 'Node Type': expect.stringMatching(/^Index (Only )?Scan/) as string });
    expect(plan.map((node) => node['Node Type'])).not.toEqual(expect.arrayContaining([expect.stringMatching(/Sort/)]));
  });

  it('includes embedded records in the size limit of a page', async () => {
    const properties = Array.from({ length: 20 }, () => ({
      address: { line1: '1 Elm St' },
      accessNotes: '木'.repeat(2_000),
    }));
    const made: string[] = [];
    for (let n = 0; n < 10; n += 1) made.push((await aSite(app, 'greenfield', { properties })).clientId);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = `/api/v1/clients?include=properties&limit=200${cursor && `&cursor=${cursor}`}`;
      const answer = await app.injectAs('owner', { method: 'GET', url: query });
      const body = answer.json<PageBody>();
      expect(Buffer.byteLength(answer.body)).toBeLessThan(1_300_000);
      seen.push(...body.items.map(({ id }) => String(id)));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(expect.arrayContaining(made));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it.each([
    ['contacts', 'client', 'client_contacts', { is_primary: false, is_billing: false }, { lastName: 'Last' }, 200],
    ['members', 'crew', 'crew_members', { membership_id: null, is_lead: false }, { name: 'Last' }, 50],
    ['visits', 'job', 'visits', { crew_id: null }, {}, 500],
  ])(
    '%s of a record are limited in number, however they are added',
    async (part, record, table, unlike, another, limit) => {
      const [name, id] = [`${record}_id`, theirs[`${record}Id`] ?? ''];
      const add = () =>
        app.injectAs('owner', { method: 'POST', url: `/api/v1/${record}s/${id}/${part}`, payload: another }, 'rival');
      const { rows } = await superuser.query<{ names: string }>(
        `select string_agg(column_name, ', ') as names from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      );
      const names = rows[0]?.names ?? '';
      await superuser.query(`select set_config('app.tenant_id', $1, false)`, [app.rival.tenantId]);
      await superuser.query(
        `insert into ${table} (${names}) select ${names} from (
         select copy.* from (select * from ${table} where ${name} = $1 limit 1) one
         cross join generate_series(1, $2 - 1 - (select count(*)::int from ${table} where ${name} = $1)) n
         cross join jsonb_populate_record(null::${table}, to_jsonb(one) || $3 || jsonb_build_object('id', gen_random_uuid(), 'n', n)) copy
       ) copies`,
        [id, limit, JSON.stringify(unlike)],
      );
      await superuser.query('reset app.tenant_id');
      expect((await add()).statusCode).toBe(201);
      const refused = await add();
      expect([refused.statusCode, refused.json()]).toMatchObject([
        409,
        { code: expect.stringMatching(/^too_many_/), limit },
      ]);
    },
  );

  /** The way from the answer of a list down to where its rows are read, as the planner goes when tables are large. */
  async function planOf(request: () => Promise<{ statusCode: number; body: string }>): Promise<Plan[]> {
    const { answer, sent } = await watched(request);
    expect([answer.statusCode, answer.body]).toEqual([200, answer.body]);
    const [sql, values] = sent.find(([text]) => /order by/i.test(text) && /limit/i.test(text)) ?? ['', []];
    await superuser.query('begin; set local role hedgerow_app; set local enable_seqscan = off;');
    await superuser.query('set local enable_bitmapscan = off; set local enable_hashjoin = off;');
    await superuser.query('set local enable_sort = off;');
    await superuser.query(`select set_config('app.tenant_id', $1, true)`, [app.greenfield.tenantId]);
    const { rows } = await superuser.query<{ 'QUERY PLAN': Array<{ Plan: Plan }> }>(
      `explain (format json) ${sql}`,
      values,
    );
    await superuser.query('rollback');
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    return plan ? downwards(plan) : [];
  }
});

/** An answer with the statements that it took. */
async function watched<Answer>(request: () => Promise<Answer>) {
  const queries = jest.spyOn(ScopedQueryRunner.prototype, 'ask');
  const answer = await request();
  const sent = queries.mock.calls.map(([sql, values]): [string, unknown[]] => [sql, (values ?? []) as unknown[]]);
  queries.mockRestore();
  return { answer, sent };
}

/** What is worked out once, or beside each row, stands before the rows themselves. */
const downwards = (plan: Plan): Plan[] => {
  const rows = plan.Plans?.find((below) => !/^(Init|Sub)Plan$/.test(below['Parent Relationship'] ?? ''));
  return [plan, ...(rows ? downwards(rows) : [])];
};

function sortsOf({ parameters = [] }: Operation): string[] {
  return (parameters.find(({ name }) => name === 'sort')?.schema.enum ?? []) as string[];
}
