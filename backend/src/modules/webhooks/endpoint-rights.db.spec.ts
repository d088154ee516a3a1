import { withClient } from '../../../../scripts/roles.mjs';
import type { Permission } from '../../kernel/access/index.js';
import { newId } from '../../kernel/database/index.js';
import { defineEvent, DomainEvents } from '../../kernel/events/index.js';
import { httpApp, type HttpTestApp, type InjectOptions } from '../../../test/support/index.js';
import { anApiKey, injectWith } from '../api-keys/api-keys.factory.js';
import { CLIENT_RECORD } from '../clients/clients.events.js';
import { Job } from '../job-records/index.js';
import { Receiver } from '../webhook-sending/receiver.factory.js';
import { HedgeTrimmed, WebhooksDriver } from '../webhook-sending/webhooks.factory.js';
import { WebhookSendingModule } from '../webhook-sending/webhook-sending.module.js';
import type { WebhookEndpointDto } from './endpoint.dto.js';

const ClientPruned = defineEvent('client.pruned', CLIENT_RECORD);
const JobPruned = defineEvent('job.pruned', Job.RECORD);
const BASE = '/api/v1/webhook-endpoints';
const FIELDS = { displayName: 'Fern', termsDays: 30 };

describe('a webhook endpoint gets no more than its creator may read', () => {
  let app: HttpTestApp;
  let desk: WebhooksDriver;
  let receiver: Receiver;
  let manager: string;
  beforeAll(async () => {
    app = await httpApp({ modules: [WebhookSendingModule], env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    desk = new WebhooksDriver(app);
    manager = await keyWith('webhooks.manage', 'webhooks.read', 'clients.read.all');
  });
  beforeEach(async () => void (receiver = await Receiver.open()));
  afterEach(async () => {
    receiver.close();
    const { items } = (await desk.send('GET', '')).json<{ items: WebhookEndpointDto[] }>();
    for (const { id } of items) await desk.send('DELETE', `/${id}`);
  });
  afterAll(() => app.close());

  const keyWith = async (...scopes: Permission[]) => (await anApiKey(app, scopes)).secret;
  const send = (secret: string, method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object) => {
    const request: InjectOptions = { method, url: BASE + path, headers: { 'if-match': '*' } };
    return injectWith(app, secret, payload ? { ...request, payload } : request);
  };
  const create = async (secret: string, eventTypes: string[]) =>
    send(secret, 'POST', '', { url: receiver.url, eventTypes });
  const happen = async () => {
    await app.asMember('owner', async () => {
      const facts = { entityId: newId(), data: FIELDS, previous: { termsDays: 14, displayName: 'F' } };
      for (const event of [ClientPruned, JobPruned, HedgeTrimmed]) app.get(DomainEvents).record(event, facts);
    });
    await app.drainQueue();
  };
  /** Besides the events of the endpoint itself. */
  const told = () => receiver.arrivals.map(({ body }) => body.type).filter((type) => !type.startsWith('webhook_'));

  it('also with * for all, and field by field', async () => {
    expect((await create(manager, ['*'])).statusCode).toBe(201);
    await happen();
    expect(told()).toEqual(['client.pruned']);
    expect(receiver.arrivals.at(-1)?.body.data).toMatchObject({
      changed: ['displayName'],
      data: { displayName: 'Fern', termsDays: null },
      previous: { displayName: 'F' },
    });
  });

  it('sends everything to one that the owner created', async () => {
    await desk.create(receiver.url, ['*']);
    await happen();
    expect(told().sort()).toEqual(['client.pruned', 'hedge.trimmed', 'job.pruned']);
    expect(receiver.arrivals.find(({ body }) => body.type === 'client.pruned')?.body.data).toMatchObject({
      data: FIELDS,
    });
  });

  it('refuses events that a key may not read, and names the scope', async () => {
    const refused = await create(manager, ['client.*', 'job.*']);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      403,
      { code: 'missing_scope', scopes: ['jobs.read.all'] },
    ]);
    expect((await create(await keyWith('webhooks.manage'), ['*'])).statusCode).toBe(403);
    const types = await injectWith(app, manager, { method: 'GET', url: '/api/v1/webhook-event-types' });
    const names = types.json<{ items: Array<{ type: string }> }>().items.map(({ type }) => type);
    expect(names).toContain('client.pruned');
    expect(names.filter((name) => /^(job|hedge)\./.test(name))).toEqual([]);
  });

  it('prevents an API key from redirecting or narrowing an endpoint that others rely on', async () => {
    const { id } = await desk.create('https://198.41.0.4/', ['client.*', 'job.*']);
    for (const change of [{ url: receiver.url }, { eventTypes: ['job.*'] }]) {
      const refused = await send(manager, 'PATCH', `/${id}`, change);
      expect([refused.statusCode, refused.json()]).toMatchObject([403, { code: 'missing_scope' }]);
    }
    expect((await send(manager, 'PATCH', `/${id}`, { description: 'Books' })).statusCode).toBe(200);
    const able = await keyWith(
      'webhooks.manage',
      'clients.read.all',
      'prices.view',
      'jobs.read.all',
      'visits.read.all',
    );
    expect((await send(able, 'PATCH', `/${id}`, { url: receiver.url })).statusCode).toBe(200);
    await happen();
    expect(told().sort()).toEqual(['client.pruned', 'job.pruned']);
  });

  it('shows in the log only what the reader may read', async () => {
    const { id } = await desk.create(receiver.url, ['*']);
    await happen();
    const read = async (type: string) => {
      const { id: deliveryId = '' } = (await desk.deliveries(id)).find(({ eventType }) => eventType === type) ?? {};
      const answer = await send(manager, 'GET', `/${id}/deliveries/${deliveryId}`);
      return answer.json<{ body: { data: object } }>().body.data;
    };
    expect(await read('client.pruned')).toMatchObject({ data: { displayName: 'Fern', termsDays: null } });
    expect(await read('job.pruned')).toMatchObject({ data: {}, changed: [], previous: null });
    expect(JSON.stringify(await read('job.pruned'))).not.toContain('Fern');
    // Nor does the tag of somebody else's answer stand for one's own.
    const pruned = (await desk.deliveries(id)).find(({ eventType }) => eventType === 'client.pruned');
    const url = `${BASE}/${id}/deliveries/${pruned?.id}`;
    const { headers } = await app.injectAs('owner', { method: 'GET', url });
    const asSeen = { method: 'GET', url, headers: { 'if-none-match': String(headers.etag) } } as const;
    expect((await app.injectAs('owner', asSeen)).statusCode).toBe(304);
    const own = await injectWith(app, manager, asSeen);
    expect([own.statusCode, own.json()]).toMatchObject([200, { body: { data: { data: { termsDays: null } } } }]);
  });

  it('also holds for endpoints that keys created before this was recorded', async () => {
    await create(manager, ['*']);
    await withClient(app.database.superuserUrl, (client) => client.query('update webhook_endpoints set reads = null'));
    await happen();
    expect(told()).toEqual(['client.pruned']);
  });
});
