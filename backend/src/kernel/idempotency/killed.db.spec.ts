import { Client } from 'pg';
import { db } from '../database/index.js';
import { type CompanyName, httpApp, type HttpTestApp, TestProcess } from '../../../test/support/index.js';

const API = new URL('../../../test/support/api.ts', import.meta.url);
const SENDERS = 50;
/** Any number: names the lock that held requests wait for. */
const HOLD = 7_103_002;

/** Where the first request is held when its process dies: before its effect is committed, and just as it is. */
const TRIGGERS = {
  'in its transaction': 'create trigger held before insert on clients',
  'in its COMMIT': 'create constraint trigger held after insert on clients deferrable initially deferred',
};

interface Api {
  process: TestProcess;
  url: string;
}

interface Answer {
  status: number;
  replayed: string | null;
  body: string;
}

describe('one Idempotency-Key in two processes, one of which is killed', () => {
  let app: HttpTestApp;
  let owner: Client;
  const apis: Api[] = [];
  beforeAll(async () => {
    app = await httpApp({ modules: [] });
    owner = new Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
  });
  beforeEach(async () => {
    apis.push(...(await Promise.all(Array.from({ length: 2 - apis.length }, start))));
  });
  afterAll(async () => {
    await Promise.all([owner.end(), ...apis.map(({ process }) => process.kill())]);
    await app.close();
  });

  it.each([
    ['in its transaction', 1],
    ['in its COMMIT', 0],
  ] as const)('has one effect when a process dies %s', async (moment, firstAnswers) => {
    const key = `killed-${moment.replaceAll(' ', '-')}`;
    const [ours, theirs] = [await app.tokenOf('owner'), await app.tokenOf('owner', 'rival')];
    await hold(TRIGGERS[moment]);

    // Fifty at once: the first of them is held, the others are told to come again.
    const receivers = Array.from({ length: SENDERS }, (_, index) => apis[index % apis.length] as Api);
    const sends = receivers.map((api) => send(api, ours, key));
    const answered: Array<Answer | null | undefined> = sends.map(() => undefined);
    sends.forEach((sent, index) => void sent.then((answer) => (answered[index] = answer)));
    const unanswered = () => answered.filter((answer) => answer === undefined).length;
    await until(async () => unanswered() === 1 && (await heldRequests()) === 1);
    expect(answered.filter(isInProgress)).toHaveLength(SENDERS - 1);

    const inFlight = answered.indexOf(undefined);
    const victim = receivers[inFlight] as Api;
    apis.splice(apis.indexOf(victim), 1);
    const [survivor] = apis as [Api];
    await victim.process.kill();
    expect(await sends[inFlight]).toBeNull();

    // The neighbour has the same key and does not notice.
    const neighbour = await send(survivor, theirs, key);
    expect(neighbour).toMatchObject({ status: 201, replayed: null });
    // Nobody knows yet what has become of the first, so nobody gets to do it instead.
    const early = await Promise.all(sends.map(() => send(survivor, ours, key)));
    expect(early.filter(isInProgress)).toHaveLength(SENDERS);

    await release();
    const answers = await Promise.all(sends.map(() => insist(survivor, ours, key)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.filter(({ replayed }) => replayed !== 'true')).toHaveLength(firstAnswers);
    expect(await effects('greenfield', key)).toEqual({ clients: [idOf(answers[0])], told: [idOf(answers[0])] });
    expect(await effects('rival', key)).toEqual({ clients: [idOf(neighbour)], told: [idOf(neighbour)] });
  });

  async function start(): Promise<Api> {
    const process = await TestProcess.start(API);
    return { process, url: String((await process.said('ready'))['url']) };
  }

  /** From now on a request that creates a client of Greenfield waits at this trigger. */
  async function hold(trigger: string): Promise<void> {
    await owner.query(`
      create or replace function hold() returns trigger language plpgsql set lock_timeout = 0 as $$
      begin
        perform pg_advisory_xact_lock_shared(${HOLD});
        return new;
      end $$;
      drop trigger if exists held on clients;
      ${trigger} for each row when (new.tenant_id = '${app.greenfield.tenantId}') execute function hold();
      select pg_advisory_lock(${HOLD})`);
  }

  async function heldRequests(): Promise<number> {
    const { rows } = await owner.query<{ held: number }>(
      `select count(*)::int as held from pg_locks where locktype = 'advisory' and objid = $1 and not granted`,
      [HOLD],
    );
    return rows[0]?.held ?? 0;
  }

  async function release(): Promise<void> {
    await owner.query('select pg_advisory_unlock($1)', [HOLD]);
  }

  /** Ids of the clients of this name, and of those among them whose making was told. */
  function effects(company: CompanyName, name: string) {
    return app.asTenant(company, async () => {
      const ids = async (sql: string, value: unknown) =>
        (await db().query<Array<{ id: string }>>(sql, [value])).map(({ id }) => id);
      const clients = await ids('select id from clients where display_name = $1', name);
      const told = `select entity_id as id from events where type = 'client.created' and entity_id = any ($1)`;
      return { clients, told: await ids(told, clients) };
    });
  }
});

/** null: no answer came. */
async function send({ url }: Api, token: string, key: string): Promise<Answer | null> {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' };
  const body = JSON.stringify({ kind: 'company', displayName: key, companyName: key });
  try {
    const answer = await fetch(`${url}/api/v1/clients`, { method: 'POST', headers, body });
    const replayed = answer.headers.get('idempotency-replayed');
    return { status: answer.status, replayed, body: await answer.text() };
  } catch {
    return null;
  }
}

/** Comes again as long as it is told to, as the SDK does. */
async function insist(api: Api, token: string, key: string): Promise<Answer> {
  for (;;) {
    const answer = await send(api, token, key);
    if (answer && !isInProgress(answer)) return answer;
    await pause();
  }
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause();
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

const isInProgress = (answer: Answer | null | undefined) =>
  answer?.status === 409 && answer.body.includes('"code":"idempotency_in_progress"');

const idOf = (answer: Answer | null | undefined) => (JSON.parse(answer?.body ?? '{}') as { id?: string }).id;
