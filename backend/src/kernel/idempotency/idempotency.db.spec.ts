import { jest } from '@jest/globals';
import { withClient } from '../../../../scripts/roles.mjs';
import { db, newId, Scopes } from '../database/index.js';
import { defineEvent, DomainEvents } from '../events/index.js';
import { NotFound } from '../problem/index.js';
import { type CompanyName, httpApp, type HttpTestApp, type InjectResponse } from '../../../test/support/index.js';
import { Idempotency } from './idempotency.js';
import { IdempotencySchedule } from './idempotency.schedule.js';

const url = '/api/v1/clients';
const Attempted = defineEvent('attempt.made', { kind: 'attempt', read: 'events.read' });

let app: HttpTestApp;
beforeAll(async () => (app = await httpApp()));
afterAll(() => app.close());

const aClient = (displayName: string) => ({ kind: 'company', displayName, companyName: displayName });
const requestOf = (key: string, payload: object) =>
  ({ method: 'POST', url, payload, headers: { 'idempotency-key': key } }) as const;
const create = (key: string, payload: object, company: CompanyName = 'greenfield') =>
  app.injectAs('owner', requestOf(key, payload), company);
const count = async () =>
  (await app.injectAs('owner', { method: 'GET', url: `${url}?limit=200` })).json<{ items: unknown[] }>().items.length;
const codeOf = (answer: InjectResponse) => answer.json<{ code: string }>().code;
const idOf = (answer: InjectResponse) => answer.json<{ id: string }>().id;
const replayed = (answer: InjectResponse) => answer.headers['idempotency-replayed'];

/** As if these requests had come `hours` earlier. */
const age = (hours: number, ...keys: string[]) =>
  withClient(app.database.superuserUrl, (client) =>
    client.query(`update idempotency_keys set created_at = created_at - $1 * interval '1 hour' where key = any ($2)`, [
      hours,
      keys,
    ]),
  );

describe('Idempotency-Key', () => {
  it('drops the events of a refused request, and keeps those that follow in its transaction', async () => {
    const [undone, kept] = [newId(), newId()];
    const request = { method: 'POST', url: '/', id: 'r', headers: { 'idempotency-key': 'told' }, body: {} };
    const call = { request, reply: {}, route: { confidential: false, actsEachTime: false } };
    const tell = (entityId: string) => app.get(DomainEvents).record(Attempted, { entityId, data: {} });
    await app.asMember('owner', async () => {
      await app.get(Idempotency).once(call as never, () => {
        tell(undone);
        throw new NotFound();
      });
      tell(kept);
    });
    const told = await app.asMember('owner', () =>
      db().query<Array<{ id: string }>>(`select entity_id as id from events where type = 'attempt.made'`),
    );
    expect(told).toEqual([{ id: kept }]);
  });

  it('has one effect for fifty parallel requests', async () => {
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 50 }, () => create('fifty', aClient('Once'))));
    const made = answers.filter(({ statusCode }) => statusCode === 201);
    const busy = answers.filter(({ statusCode }) => statusCode === 409);
    expect(made.length).toBeGreaterThan(0);
    expect(made.length + busy.length).toBe(50);
    expect(busy.every((answer) => codeOf(answer) === 'idempotency_in_progress')).toBe(true);
    expect(new Set(made.map(({ body }) => body)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  it('replays the stored answer byte for byte, and says so', async () => {
    const first = await create('replay', aClient('Twice'));
    const again = await create('replay', aClient('Twice'));
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([201, first.body, first.headers.etag]);
    expect(again.headers['content-type']).toBe(first.headers['content-type']);
    expect([replayed(first), replayed(again)]).toEqual([undefined, 'true']);
  });

  it('refuses another request under the same key', async () => {
    await create('reused', aClient('One'));
    const other = await create('reused', aClient('Another'));
    expect([other.statusCode, codeOf(other)]).toEqual([422, 'idempotency_key_reused']);
  });

  it('stores a refusal too, and undoes what the refused request had begun', async () => {
    const before = await count();
    const refused = await create('refused', aClient(''));
    const again = await create('refused', aClient(''));
    expect([refused.statusCode, again.statusCode, again.body]).toEqual([422, 422, refused.body]);
    expect(replayed(again)).toBe('true');
    expect(await count()).toBe(before);
  });

  it('is the only reason for a refused request to start a transaction: without a key, the database is not asked', async () => {
    const refuse = (headers = {}) =>
      app.injectAs('owner', { method: 'POST', url, payload: { ...aClient('Odd'), oddity: 1 }, headers });
    await refuse();
    const run = jest.spyOn(app.get(Scopes), 'run');
    expect([(await refuse()).statusCode, run.mock.calls.length]).toEqual([422, 0]);
    expect([(await refuse({ 'idempotency-key': 'odd' })).statusCode, run.mock.calls.length]).toEqual([422, 1]);
    run.mockRestore();
  });

  it.each([
    ['nothing', ''],
    ['two words', 'two words'],
    ['a novel', 'x'.repeat(256)],
  ])('may not be %s', async (_, key) => {
    const answer = await create(key, aClient('Nameless'));
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors: [{ parameter: 'Idempotency-Key' }] }]);
  });
});

