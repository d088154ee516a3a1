import { v7 as uuidv7 } from 'uuid';
import { db } from '../../kernel/database/index.js';
import { API_KEY_SCOPES } from '../../kernel/access/index.js';
import { httpApp, type HttpTestApp, type InjectOptions, type InjectResponse } from '../../../test/support/index.js';
import { ClientSearchModule } from '../client-search/index.js';
import { ClientsModule } from '../clients/index.js';
import { EventsModule } from '../events/index.js';
import type { ApiKeyDto, ApiKeySecretDto } from './api-key.dto.js';
import { anApiKey, injectWith } from './api-keys.factory.js';
import { newSecret, prefixOf, writeToken } from './api-key-token.js';

let app: HttpTestApp;
beforeAll(async () => void (app = await httpApp({ modules: [ClientSearchModule, ClientsModule, EventsModule] })));
afterAll(() => app.close());

const url = '/api/v1/api-keys';
const as = (request: InjectOptions, role: 'owner' | 'office_manager' = 'owner') => app.injectAs(role, request);
const post = (path: string, payload: object = {}) => as({ method: 'POST', url: `${url}${path}`, payload });
const rename = (id: string) =>
  as({ method: 'PATCH', url: `${url}/${id}`, headers: { 'if-match': '*' }, payload: { name: 'X' } });
const codeOf = (answer: InjectResponse) => [answer.statusCode, answer.json<{ code: string }>().code];
const clientsWith = (secret: string) => injectWith(app, secret, { method: 'GET', url: '/api/v1/clients' });
const self = (secret: string) => injectWith(app, secret, { method: 'GET', url: `${url}/self` });

describe('API keys are shown once and stored hashed (promise 2.9): making a key', () => {
  const grant = `update roles set permissions = permissions || '{api_keys.manage}' where key = 'sales'`;
  beforeAll(() => app.asMember('owner', () => db().query(grant)));
  it('returns the secret once and stores only its hash', async () => {
    const { secret, ...key } = await anApiKey(app, ['clients.read.all']);
    expect(secret).toMatch(/^hr_[0-9a-f]{32}_[0-9A-Za-z]{43}$/);
    expect(key).toMatchObject({ prefix: prefixOf(key.id), state: 'active', createdByName: 'greenfield owner' });
    const read = await as({ method: 'GET', url: `${url}/${key.id}` });
    const list = await as({ method: 'GET', url });
    const events = await app.asMember('owner', () => db().query<object[]>('select * from events'));
    const rows = await app.asMember('owner', () => db().query<object[]>('select * from api_keys'));
    const bare = secret.split('_')[2] ?? '';
    for (const text of [read.body, list.body, JSON.stringify(events), JSON.stringify(rows)]) {
      expect(text).toContain(key.id);
      expect(text).not.toContain(bare);
    }
  });

  it('answers the same secret to the same Idempotency-Key, and stores it encrypted', async () => {
    const headers = { 'idempotency-key': uuidv7() };
    const payload = { name: 'Twice', scopes: ['clients.read.all'] };
    const [first, again] = [
      await as({ method: 'POST', url, payload, headers }),
      await as({ method: 'POST', url, payload, headers }),
    ];
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    expect([first.headers['cache-control'], again.headers['cache-control']]).toEqual(['no-store', 'no-store']);
    const stored = await app.asMember('owner', () =>
      db().query<object[]>('select body, sealed_body from idempotency_keys where key = $1', [
        headers['idempotency-key'],
      ]),
    );
    expect(stored).toMatchObject([{ body: null }]);
    expect(JSON.stringify(stored)).not.toContain(first.json<ApiKeySecretDto>().secret);
  });

  it.each([
    ['no scope', { scopes: [] }, '/scopes'],
    ['a scope that is none', { scopes: ['clients.everything'] }, '/scopes'],
    ['a right of a person', { scopes: ['visits.timer.own'] }, '/scopes'],
    ['keys that make keys', { scopes: ['api_keys.manage'] }, '/scopes'],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
    ['no name', { name: ' ' }, '/name'],
    ['a limit of nothing', { requestsPerMinute: 0 }, '/requestsPerMinute'],
  ])('refuses %s', async (_, changes, pointer) => {
    const answer = await post('', { name: 'Key', scopes: ['clients.read.all'], ...changes });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(`"pointer":"${pointer}`);
  });

  it('refuses scopes that the caller lacks', async () => {
    const make = (scopes: string[]) =>
      app.injectAs('sales', { method: 'POST', url, payload: { name: 'Mine', scopes } });
    expect((await make(['clients.read.all'])).statusCode).toBe(201);
    const refused = await make(['clients.read.all', 'settings.manage']);
    expect(refused.json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/scopes/1', code: 'scope_not_held', detail: 'Your role doesn’t include settings.manage.' }],
    });
    expect(app.greenfield.members.sales.actor.permissions.has('settings.manage')).toBe(false);
  });

  it('does not reveal the secret of a key that may do more than the caller, nor extend its life for them', async () => {
    const { id } = await anApiKey(app, ['clients.read.all', 'settings.manage'], { expiresAt: '2090-01-01T00:00:00Z' });
    const send = (payload: object, method: 'PATCH' | 'POST' = 'PATCH', path = '') =>
      app.injectAs('sales', { method, url: `${url}/${id}${path}`, payload, headers: { 'if-match': '*' } });
    const rotate = () => send({}, 'POST', '/rotate');
    const offered = async (role: 'owner' | 'sales') =>
      (await app.injectAs(role, { method: 'GET', url: `${url}/${id}` })).json<ApiKeyDto>().allowedActions;
    expect(await offered('owner')).toEqual(['update', 'rotate', 'revoke']);
    expect(await offered('sales')).toEqual(['update', 'revoke']);
    for (const answer of [await rotate(), await send({ expiresAt: null }), await send({ expiresAt: '2091-01-01' })])
      expect(answer.json()).toMatchObject({ status: 403, code: 'scopes_not_held', scopes: ['settings.manage'] });
    expect((await send({ name: 'Renamed', expiresAt: '2089-01-01' })).statusCode).toBe(200);
    expect((await send({ scopes: ['clients.read.all'] })).statusCode).toBe(200);
    expect((await rotate()).statusCode).toBe(200);
  });

  it('is refused without the permission', async () => {
    expect(codeOf(await as({ method: 'GET', url }, 'office_manager'))).toEqual([403, 'forbidden']);
  });
});

