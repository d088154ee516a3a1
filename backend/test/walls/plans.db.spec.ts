import { Client as Connection } from 'pg';
import { type CompanyName, httpApp, type HttpTestApp } from '../support/index.js';
import { ImportsDriver, peopleCsv } from '../../src/modules/imports/imports.factory.js';
import { Caller } from '../../src/modules/jobs/jobs.factory.js';
import { operations, parametersOf, type Route } from './contract-document.js';
import { addressOf } from './isolation/requests.js';
import { aFullCompany, type Samples } from './isolation/samples.js';
import { fillWithMany } from './plans/many-records.js';
import { PlanLog } from './plans/plan-log.js';

/** Of each kind, in the company that is large. */
const MANY = 4_000;
const FEW = 60;
/** What one statement may read: a page, what a search looks through, and what belongs to it. Never a whole company. */
const BOUND = 1_500;

/** The same for a change of one record. */
const WRITTEN = 100;
/** In one chunk: to look through the company for each row would be a thousand times as much. */
const IMPORTED = 240;
const A_CLIENT = {
  displayName: 'Dana Quill',
  tags: ['weekly'],
  contacts: [
    { firstName: 'Dana', lastName: 'Quill', emails: ['quill@example.com'], phones: [{ raw: '908 555 0177' }] },
  ],
  properties: [{ address: { line1: '12 Orchard Road', city: 'Summit', region: 'NJ' } }],
};

/** What goes through a whole company, and why. */
const READS_ALL: Array<[RegExp, string]> = [
  [/audit-entries\/verification/, 'Hashes each entry, 20,000 for a request, and counts those of a month.'],
  [/jobs flag=/, 'A flag is computed from the visits of each job.'],
  [/messages q=/, 'The list is gone through in its order for what the search has found.'],
];

/**
 * Functions in SQL that PostgreSQL cannot inline: it parses and plans them again for each call. One in plpgsql
 * keeps its plans. Say why these need not.
 */
const PLANNED_ANEW: Record<string, string> = {
  add_each: 'Adds up what an hour of requests has counted.',
  client_work: 'Nobody has called it for some releases.',
  clients_before_contacts: 'Nobody has called it for some releases.',
  clients_before_properties: 'Nobody has called it for some releases.',
  companies_in_order: 'A rotation of MASTER_KEY asks it for 100 companies at once.',
  company_named: 'The operator calls it by hand, and once for a sign-in by a company’s provider.',
  idempotency_companies_due: 'A clock asks it.',
  queue_backlog: 'The doctor asks it.',
  queue_outbox_claim: 'The relay asks it for many tasks at once.',
  search_initials: 'For names that have two initials alone.',
  search_patterns: 'Once for a search of jobs or messages.',
  search_romanizations: 'For words in other alphabets alone.',
  search_sounds: 'For words in other alphabets alone.',
  search_starts: 'Words of scripts without spaces alone.',
  search_words: 'Nobody has called it for some releases.',
  visited_today: 'Nobody has called it for some releases.',
  visited_today_by_own_crew: 'Once for a property that a crew opens.',
  webhook_companies_due: 'A clock asks it.',
};

const SEARCHES = ['marton', 'alex marton', 'mortan', '123 oak', '5550123', 'zzqqy', 'm-000042', 'street', 'a', 'al'];

/** Of nearly everybody, of one in a thousand, of nobody. */
const TAGS = ['common', 'rare', 'gone'];

interface Asked {
  place: Route;
  name: string;
  query: Record<string, string>;
}