describe('the Idempotency-Key of one caller', () => {
  const scopes = ['clients.create', 'clients.read.all'];
  const anApiKey = async (company: CompanyName = 'greenfield') => {
    const payload = { name: 'Route planner', scopes };
    const answer = await app.injectAs('owner', { method: 'POST', url: '/api/v1/api-keys', payload }, company);
    return answer.json<{ secret: string }>().secret;
  };

  it('means nothing for another company, person or API key, not even the key’s creator', async () => {
    const owner = await app.tokenOf('owner');
    const others = [app.tokenOf('owner', 'rival'), app.tokenOf('sales'), anApiKey(), anApiKey(), anApiKey('rival')];
    const credentials = [owner, ...(await Promise.all(others))];
    const send = async (credential: string) => {
      const { headers, ...request } = requestOf('shared', aClient('Shared'));
      return app.inject({ ...request, headers: { ...headers, authorization: `Bearer ${credential}` } });
    };
    const made = await Promise.all(credentials.map(send));
    expect(made.map((answer) => [answer.statusCode, replayed(answer)])).toEqual(made.map(() => [201, undefined]));
    expect(new Set(made.map(idOf)).size).toBe(credentials.length);
    const again = await Promise.all(credentials.map(send));
    expect(again.map(({ body }) => body)).toEqual(made.map(({ body }) => body));
    expect(again.map(replayed)).toEqual(made.map(() => 'true'));
  });
});

describe('an answer', () => {
  it('is replayed for 24 hours; afterwards its key is new', async () => {
    const first = await create('for-a-day', aClient('For a day'));
    await age(23.9, 'for-a-day');
    expect(replayed(await create('for-a-day', aClient('For a day')))).toBe('true');
    await age(0.2, 'for-a-day');
    const later = await create('for-a-day', aClient('The day after'));
    expect([later.statusCode, replayed(later)]).toEqual([201, undefined]);
    expect(idOf(later)).not.toBe(idOf(first));
    expect(replayed(await create('for-a-day', aClient('The day after')))).toBe('true');
  });

  it('is removed in every company when it has expired, and no sooner', async () => {
    const keysOf = async (company: CompanyName) => {
      const rows = await app.asTenant(company, () =>
        db().query<Array<{ key: string }>>('select key from idempotency_keys'),
      );
      return rows.map(({ key }) => key);
    };
    for (const company of ['greenfield', 'rival'] as const) {
      await create('expired', aClient('Expired'), company);
      await create('current', aClient('Current'), company);
    }
    await age(24, 'expired');
    // More than one batch.
    await withClient(app.database.superuserUrl, (client) =>
      client.query(
        `insert into idempotency_keys (tenant_id, actor_id, key, fingerprint, status, headers, created_at)
         select $1, $2, 'expired ' || n, '', 201, '{}', now() - interval '2 days' from generate_series(1, 2500) n`,
        [app.greenfield.tenantId, app.greenfield.members.owner.userId],
      ),
    );
    await app.get(IdempotencySchedule).run();
    await app.drainQueue();
    for (const company of ['greenfield', 'rival'] as const) {
      const left = await keysOf(company);
      expect(left).toContain('current');
      expect(left.filter((key) => key.startsWith('expired'))).toEqual([]);
    }
  });

  it('costs no work when none has expired', async () => {
    await create('fresh', aClient('Fresh'), 'rival');
    await age(24, 'fresh');
    await app.get(IdempotencySchedule).run();
    const waiting = () => db().query<unknown[]>(`select from queue_outbox where task = 'idempotency.sweep'`);
    expect(await app.asMember('owner', waiting)).toEqual([]);
    expect(await app.asTenant('rival', waiting)).toHaveLength(1);
    await app.drainQueue();
  });
});