describe('API keys are scoped (promise 2.9): a key', () => {
  it('may do what its scopes allow, and is told which scope it lacks', async () => {
    const { secret } = await anApiKey(app, ['clients.read.all']);
    expect((await clientsWith(secret)).statusCode).toBe(200);
    const payload = { kind: 'company', displayName: 'By key', companyName: 'By key' };
    const refused = await injectWith(app, secret, { method: 'POST', url: '/api/v1/clients', payload });
    expect(refused.json()).toMatchObject({ status: 403, code: 'missing_scope', scopes: ['clients.create'] });
    expect(refused.headers['www-authenticate']).toContain('scope="clients.create"');
  });

  it('reads its own name and company, which people cannot', async () => {
    const { secret, id } = await anApiKey(app, ['clients.read.all'], { name: 'Reporter' });
    const { tenantId } = app.greenfield;
    expect((await self(secret)).json()).toMatchObject({ id, name: 'Reporter', tenantId, tenantName: 'greenfield' });
    expect(codeOf(await as({ method: 'GET', url: `${url}/self` }))).toEqual([403, 'wrong_credential']);
  });

  it.each([
    ['GET', '/api/v1/auth/me'],
    ['POST', '/api/v1/auth/switch'],
  ] as const)('is no person: %s %s', async (method, path) => {
    const { secret } = await anApiKey(app, API_KEY_SCOPES);
    const answer = await injectWith(app, secret, { method, url: path, payload: { tenantId: uuidv7() } });
    expect(codeOf(answer)).toEqual([403, 'wrong_credential']);
  });

  it('creates no keys, whatever its scopes', async () => {
    const { secret, id } = await anApiKey(app, API_KEY_SCOPES);
    for (const path of ['', `/${id}/rotate`, `/${id}/revoke`]) {
      const answer = await injectWith(app, secret, { method: 'POST', url: url + path, payload: {} });
      expect(answer.json()).toMatchObject({ code: 'missing_scope', scopes: ['api_keys.manage'] });
    }
  });

  it('is named as the actor of what it does, with idempotency keys of its own', async () => {
    const { secret, id } = await anApiKey(app, ['clients.create'], { name: 'Importer' });
    const headers = { 'idempotency-key': 'the-same-for-two-keys' };
    const payload = { kind: 'company', displayName: 'Signed', companyName: 'Signed' };
    const request = { method: 'POST', url: '/api/v1/clients', payload, headers } as const;
    const made = await injectWith(app, secret, request);
    expect(made.statusCode).toBe(201);
    expect((await injectWith(app, secret, request)).body).toBe(made.body);
    const other = await anApiKey(app, ['clients.create']);
    expect((await injectWith(app, other.secret, request)).json<{ id: string }>().id).not.toBe(
      made.json<{ id: string }>().id,
    );
    const { items } = (
      await as({ method: 'GET', url: `/api/v1/events?entityId=${made.json<{ id: string }>().id}` })
    ).json<{ items: Array<{ actor: object }> }>();
    expect(items[0]?.actor).toEqual({ kind: 'api_key', userId: null, apiKeyId: id, name: 'Importer', source: 'api' });
    const [row] = await app.asMember('owner', () =>
      db().query<Array<{ created_by: string; source: string }>>(
        `select created_by, source from clients where id = '${made.json<{ id: string }>().id}'`,
      ),
    );
    expect(row).toEqual({ created_by: id, source: 'api' });
  });

  it('does not reach another company', async () => {
    const { secret } = await anApiKey(app, API_KEY_SCOPES, { company: 'rival' });
    const made = await as({
      method: 'POST',
      url: '/api/v1/clients',
      payload: { kind: 'company', displayName: 'Ours', companyName: 'Ours' },
    });
    const { id } = made.json<{ id: string }>();
    const answer = await injectWith(app, secret, { method: 'GET', url: `/api/v1/clients/${id}` });
    expect(answer.statusCode).toBe(404);
  });
});

