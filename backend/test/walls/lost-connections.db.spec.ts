import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { withClient } from '../../../scripts/roles.mjs';
import { ClientSearchModule } from '../../src/modules/client-search/index.js';
import { ClientsModule } from '../../src/modules/clients/index.js';
import { toAppError } from '../../src/kernel/problem/index.js';
import { httpApp, type HttpTestApp, type InjectResponse } from '../support/index.js';
import { db } from '../../src/kernel/database/index.js';

const URL = '/api/v1/clients';
const SENDS = Number(process.env['KILLED_SENDS'] ?? 60);

describe('a connection that PostgreSQL closes', () => {
  let app: HttpTestApp;
  beforeAll(async () => {
    app = await httpApp({ modules: [ClientsModule, ClientSearchModule] });
    await app.tokenOf('owner');
  });
  afterAll(() => app.close());

  const create = (displayName: string, key = displayName.replaceAll(' ', '-')) =>
    app.injectAs('owner', { method: 'POST', url: URL, payload: { displayName }, headers: { 'idempotency-key': key } });
  const asSuperuser = <T>(work: (client: Client) => Promise<T>) => withClient(app.database.superuserUrl, work);
  const named = (prefix: string) =>
    app.asMember('owner', async () => {
      const rows: Array<{ name: string }> = await db().query(
        `select display_name as name from clients where display_name like $1 || '%'`,
        [prefix],
      );
      return rows.map(({ name }) => name);
    });
  const kill = (client: Client, which: string) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where usename = 'hedgerow_app' and datname = current_database() and application_name = 'hedgerow' and ${which}`,
    );
  /** Until a connection was killed that was in the middle of this. */
  const killWhen = async (client: Client, which: string) => {
    while ((await kill(client, which)).rowCount === 0) await pause(5);
  };
  const isPassing = (answer: InjectResponse, code: string) => {
    expect([answer.statusCode, answer.json()]).toMatchObject([503, { code }]);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  };
  /** The time-out of PostgreSQL's answer or of our own would come later than the test's. */
  const onInsert = (client: Client, timing: string, body: string) =>
    client.query(
      `create or replace function trouble() returns trigger language plpgsql as $$ begin ${body}; return new; end $$;
       create constraint trigger trouble after insert on clients ${timing} for each row execute function trouble()`,
    );
  const noTrouble = (client: Client) => client.query('drop trigger trouble on clients');

  it('at random, under load: 2xx or 503, nothing lost, nothing done twice', async () => {
    const names: string[] = [];
    const answers = await asSuperuser(async (client) => {
      const ended = new AbortController();
      const killing = (async () => {
        while (!ended.signal.aborted) {
          await kill(client, 'random() < 0.3');
          await pause(Math.random() * 30);
        }
      })();
      const sent: Array<[string, InjectResponse]> = [];
      const isEnough = () => names.length >= SENDS && sent.some(([, { statusCode }]) => statusCode !== 201);
      const sender = async () => {
        while (!isEnough()) {
          const name = `Killed ${names.length}`;
          names.push(name);
          sent.push([name, await create(name)]);
        }
      };
      await Promise.all(Array.from({ length: 10 }, sender)).finally(() => ended.abort());
      await killing;
      return sent;
    });
    const lost = answers.filter(([, { statusCode }]) => statusCode !== 201);
    for (const [, answer] of lost) {
      expect([answer.statusCode, answer.body]).toEqual([503, expect.stringMatching(/unavailable|outcome_unknown/)]);
      expect(answer.headers['retry-after']).toBeDefined();
    }
    const stored = await untilServed(() => named('Killed '));
    for (const [name, { statusCode }] of answers) if (statusCode === 201) expect(stored).toContain(name);
    for (const [name] of lost) expect((await create(name)).statusCode).toBe(201);
    expect((await named('Killed ')).toSorted()).toEqual(names.toSorted());
  });

  /** A connection that was killed while idle is only noticed when it is used again. */
  async function untilServed<T>(work: () => Promise<T>): Promise<T> {
    for (let turn = 0; ; turn++) {
      try {
        return await work();
      } catch (error) {
        if (turn > 20 || toAppError(error).status !== 503) throw error;
      }
    }
  }

  it('while it is idle: the next request on it is answered', async () => {
    await asSuperuser((client) => kill(client, 'true'));
    const answer = await create('After idle');
    if (answer.statusCode !== 201) isPassing(answer, 'unavailable');
    const next = await create('After idle');
    expect(next.statusCode).toBe(201);
  });

  it('in the middle of a statement', async () => {
    await asSuperuser(async (client) => {
      await onInsert(client, '', 'perform pg_sleep(20)');
      const answer = create('In the middle');
      await killWhen(client, `wait_event = 'PgSleep'`);
      isPassing(await answer, 'unavailable');
      await noTrouble(client);
    });
    expect(await named('In the middle')).toEqual([]);
    expect((await create('In the middle')).statusCode).toBe(201);
  });

  it('at COMMIT: says that the outcome is unknown, and a repeat with the key has one effect', async () => {
    await asSuperuser(async (client) => {
      await onInsert(client, 'deferrable initially deferred', 'perform pg_sleep(20)');
      const answer = create('At COMMIT');
      await killWhen(client, `wait_event = 'PgSleep'`);
      isPassing(await answer, 'outcome_unknown');
      await noTrouble(client);
    });
    expect((await create('At COMMIT')).statusCode).toBe(201);
    expect(await named('At COMMIT')).toEqual(['At COMMIT']);
  });

  it.each([
    ['a full disk', '53100'],
    ['no memory', '53200'],
    ['a server about to end', '57P01'],
  ])('is a 503 with %s, too, at a statement and at COMMIT', async (_, state) => {
    for (const timing of ['', 'deferrable initially deferred']) {
      await asSuperuser((client) => onInsert(client, timing, `raise exception 'no' using errcode = '${state}'`));
      isPassing(await create(`Full ${state}`), 'unavailable');
      await asSuperuser(noTrouble);
    }
    expect(await named('Full')).toEqual([]);
  });

  it('is no success where a failed statement was ignored: PostgreSQL has committed nothing', async () => {
    const passedOver = app.asMember('owner', async () => {
      await db().query(
        `insert into clients (id, number, display_name) values (gen_random_uuid(), 'C-99999', 'Passed over')`,
      );
      await db()
        .query('select 1 / 0')
        .catch(() => undefined);
    });
    expect(toAppError(await passedOver.catch((error: unknown) => error)).status).toBe(503);
    expect(await named('Passed over')).toEqual([]);
  });
});
