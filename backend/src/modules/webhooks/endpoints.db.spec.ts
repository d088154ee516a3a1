import { db } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp, type InjectOptions, NameServer } from '../../../test/support/index.js';
import type { PresetRole } from '../../kernel/access/index.js';
import { WebhooksDriver } from '../webhook-sending/webhooks.factory.js';
import { WebhookSendingModule } from '../webhook-sending/webhook-sending.module.js';
import type { WebhookEndpointDto, WebhookEndpointWithSecretDto } from './endpoint.dto.js';

const URL = 'https://198.41.0.4/hedgerow';
const BASE = '/api/v1/webhook-endpoints';

describe('webhook endpoints', () => {
  let app: HttpTestApp;
  let nameServer: NameServer;
  beforeAll(async () => {
    nameServer = await NameServer.open();
    nameServer.silent = true;
    app = await httpApp({ modules: [WebhookSendingModule], env: { OUTBOUND_DNS: nameServer.address } });
  });
  afterAll(async () => {
    await app.close();
    nameServer.close();
  });

  const request = (options: InjectOptions, role: PresetRole = 'owner') => app.injectAs(role, options);
  const create = (payload: object = { url: URL, eventTypes: ['hedge.*'] }, headers = {}) =>
    request({ method: 'POST', url: BASE, payload, headers });

  // A company has so many at most.
  afterEach(async () => {
    const { items } = (await request({ method: 'GET', url: BASE })).json<{ items: WebhookEndpointDto[] }>();
    for (const { id } of items) await request({ method: 'DELETE', url: `${BASE}/${id}`, headers: { 'if-match': '*' } });
  });

  it('show their secret once, and store it encrypted', async () => {
    const answer = await create({ url: URL, eventTypes: ['*'] }, { 'idempotency-key': 'once' });
    const { id, secret } = answer.json<WebhookEndpointWithSecretDto>();
    expect(answer.statusCode).toBe(201);
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(answer.headers['cache-control']).toBe('no-store');
    const read = await request({ method: 'GET', url: `${BASE}/${id}` });
    expect(read.json()).toMatchObject({ state: 'active', secrets: [{ hint: secret.slice(-4), expiresAt: null }] });
    expect(read.body).not.toContain(secret);
    for (const table of ['webhook_secrets', 'idempotency_keys', 'events']) {
      const rows = await app.asMember('owner', () => db().query<object[]>(`select t::text from ${table} t`));
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(secret.slice(6, 40));
    }
    const again = await create({ url: URL, eventTypes: ['*'] }, { 'idempotency-key': 'once' });
    expect([again.headers['idempotency-replayed'], again.json()]).toEqual(['true', answer.json()]);
  });

  it.each([
    ['http://127.0.0.1/', 'address_refused'],
    ['https://0x7f.1/', 'odd_host_spelling'],
    ['https://me:word@198.41.0.4/', 'url_credentials_refused'],
    ['http://198.41.0.4/', 'url_scheme_refused'],
    ['https://198.41.0.4/#hedgerow', 'url_fragment_refused'],
    ['nowhere', 'malformed_url'],
  ])('refuse %s at the field', async (url, code) => {
    const answer = await create({ url, eventTypes: ['*'] });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors: [{ pointer: '/url', code }] }]);
    const { id } = (await create()).json<WebhookEndpointWithSecretDto>();
    const headers = { 'if-match': '*' };
    const patched = await request({ method: 'PATCH', url: `${BASE}/${id}`, payload: { url }, headers });
    expect([patched.statusCode, patched.json()]).toMatchObject([422, { errors: [{ pointer: '/url', code }] }]);
  });

  it('can be created while a name server is silent, without holding a database connection', async () => {
    const ended: string[] = [];
    const note = <T>(name: string, request: Promise<T>) => request.finally(() => ended.push(name));
    const hosts = Array.from({ length: 10 }, (_, n) => `https://hook${n}.silent.example/`);
    const made = hosts.map((url) => note('create', create({ url, eventTypes: ['*'] })));
    while (nameServer.asked < 10) await new Promise((resolve) => setTimeout(resolve, 5));
    for (let turn = 0; turn < 3; turn += 1) await note('list', request({ method: 'GET', url: BASE }));
    // More than the pool has connections ask; each waits for the name server, and holds none.
    expect(ended).toEqual(['list', 'list', 'list']);
    // Nobody knows the hosts yet, which is no reason to refuse them.
    expect((await Promise.all(made)).map(({ statusCode }) => statusCode)).toEqual(hosts.map(() => 201));
  });

  it('refuse unknown event types', async () => {
    const answer = await create({ url: URL, eventTypes: ['message.sent', 'message.snet'] });
    const errors = [{ pointer: '/eventTypes/1', code: 'unknown_event_type' }];
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors }]);
  });

  it('are changed in the version that was read, and record what changed', async () => {
    const { id } = (await create()).json<WebhookEndpointWithSecretDto>();
    const change = (payload: object, headers = {}) =>
      request({ method: 'PATCH', url: `${BASE}/${id}`, payload, headers });
    expect((await change({ description: 'x' })).statusCode).toBe(428);
    expect((await change({ description: 'x' }, { 'if-match': '"7"' })).statusCode).toBe(412);
    const { headers } = await request({ method: 'GET', url: `${BASE}/${id}` });
    const changed = await change({ description: 'Bookkeeping' }, { 'if-match': String(headers.etag) });
    expect(changed.json()).toMatchObject({ description: 'Bookkeeping', url: URL });
    const url = `/api/v1/events?entityId=${id}&types=webhook_endpoint.updated`;
    const { items } = (await request({ method: 'GET', url })).json<{ items: object[] }>();
    expect(items).toMatchObject([{ changed: ['description'], previous: { description: '' } }]);
  });

  it('list the allowed actions, and get another ETag when those change', async () => {
    const { id } = (await create()).json<WebhookEndpointWithSecretDto>();
    const read = (role: PresetRole) => request({ method: 'GET', url: `${BASE}/${id}` }, role);
    await app.asMember('owner', () =>
      db().query(`update roles set permissions = permissions || '{webhooks.read}' where key = 'accountant'`),
    );
    const always = ['rotate_secret', 'test'];
    const [owner, reader] = [await read('owner'), await read('accountant')];
    expect(owner.json()).toMatchObject({ allowedActions: ['update', 'disable', ...always, 'replay_failed', 'delete'] });
    expect(reader.json()).toMatchObject({ allowedActions: [] });
    expect(reader.headers.etag).not.toBe(owner.headers.etag);
    const disabled = await request({ method: 'POST', url: `${BASE}/${id}/disable` });
    expect(disabled.json()).toMatchObject({ allowedActions: ['update', 'enable', ...always, 'delete'] });
  });

  it('need the permission', async () => {
    const read: InjectOptions = { method: 'GET', url: BASE };
    expect((await request(read, 'admin')).statusCode).toBe(200);
    for (const role of ['office_manager', 'dispatcher', 'read_only'] as const) {
      expect((await request(read, role)).statusCode).toBe(403);
    }
  });

  it('are deleted with their secrets and their log', async () => {
    const { id } = (await create()).json<WebhookEndpointWithSecretDto>();
    await request({ method: 'POST', url: `${BASE}/${id}/test` });
    const headers = { 'if-match': '*' };
    expect((await request({ method: 'DELETE', url: `${BASE}/${id}`, headers })).statusCode).toBe(204);
    const left = await app.asMember('owner', () =>
      db().query<unknown[]>(
        `select from webhook_secrets where endpoint_id = $1 union all select from webhook_deliveries where endpoint_id = $1`,
        [id],
      ),
    );
    expect(left).toEqual([]);
    await app.drainQueue();
  });

  it('are at most twenty, also with parallel requests', async () => {
    const rival = new WebhooksDriver(app, 'rival');
    const made = await Promise.all(
      Array.from({ length: 24 }, () => rival.send('POST', '', { url: URL, eventTypes: ['*'] })),
    );
    const refused = made.filter(({ statusCode }) => statusCode === 409);
    expect(refused.map((answer) => answer.json<{ code: string }>().code)).toEqual(
      Array.from({ length: 4 }, () => 'too_many_webhook_endpoints'),
    );
  });
});