describe('API keys expire (promise 2.9): an invalid key', () => {
  const refusal = (answer: InjectResponse) => {
    const { requestId: _, instance: __, ...rest } = answer.json<Record<string, unknown>>();
    return [answer.statusCode, answer.headers['www-authenticate'], rest];
  };

  it('is refused in the same way, whatever is wrong with it', async () => {
    const [wrong, expired, revoked] = [
      await anApiKey(app, ['clients.read.all']),
      await anApiKey(app, ['clients.read.all'], { expiresAt: new Date(Date.now() + 60_000).toISOString() }),
      await anApiKey(app, ['clients.read.all']),
    ];
    await app.asMember('owner', () =>
      db().query(`update api_keys set expires_at = now() - interval '1 s' where id = $1`, [expired.id]),
    );
    expect((await clientsWith(revoked.secret)).statusCode).toBe(200);
    await post(`/${revoked.id}/revoke`);
    const expected = refusal(await clientsWith(writeToken({ id: uuidv7(), secret: newSecret() })));
    expect(expected[0]).toBe(401);
    const tries = [writeToken({ id: wrong.id, secret: newSecret() }), expired.secret, revoked.secret, 'hr_', 'hr_x_y'];
    for (const secret of tries) expect(refusal(await clientsWith(secret))).toEqual(expected);
  });

  it('is not accepted in the query', async () => {
    const { secret } = await anApiKey(app, ['clients.read.all']);
    const answer = await app.inject({ method: 'GET', url: `/api/v1/clients?access_token=${secret}` });
    expect(answer.statusCode).toBe(401);
  });

  it('is listed as expired and can no longer be rotated', async () => {
    const expired = await anApiKey(app, ['clients.read.all'], { name: 'Old one' });
    await app.asMember('owner', () =>
      db().query(`update api_keys set expires_at = now() - interval '1 s' where id = $1`, [expired.id]),
    );
    const list = await as({ method: 'GET', url: `${url}?state=expired&q=OLD` });
    expect(list.json()).toMatchObject({
      items: [{ id: expired.id, state: 'expired', allowedActions: ['update', 'revoke'] }],
    });
    expect(codeOf(await post(`/${expired.id}/rotate`))).toEqual([409, 'api_key_ended']);
  });
});

