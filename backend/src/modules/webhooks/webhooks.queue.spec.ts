import { db, newId } from '../../kernel/database/index.js';
import { DomainEvents } from '../../kernel/events/index.js';
import { type SuiteBackend, suiteBackend, testApp, type TestApp, TestProcess } from '../../kernel/testing/index.js';
import { EndpointsService } from './endpoints/endpoints.service.js';
import { Receiver } from './sending/receiver.factory.js';
import { HedgeTrimmed } from './webhooks.factory.js';
import { WebhooksModule } from './webhooks.module.js';

const WORKER = new URL('../../main.worker.ts', import.meta.url);
const [HEDGES, ROUNDS] = [6, 5];
/** A killed worker's deliveries are due again after half a minute; the machine may be busy. */
const A_MINUTE_AND = 90_000;

describe('webhooks, through a real queue and a worker process', () => {
  let backend: SuiteBackend;
  let app: TestApp;
  let receiver: Receiver;
  let worker: TestProcess;
  beforeAll(async () => {
    backend = await suiteBackend();
    const env = { ...backend.env, OUTBOUND_ALLOW: '127.0.0.1' };
    app = await testApp({ modules: [WebhooksModule], env, relay: true });
    receiver = await Receiver.open();
    worker = await TestProcess.start(WORKER);
  }, A_MINUTE_AND);
  afterAll(async () => {
    await worker.kill();
    receiver.close();
    await app.close();
    await backend.end();
  });

  const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const happen = (entityId: string) =>
    app.asMember('owner', async () => app.get(DomainEvents).record(HedgeTrimmed, { entityId, data: { id: entityId } }));
  const undelivered = () =>
    app.asMember('owner', () => db().query<unknown[]>(`select from webhook_deliveries where state <> 'delivered'`));

  const endedAt = (url: string) =>
    app.asMember('owner', () =>
      db().query<unknown[]>(
        `select from webhook_attempts a join webhook_deliveries d on d.id = a.delivery_id
         join webhook_endpoints e on e.id = d.endpoint_id where e.url like $1`,
        [`${url}%`],
      ),
    );

  it(
    'lose nothing when the worker is killed in the middle of its calls, and keep the order of each record',
    async () => {
      const endpoint = { url: receiver.url, eventTypes: ['hedge.*'] };
      await app.asMember('owner', () => app.get(EndpointsService).create(endpoint));
      const hedges = Array.from({ length: HEDGES }, newId);
      // Some get an answer, some never do: the worker dies while it waits for them.
      receiver.manner = ({ body }, response) => {
        if (body.data.seq % 3 !== 0) response.writeHead(200).end();
      };
      for (let round = 0; round < ROUNDS; round += 1) await Promise.all(hedges.map(happen));
      await until(() => receiver.arrivals.some(({ body }) => body.data.seq % 3 === 0));
      await worker.kill();
      for (const hedge of hedges) await happen(hedge);
      receiver.manner = 200;
      worker = await TestProcess.start(WORKER);
      await until(async () => receiver.arrivals.length >= HEDGES * (ROUNDS + 1) && (await undelivered()).length === 0);
      const ids = new Set(receiver.arrivals.map(({ webhookId }) => webhookId));
      expect(ids.size).toBe(HEDGES * (ROUNDS + 1));
      for (const hedge of hedges) {
        // One that was begun twice may arrive twice, with its id; never after a later one.
        const seqs = receiver.seqsOf(hedge);
        expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
        expect(new Set(seqs).size).toBe(ROUNDS + 1);
      }
      expect(receiver.arrivals.length).toBeGreaterThan(ids.size);
    },
    A_MINUTE_AND,
  );

  it(
    'reach who listens, whoever else hangs',
    async () => {
      const dead = await Receiver.open();
      // Takes every call and never answers.
      dead.manner = () => undefined;
      const eventTypes = ['hedge.*'];
      for (const path of ['one', 'two'])
        await app.asMember('owner', () => app.get(EndpointsService).create({ url: `${dead.url}${path}`, eventTypes }));
      receiver.manner = 200;
      const hedges = Array.from({ length: HEDGES }, newId);
      await Promise.all(hedges.map(happen));
      await until(() => dead.arrivals.length >= 2 && hedges.every((hedge) => receiver.seqsOf(hedge).length === 1));
      // Their calls hang still, and none has run into its time-out: nobody waited for them.
      expect(await endedAt(dead.url)).toEqual([]);
      dead.close();
    },
    A_MINUTE_AND,
  );
});
