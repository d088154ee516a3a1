import { db, newId } from '../../kernel/database/index.js';
import { DomainEvents } from '../../kernel/events/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { isGenuine, Receiver } from './receiver.factory.js';
import { HedgeTrimmed, TreeFelled, WebhooksDriver } from './webhooks.factory.js';
import { WebhookSendingModule } from './webhook-sending.module.js';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

describe('webhooks', () => {
  let app: HttpTestApp;
  let desk: WebhooksDriver;
  let receiver: Receiver;
  beforeAll(async () => {
    app = await httpApp({ modules: [WebhookSendingModule], env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    desk = new WebhooksDriver(app);
  });
  beforeEach(async () => void (receiver = await Receiver.open()));
  afterEach(async () => {
    receiver.close();
    // Each test starts without endpoints.
    for (const company of [desk, new WebhooksDriver(app, 'rival')]) {
      const { items } = (await company.send('GET', '')).json<{ items: Array<{ id: string }> }>();
      for (const { id } of items) await company.send('DELETE', `/${id}`);
    }
    desk = new WebhooksDriver(app);
    await app.drainQueue();
  });
  afterAll(() => app.close());

  it('send complete and signed events', async () => {
    const { id, secret } = await desk.create(receiver.url, ['hedge.*']);
    const hedge = newId();
    await desk.happen([hedge]);
    await app.drainQueue();
    expect(receiver.arrivals).toHaveLength(1);
    const [arrival] = receiver.arrivals;
    if (!arrival) throw new Error('Nothing arrived.');
    expect(isGenuine(arrival, secret)).toBe(true);
    const feed = await app.injectAs('owner', { method: 'GET', url: `/api/v1/events?entityId=${hedge}` });
    const [event] = feed.json<{ items: Array<{ at: string }> }>().items;
    expect(arrival.body).toEqual({ type: 'hedge.trimmed', timestamp: event?.at, data: event });
    const [delivery] = await desk.deliveries(id);
    expect(delivery).toMatchObject({ id: arrival.webhookId, state: 'delivered', attempts: 1, entityId: hedge });
    const detail = await desk.delivery(id, arrival.webhookId);
    expect(detail.body).toEqual(arrival.body);
    expect(detail.attemptLog).toMatchObject([{ number: 1, status: 204, error: null, answer: '' }]);
    expect(detail.attemptLog[0]?.requestHeaders).toMatchObject({ 'webhook-id': arrival.webhookId });
    expect(JSON.stringify(detail)).not.toContain(secret);
  });

  it('send each endpoint the events it chose, from the day it was created', async () => {
    await desk.happen([newId()], TreeFelled);
    await desk.create(`${receiver.url}/all`, ['*']);
    const trees = await desk.create(`${receiver.url}/trees`, ['tree.felled']);
    await app.drainQueue();
    receiver.arrivals.length = 0;
    await desk.happen([newId()]);
    await desk.happen([newId()], TreeFelled);
    await app.drainQueue();
    expect(receiver.arrivals.map(({ body }) => body.type).sort()).toEqual([
      'hedge.trimmed',
      'tree.felled',
      'tree.felled',
    ]);
    expect((await desk.deliveries(trees.id)).map(({ eventType }) => eventType)).toEqual(['tree.felled']);
  });

  it('send nothing that was rolled back, and nothing to another company', async () => {
    const rival = new WebhooksDriver(app, 'rival');
    const neighbour = await Receiver.open();
    await rival.create(neighbour.url, ['hedge.*']);
    await desk.create(receiver.url, ['hedge.*']);
    const broken = app.asMember('owner', async () => {
      app.get(DomainEvents).record(HedgeTrimmed, { entityId: newId(), data: {} });
      await Promise.reject(new Error('rolled back'));
    });
    await expect(broken).rejects.toThrow('rolled back');
    await app.drainQueue();
    expect(receiver.arrivals).toEqual([]);
    await desk.happen();
    await app.drainQueue();
    expect([receiver.arrivals.length, neighbour.arrivals.length]).toEqual([1, 0]);
    neighbour.close();
  });

  it('retry on schedule with the same id, in order within a record, while other records go on', async () => {
    const { id } = await desk.create(receiver.url, ['hedge.*']);
    const [stuck, free] = [newId(), newId()];
    receiver.manner = ({ body }, response) =>
      void response.writeHead(body.data.entityId === stuck ? 503 : 200).end('Not for this hedge');
    await desk.happen([stuck, free]);
    await desk.happen([stuck, free]);
    await app.drainQueue();
    expect(receiver.seqsOf(free)).toHaveLength(2);
    expect(receiver.seqsOf(stuck)).toHaveLength(1);
    await desk.pass(6 * SECOND);
    expect(receiver.seqsOf(stuck)).toHaveLength(2);
    await desk.pass(4 * MINUTE);
    expect(receiver.seqsOf(stuck)).toHaveLength(2);
    await desk.pass(2 * MINUTE);
    const tries = receiver.arrivals.filter(({ body }) => body.data.entityId === stuck);
    expect(new Set(tries.map(({ webhookId }) => webhookId)).size).toBe(1);
    const [waiting, first] = (await desk.deliveries(id)).filter(({ entityId }) => entityId === stuck);
    expect([first, waiting]).toMatchObject([
      { state: 'retrying', attempts: 3, lastStatus: 503, lastError: 'Your server responded 503.' },
      { state: 'pending', attempts: 0 },
    ]);
    receiver.manner = 200;
    await desk.pass(35 * MINUTE);
    const seqs = receiver.seqsOf(stuck);
    expect([...seqs].sort((a, b) => a - b)).toEqual(seqs);
    expect((await desk.deliveries(id)).every(({ state }) => state === 'delivered')).toBe(true);
  });

  it('lose nothing while a receiver is down for a day, and keep the order of each record', async () => {
    const { id } = await desk.create(receiver.url, ['hedge.*']);
    const hedges = [newId(), newId(), newId()];
    receiver.manner = (_, response) => void response.destroy();
    for (let count = 0; count < 8; count += 1) {
      await desk.happen(hedges);
      await desk.pass(3 * HOUR);
    }
    expect(await desk.get(id)).toMatchObject({ state: 'active', failingSince: expect.any(String) });
    receiver.manner = 200;
    receiver.arrivals.length = 0;
    for (let round = 0; round < 12; round += 1) await desk.pass(2 * HOUR);
    for (const hedge of hedges) {
      const seqs = receiver.seqsOf(hedge);
      expect(seqs).toHaveLength(8);
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    }
    expect(await desk.get(id)).toMatchObject({ failingSince: null });
  });

  it('give up a delivery after the last attempt, and restart it on request', async () => {
    const { id } = await desk.create(receiver.url, ['hedge.*']);
    receiver.manner = 500;
    await desk.happen();
    await app.drainQueue();
    for (const hours of [0.1, 0.1, 1, 3, 6, 11, 16, 22, 27]) await desk.pass(hours * HOUR);
    const [delivery] = await desk.deliveries(id, '&state=dead');
    expect(delivery).toMatchObject({ attempts: 10, nextAttemptAt: null, allowedActions: ['replay'] });
    const path = `/${id}/deliveries/${delivery?.id}/replay`;
    receiver.manner = 200;
    expect((await desk.send('POST', path)).json()).toMatchObject({ state: 'pending', allowedActions: [] });
    await desk.pass(5 * MINUTE);
    const detail = await desk.delivery(id, delivery?.id ?? '');
    expect(detail).toMatchObject({ state: 'delivered', attempts: 11, allowedActions: ['replay'] });
    expect(detail.attemptLog.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(new Set(receiver.arrivals.map(({ webhookId }) => webhookId)).size).toBe(1);
  });

  it('pause for a failing receiver, except for single probes', async () => {
    await desk.create(receiver.url, ['hedge.*']);
    receiver.manner = 500;
    await desk.happen(Array.from({ length: 50 }, newId));
    await app.drainQueue();
    // The four lanes of the first turn may each have met it.
    expect(receiver.arrivals.length).toBeLessThanOrEqual(6);
    const before = receiver.arrivals.length;
    await desk.pass(5 * MINUTE);
    expect(receiver.arrivals).toHaveLength(before + 1);
    receiver.manner = 200;
    await desk.pass(5 * MINUTE);
    await desk.pass(HOUR);
    expect(new Set(receiver.arrivals.map(({ webhookId }) => webhookId)).size).toBe(50);
  });

  it('disable an endpoint at once when its receiver is gone, and notify the owners', async () => {
    const { id } = await desk.create(receiver.url, ['hedge.*']);
    receiver.manner = 410;
    await desk.happen();
    await app.drainQueue();
    expect(await desk.get(id)).toMatchObject({ state: 'disabled', disabledReason: 'gone' });
    await desk.happen();
    await app.drainQueue();
    expect(receiver.arrivals).toHaveLength(1);
    const mails = await app.asMember('owner', () =>
      db().query<object[]>('select kind, to_address, state from messages where text like $1', [`%${receiver.url}%`]),
    );
    const { email } = app.greenfield.members.owner;
    expect(mails).toEqual([{ kind: 'webhook_endpoint_disabled', to_address: email, state: 'captured' }]);
    const url = `/api/v1/events?types=webhook_endpoint.disabled&entityId=${id}`;
    const feed = await app.injectAs('owner', { method: 'GET', url });
    expect(feed.json<{ items: object[] }>().items).toMatchObject([
      { entityId: id, actor: { kind: 'system' }, data: { disabledReason: 'gone' }, previous: { state: 'active' } },
    ]);
  });

  it('disable an endpoint after five days without a success', async () => {
    const { id } = await desk.create(receiver.url, ['hedge.*']);
    receiver.manner = 500;
    for (let day = 0; day < 5; day += 1) {
      await desk.happen();
      await app.drainQueue();
      for (let part = 0; part < 4; part += 1) await desk.pass(6 * HOUR - MINUTE);
      expect((await desk.get(id)).state).toBe('active');
    }
    await desk.happen();
    await desk.pass(HOUR);
    expect(await desk.get(id)).toMatchObject({ state: 'disabled', disabledReason: 'failing' });
    expect(await desk.deliveries(id, '&state=retrying')).toEqual([]);
    expect(await desk.deliveries(id, '&state=pending')).toEqual([]);
  });

  it('sign with both secrets during a rotation', async () => {
    const { id, secret } = await desk.create(receiver.url, ['hedge.*']);
    const rotated = (await desk.send('POST', `/${id}/rotate-secret`, { overlapSeconds: 7_200 })).json<{
      secret: string;
    }>();
    const arrives = async () => {
      await desk.happen();
      await desk.pass(0);
      const arrival = receiver.arrivals.at(-1);
      if (!arrival) throw new Error('Nothing arrived.');
      return arrival;
    };
    const both = await arrives();
    expect([isGenuine(both, secret), isGenuine(both, rotated.secret)]).toEqual([true, true]);
    expect((await desk.get(id)).secrets).toHaveLength(2);
    await desk.pass(3 * HOUR);
    const signatures = (await arrives()).headers['webhook-signature'];
    expect(String(signatures).split(' ')).toHaveLength(1);
    expect((await desk.get(id)).secrets.map(({ hint }) => hint)).toEqual([rotated.secret.slice(-4)]);
  });

  it('send a test, also while disabled, and only once', async () => {
    const { id, secret } = await desk.create(receiver.url, ['tree.felled']);
    await desk.send('POST', `/${id}/disable`);
    receiver.manner = 500;
    const { id: testId } = (await desk.send('POST', `/${id}/test`)).json<{ id: string }>();
    await app.drainQueue();
    const arrival = receiver.arrivals[0];
    expect(arrival?.body).toMatchObject({ type: 'webhook.test', data: { seq: null, entityId: id } });
    expect(arrival && isGenuine(arrival, secret)).toBe(true);
    await desk.pass(HOUR);
    expect(receiver.arrivals).toHaveLength(1);
    expect(await desk.delivery(id, testId)).toMatchObject({ state: 'dead', lastStatus: 500, allowedActions: [] });
  });

  it('do not follow redirects', async () => {
    const { id } = await desk.create(receiver.url, ['hedge.*']);
    receiver.manner = (_, response) => void response.writeHead(302, { location: `${receiver.url}/elsewhere` }).end();
    await desk.happen();
    await app.drainQueue();
    expect(receiver.arrivals).toHaveLength(1);
    const lastError = 'Your server responded 302. Redirects aren’t followed.';
    expect((await desk.deliveries(id))[0]).toMatchObject({ state: 'retrying', lastStatus: 302, lastError });
  });

  it('keep the beginning of a long answer, and nothing that cannot be stored', async () => {
    const { id } = await desk.create(receiver.url, ['hedge.*']);
    receiver.manner = (_, response) => void response.writeHead(200).end(`\0\xff${'x'.repeat(100_000)}`);
    await desk.happen();
    await app.drainQueue();
    const [delivery] = await desk.deliveries(id);
    const { attemptLog } = await desk.delivery(id, delivery?.id ?? '');
    expect(attemptLog[0]?.answer?.length).toBeLessThanOrEqual(4_096);
    expect(attemptLog[0]?.answer).toMatch(/^\ufffd.x+$/);
  });

  it('replay everything that failed since an instant', async () => {
    const { id } = await desk.create(receiver.url, ['hedge.*']);
    receiver.manner = 410;
    const hedge = newId();
    for (let count = 0; count < 3; count += 1) await desk.happen([hedge, newId()]);
    await app.drainQueue();
    const dead = await desk.deliveries(id, '&state=dead');
    expect(dead).toHaveLength(6);
    const since = '2026-01-01T00:00:00Z';
    const refused = await desk.send('POST', `/${id}/replay-failed`, { since });
    expect(refused.json()).toMatchObject({ status: 409, code: 'webhook_endpoint_disabled' });
    receiver.manner = 200;
    receiver.arrivals.length = 0;
    await desk.send('POST', `/${id}/enable`);
    const started = await desk.send('POST', `/${id}/replay-failed`, { since });
    expect(started.statusCode).toBe(202);
    await desk.pass(MINUTE);
    expect(receiver.arrivals.map(({ webhookId }) => webhookId).sort()).toEqual(dead.map((one) => one.id).sort());
    const seqs = receiver.seqsOf(hedge);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    const operation = await app.injectAs('owner', { method: 'GET', url: String(started.headers.location) });
    expect(operation.json()).toMatchObject({ state: 'succeeded', result: { replayed: 6 } });
  });

  it('delete deliveries after thirty days', async () => {
    const { id } = await desk.create(receiver.url, ['hedge.*']);
    await desk.happen();
    await app.drainQueue();
    await desk.pass(29 * 24 * HOUR);
    expect(await desk.deliveries(id)).toHaveLength(1);
    await desk.pass(2 * 24 * HOUR);
    expect(await desk.deliveries(id)).toEqual([]);
  });
});
