import { httpApp, type HttpTestApp } from '../../../kernel/testing/index.js';
import { WebhookDesk } from '../webhooks.factory.js';
import { WebhooksModule } from '../webhooks.module.js';
import { Receiver } from './receiver.factory.js';

const MINUTE = 60_000;

describe('a receiver that says when to come again', () => {
  let app: HttpTestApp;
  let desk: WebhookDesk;
  let receiver: Receiver;
  beforeAll(async () => {
    app = await httpApp({ modules: [WebhooksModule], env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    desk = new WebhookDesk(app);
    receiver = await Receiver.open();
  });
  afterAll(async () => {
    receiver.close();
    await app.close();
  });

  const busy = (status: number, retryAfter: string) => {
    receiver.manner = (_, response) => void response.writeHead(status, { 'retry-after': retryAfter }).end();
  };

  it('is left alone until then, or until our own next try where that is later', async () => {
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
});