/** Every order and every filter of a list that has values of its own, one at a time. */
function questionsOf(place: Route): Asked[] {
  const ask = (query: Record<string, string>): Asked => ({
    place,
    name: `${place.place} ${new URLSearchParams(query).toString()}`,
    query: { ...(parametersOf(place.operation, 'query').includes('limit') && { limit: '5' }), ...query },
  });
  const filters = (place.operation.parameters ?? []).flatMap(({ name, in: where, schema }) => {
    const values = schema.enum ?? schema.items?.enum ?? (schema.type === 'boolean' ? [true, false] : []);
    return where === 'query' && name !== 'include' && name !== 'count'
      ? values.map((value) => ask({ [name]: String(value) }))
      : [];
  });
  const searches = parametersOf(place.operation, 'query').includes('q') ? SEARCHES.map((q) => ask({ q })) : [];
  const tags = parametersOf(place.operation, 'query').includes('tag') ? TAGS.map((tag) => ask({ tag })) : [];
  return [ask({}), ...filters, ...searches, ...tags];
}

const isRead = ({ method, operation }: Route) =>
  method === 'get' &&
  'application/json' in (operation.responses['200']?.content ?? {}) &&
  !['public', 'api_key'].includes(String(operation['x-permission'])) &&
  !(operation.parameters ?? []).some(({ in: where, required }) => where === 'query' && required === true);

const QUESTIONS = operations.filter(isRead).flatMap(questionsOf);

/**
 * What a statement reads does not depend on its plan: one cached for a small company, one made for a large company, or one made
 * with statistics from before the company existed.
 */