describe('rotating', () => {
  it('lets the old secret work for the overlap that was chosen', async () => {
    const { id, secret: old } = await anApiKey(app, ['clients.read.all']);
    const rotated = await post(`/${id}/rotate`, { overlapSeconds: 3600 });
    const { secret, previousSecretExpiresAt } = rotated.json<ApiKeySecretDto>();
    expect(Date.parse(previousSecretExpiresAt ?? '') - Date.now()).toBeGreaterThan(3_500_000);
    expect([(await clientsWith(old)).statusCode, (await clientsWith(secret)).statusCode]).toEqual([200, 200]);
    const third = (await post(`/${id}/rotate`)).json<ApiKeySecretDto>();
    const each = await Promise.all([old, secret, third.secret].map(clientsWith));
    expect(each.map(({ statusCode }) => statusCode)).toEqual([401, 200, 200]);
    await app.asMember('owner', () =>
      db().query(`update api_keys set previous_expires_at = now() - interval '1 s' where id = $1`, [id]),
    );
    const late = await rename(id);
    expect(late.json<ApiKeyDto>().previousSecretExpiresAt).toBeNull();
    expect((await clientsWith(secret)).statusCode).toBe(401);
  });

  it('without an overlap ends the old one at once', async () => {
    const { id, secret: old } = await anApiKey(app, ['clients.read.all']);
    expect((await clientsWith(old)).statusCode).toBe(200);
    const { secret } = (await post(`/${id}/rotate`, { overlapSeconds: 0 })).json<ApiKeySecretDto>();
    expect([(await clientsWith(old)).statusCode, (await clientsWith(secret)).statusCode]).toEqual([401, 200]);
  });

  it.each([-1, 604_801, 1.5, '3600', null])('refuses an overlap of %s', async (overlapSeconds) => {
    const { id } = await anApiKey(app, ['clients.read.all']);
    const answer = await post(`/${id}/rotate`, { overlapSeconds });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors: [{ pointer: '/overlapSeconds' }] }]);
  });
});

describe('API keys are revoked at once (promise 2.9): revoking and changing', () => {
  it('ends every secret at once, for good', async () => {
    const { id, secret: old } = await anApiKey(app, ['clients.read.all']);
    const { secret } = (await post(`/${id}/rotate`)).json<ApiKeySecretDto>();
    await Promise.all([old, secret].map(clientsWith));
    expect((await post(`/${id}/revoke`)).json()).toMatchObject({ state: 'revoked', allowedActions: [] });
    for (const each of [old, secret]) expect((await clientsWith(each)).statusCode).toBe(401);
    expect((await post(`/${id}/revoke`)).statusCode).toBe(200);
    expect(codeOf(await post(`/${id}/rotate`))).toEqual([409, 'api_key_ended']);
    expect(codeOf(await rename(id))).toEqual([409, 'api_key_ended']);
  });

  it('removes scopes at once', async () => {
    const { id, secret, version } = await anApiKey(app, ['clients.read.all', 'crews.read']);
    expect((await clientsWith(secret)).statusCode).toBe(200);
    const headers = { 'if-match': `"${version}"` };
    await as({ method: 'PATCH', url: `${url}/${id}`, headers, payload: { scopes: ['crews.read'] } });
    expect(codeOf(await clientsWith(secret))).toEqual([403, 'missing_scope']);
    const stale = await as({ method: 'PATCH', url: `${url}/${id}`, headers, payload: { name: 'Late' } });
    expect(stale.statusCode).toBe(412);
  });

  it('is recorded in events, without secrets', async () => {
    const { id } = await anApiKey(app, ['clients.read.all']);
    await post(`/${id}/rotate`);
    await post(`/${id}/revoke`);
    const events = await as({ method: 'GET', url: `/api/v1/events?entityId=${id}` });
    const { items } = events.json<{ items: Array<{ type: string; previous: object | null }> }>();
    expect(items.map(({ type }) => type)).toEqual(['api_key.created', 'api_key.rotated', 'api_key.revoked']);
    expect(items[2]?.previous).toMatchObject({ state: 'active' });
    expect(events.body).not.toMatch(/secret(Hash)?"|allowedActions/);
    expect((await as({ method: 'GET', url: `/api/v1/events?entityId=${id}` }, 'office_manager')).json()).toMatchObject({
      items: [],
    });
  });
});

describe('API keys are found by their prefix (promise 2.9): the list', () => {
  it('is searched by name and by the beginning of a key; a pasted secret is not stored', async () => {
    const { id, secret, prefix } = await anApiKey(app, ['clients.read.all'], { name: 'Weather station' });
    for (const q of ['weather', prefix, prefix.slice(0, 20), secret]) {
      const list = await as({ method: 'GET', url: `${url}?q=${encodeURIComponent(q)}` });
      expect([q, list.json<{ items: ApiKeyDto[] }>().items.map((key) => key.id)]).toEqual([q, [id]]);
    }
    const others = await app.injectAs('owner', { method: 'GET', url: `${url}?q=${prefix}` }, 'rival');
    expect(others.json()).toMatchObject({ items: [] });
  });
});
