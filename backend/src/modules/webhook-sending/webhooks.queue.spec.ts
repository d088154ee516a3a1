import { db, newId, Scopes } from '../../kernel/database/index.js';
import { DomainEvents } from '../../kernel/events/index.js';
import {
  createCompany,
  type SuiteBackend,
  suiteBackend,
  testApp,
  type TestApp,
  type TestCompany,
  TestProcess,
} from '../../../test/support/index.js';
import { EndpointsService } from '../webhooks/endpoints.service.js';
import { SilentReceivers, Receiver } from './receiver.factory.js';
import { HedgeTrimmed } from './webhooks.factory.js';
import { WebhookSendingModule } from './webhook-sending.module.js';

const WORKER = new URL('../../../test/support/queue-suite/webhook-worker.ts', import.meta.url);
const [HEDGES, ROUNDS] = [6, 5];
/** As many as a company may have, nearly. */
const ENDPOINTS = 18;
const EVENT_TYPES = ['hedge.*'];

describe('webhooks, through a real queue and a worker process', () => {
  let backend: SuiteBackend;
  let app: TestApp;
  let receiver: Receiver;
  let worker: TestProcess;
  let company: TestCompany;
  const hedges = Array.from({ length: HEDGES }, newId);
  const open: Array<{ close(): void }> = [];

  beforeAll(async () => {
    backend = await suiteBackend();
    const env = { ...backend.env, OUTBOUND_ALLOW: '127.0.0.1' };
    app = await testApp({ modules: [WebhookSendingModule], env, relay: true });
    receiver = await Receiver.open();
    open.push(receiver);
    company = await createCompany(app.nest, 'interrupted');
    worker = await TestProcess.start(WORKER);
    // Its deliveries are due again after half a minute: nobody waits for them until it is their turn.
    await killInTheMiddle();
    worker = await TestProcess.start(WORKER);
  });
  afterAll(async () => {
    await worker.kill();
    for (const each of open) each.close();
    await app.close();
    await backend.end();
  });

  const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const as = <T>({ tenantId, members }: TestCompany, work: () => Promise<T>) =>
    app.get(Scopes).run({ tenantId, actor: members.owner.actor }, work);
  const create = (owner: TestCompany, url: string) =>
    as(owner, () => app.get(EndpointsService).create({ url, eventTypes: EVENT_TYPES }));
  const happen = (owner: TestCompany, entityId: string) =>
    as(owner, async () => app.get(DomainEvents).record(HedgeTrimmed, { entityId, data: { id: entityId } }));
  const undelivered = () =>
    as(company, () => db().query<unknown[]>(`select from webhook_deliveries where state <> 'delivered'`));

  async function killInTheMiddle(): Promise<void> {
    await create(company, receiver.url);
    // Some get an answer, some never do: the worker dies while it waits for them.
    receiver.manner = ({ body }, response) => {
      if (body.data.seq % 3 !== 0) response.writeHead(200).end();
    };
    for (let round = 0; round < ROUNDS; round += 1) await Promise.all(hedges.map((hedge) => happen(company, hedge)));
    await until(() => receiver.arrivals.some(({ body }) => body.data.seq % 3 === 0));
    await worker.kill();
    for (const hedge of hedges) await happen(company, hedge);
    receiver.manner = 200;
  }

  it('reach a working receiver without delay, whatever receivers of two other companies do', async () => {
    const [mute, listening] = [await SilentReceivers.open(), await Receiver.open()];
    open.push(mute, listening);
    const third = await createCompany(app.nest, 'third');
    await create(third, listening.url);
    const lagMs = async () => {
      const [hedge, told] = [newId(), performance.now()];
      await happen(third, hedge);
      await until(() => listening.seqsOf(hedge).length === 1);
      return performance.now() - told;
    };
    /** The median: two of five may fall into a hiccup of the machine. */
    const usualLagMs = async () => {
      const lags: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) lags.push(await lagMs());
      return lags.sort((a, b) => a - b)[2] ?? Infinity;
    };
    const quietMs = await usualLagMs();
    for (const owner of [app.greenfield, app.rival]) for (const url of mute.urls(ENDPOINTS)) await create(owner, url);
    for (const owner of [app.greenfield, app.rival]) await happen(owner, newId());
    await until(() => mute.calls > 8);
    // Who waits for one of them waits for fifteen seconds more.
    expect(await usualLagMs()).toBeLessThan(Math.max(4_000, 5 * quietMs));
  });

  it('lose nothing when the worker is killed in the middle of its calls, and keep the order of each record', async () => {
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
  });
});