describe('how many rows a statement reads', () => {
  let app: HttpTestApp;
  let superuser: Connection;
  let log: PlanLog;
  let excessiveAtFirst: string[];
  const samples = {} as Record<CompanyName, Samples>;
  beforeAll(async () => {
    // It loses its connections when the way of planning changes, and would log that.
    app = await httpApp({ env: { LOG_LEVEL: 'fatal' } });
    superuser = new Connection({ connectionString: app.database.superuserUrl });
    await superuser.connect();
    samples.rival = await aFullCompany(app, 'rival');
    await fillWithMany(app, superuser, 'rival', FEW);
    // From here on statistics stay as they are.
    await superuser.query(`do $$ declare t regclass; begin
      for t in select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
        execute format('alter table %s set (autovacuum_enabled = off)', t);
      end loop; end $$`);
    await superuser.query('analyze');
    samples.greenfield = await aFullCompany(app, 'greenfield');
    await fillWithMany(app, superuser, 'greenfield', MANY);
    log = await PlanLog.of(app, superuser);
    // The tests that follow, in whichever order, let the company grow.
    await keepPlans('auto');
    excessiveAtFirst = await excessive('greenfield');
  }, 180_000);
  afterAll(async () => {
    await superuser.end();
    await app.close();
  });

  const get = async ({ place, query }: Asked, company: CompanyName) => {
    const url = `${addressOf(place, samples[company])}?${new URLSearchParams(query).toString()}`;
    const answer = await app.injectAs('owner', { method: 'GET', url }, company);
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${answer.body}`);
  };
  /** The connections of the application were closed: it opens new ones. */
  async function keepPlans(mode: 'auto' | 'force_generic_plan'): Promise<void> {
    await log.keepPlans(mode);
    for (let status = 0; status !== 200;)
      status = (await app.injectAs('owner', { method: 'GET', url: '/api/v1/tenant' })).statusCode;
  }
  /** What reads more than it may. */
  async function excessive(company: CompanyName, which = /./): Promise<string[]> {
    const found: string[] = [];
    const bounded = QUESTIONS.filter(({ name }) => !READS_ALL.some(([pattern]) => pattern.test(name)));
    for (const asked of bounded.filter(({ name }) => which.test(name))) {
      const { rows, by } = await log.mostRead(() => get(asked, company));
      if (rows > BOUND) found.push(`${asked.name} read ${rows}: ${by}`);
    }
    return found;
  }
  const warmUp = async (company: CompanyName) => {
    for (const asked of QUESTIONS) await get(asked, company);
  };

  it('depends on cached plans of functions: write those in plpgsql, or name them in PLANNED_ANEW', async () => {
    const { rows: functions } = await superuser.query<{ name: string; isSet: boolean; given: string; taken: string }>(
      `select p.proname as name, p.proretset as "isSet", coalesce(a.given, '1 as nothing') as given, coalesce(a.taken, '') as taken
       from pg_proc p join pg_language l on l.oid = p.prolang
       cross join lateral (
         select string_agg(format('null::%s as a%s', format_type(type, null), n), ', ') as given,
                string_agg('a' || n, ', ') as taken
         from unnest(p.proargtypes) with ordinality as argument (type, n)) a
       where l.lanname = 'sql' and p.prokind = 'f' and p.pronamespace = 'public'::regnamespace
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    );
    const plannedAnew: string[] = [];
    for (const { name, isSet, given, taken } of functions) {
      // OFFSET keeps the values from being known while it is planned.
      const values = `(select ${given} offset 0) given`;
      const called = isSet ? `1 from ${values} cross join ${name}(${taken})` : `${name}(${taken}) from ${values}`;
      const { rows: plan } = await superuser.query(`explain (verbose, costs off) select ${called}`);
      if (JSON.stringify(plan).includes(`${name}(`)) plannedAnew.push(name);
    }
    expect(plannedAnew.sort()).toEqual(Object.keys(PLANNED_ANEW).sort());
  });

  it('is bounded with statistics from before the company was there', () => {
    expect(excessiveAtFirst).toEqual([]);
  });

  it('is bounded for writes and imports, triggers included, before statistics know the company', async () => {
    await keepPlans('auto');
    const caller = new Caller(app, 'owner', 'greenfield');
    const patch = (path: string, changes: object) =>
      app.injectAs('owner', { method: 'PATCH', url: `/api/v1${path}`, payload: changes, headers: { 'if-match': '*' } });
    const most = async (work: () => Promise<unknown>) => {
      const { rows, by } = await log.mostRead(work);
      return rows > WRITTEN ? `read ${rows}: ${by}` : 'little';
    };
    let client = { id: '', contacts: [{ id: '' }], properties: [{ id: '' }] };
    const written = [
      await most(async () => (client = (await caller.post<typeof client>('/clients', A_CLIENT)).body)),
      await most(() => patch(`/clients/${client.id}`, { displayName: 'Another', tags: ['new'] })),
      await most(() => patch(`/contacts/${client.contacts[0]?.id}`, { lastName: 'Other', emails: ['o@example.com'] })),
      await most(() => patch(`/properties/${client.properties[0]?.id}`, { name: 'Barn' })),
      await most(() => caller.post(`/clients/${client.id}/archive`)),
    ];
    expect(written).toEqual(written.map(() => 'little'));
    const { rows, by } = await log.mostRead(
      () => new ImportsDriver(app).imported(peopleCsv(IMPORTED)),
      // Its webhooks are sent meanwhile.
      /client|contact|propert|import/,
    );
    expect(rows < IMPORTED * 20 ? 'little' : `read ${rows}: ${by}`).toBe('little');
  });

  it('is bounded by plans that a small company made', async () => {
    await keepPlans('force_generic_plan');
    await warmUp('rival');
    expect(await excessive('greenfield')).toEqual([]);
  });

  it('is bounded for filters of the audit log of whose values statistics know only one', async () => {
    await superuser.query(`
      begin;
      set local session_replication_role = replica;
      create temp table held on commit drop as select tenant_id, at, id, action from audit_entries;
      update audit_entries set action = 'created';
      analyze audit_entries;
      update audit_entries entry set action = held.action from held
      where (entry.tenant_id, entry.at, entry.id) = (held.tenant_id, held.at, held.id);
      commit`);
    await keepPlans('force_generic_plan');
    expect(await excessive('greenfield', /^GET \/api\/v1\/audit-entries /)).toEqual([]);
  });

  it('is bounded by plans that a large company made, once statistics know it', async () => {
    await superuser.query('analyze');
    await keepPlans('force_generic_plan');
    expect(await excessive('greenfield')).toEqual([]);
    expect(await excessive('rival')).toEqual([]);
  });
});
