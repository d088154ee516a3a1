import { db, newId } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { WebhooksDriver } from './webhooks.factory.js';
import { WebhookSendingModule } from './webhook-sending.module.js';
import { WebhookStanding } from '../webhooks/endpoint.entity.js';
import { SLOW_MS } from './attempt.js';
import { Receiver } from './receiver.factory.js';

const MINUTE = 60_000;

describe('a receiver that answers Retry-After', () => {
  let app: HttpTestApp;
  let desk: WebhooksDriver;
  let receiver: Receiver;
  beforeAll(async () => {
    app = await httpApp({ modules: [WebhookSendingModule], env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    desk = new WebhooksDriver(app);
    receiver = await Receiver.open();
  });
  afterAll(async () => {
    receiver.close();
    await app.close();
  });

  const busy = (status: number, retryAfter: string) => {
    receiver.manner = (_, response) => void response.writeHead(status, { 'retry-after': retryAfter }).end();
  };

  it('is called again at that time, or at our own next attempt if that is later', async () => {
    const { id } = await desk.create(receiver.url, ['hedge.*']);
    busy(503, '600');
    await desk.happen();
    await app.drainQueue();
    expect(receiver.arrivals).toHaveLength(1);
    await desk.pass(9 * MINUTE);
    expect(receiver.arrivals).toHaveLength(1);
    busy(429, '1');
    await desk.pass(MINUTE);
    expect(receiver.arrivals).toHaveLength(2);
    // The second wait of the schedule is five minutes.
    await desk.pass(4 * MINUTE);
    expect(receiver.arrivals).toHaveLength(2);
    receiver.manner = 204;
    await desk.pass(2 * MINUTE);
    expect(receiver.arrivals).toHaveLength(3);
    expect(await desk.deliveries(id)).toMatchObject([{ state: 'delivered' }]);
  });

  it('frees its slot while a call hangs, and the outcome is still recorded', async () => {
    const own = await Receiver.open();
    const { id } = await desk.create(own.url, ['hedge.*']);
    const answers: Array<() => void> = [];
    own.manner = (_, response) => void answers.push(() => response.writeHead(204).end());
    await desk.happen([newId()]);
    await app.drainQueue();
    expect(answers).toHaveLength(1);
    expect(await desk.deliveries(id)).toMatchObject([{ state: 'pending' }]);
    answers[0]?.();
    while ((await desk.deliveries(id))[0]?.state !== 'delivered') await new Promise(setImmediate);
    expect(own.arrivals).toHaveLength(1);
    own.close();
  });

  it('is called separately while it is slow, in order and without loss, and normally when it is quick again', async () => {
    const own = await Receiver.open();
    const { id } = await desk.create(own.url, ['hedge.*']);
    const slow = async () =>
      app.asMember('owner', async () => (await db().findOneByOrFail(WebhookStanding, { endpointId: id })).slow);
    own.manner = (_, response) => void setTimeout(() => response.writeHead(200).end(), SLOW_MS + 200);
    const [hedge, other] = [newId(), newId()];
    await desk.happen([hedge]);
    await app.drainQueue();
    while (!(await slow())) await new Promise(setImmediate);
    own.manner = 200;
    for (let turn = 0; turn < 3; turn += 1) await desk.happen([hedge, other]);
    await app.drainQueue();
    expect(await slow()).toBe(false);
    for (const [each, count] of [
      [hedge, 4],
      [other, 3],
    ] as const) {
      const seqs = own.seqsOf(each);
      expect(seqs).toHaveLength(count);
      expect([...seqs].sort((a, b) => a - b)).toEqual(seqs);
    }
    own.close();
  });
});
