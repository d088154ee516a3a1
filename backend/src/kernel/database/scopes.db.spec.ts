import { type EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { DataSource } from 'typeorm';
import { Config, type Env } from '../config/index.js';
import { Batch, currentScope, type Source, SYSTEM } from '../context/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { OutcomeUnknown, Overloaded, toAppError, Unavailable } from '../problem/index.js';
import { afterCommit, db, Scopes } from './index.js';
import { databaseOptions } from './database.options.js';

interface Settings {
  tenant: string;
  user: string;
  source: string;
}

/** The way to a server that can fall silent, as a machine does that hangs. */
async function frozenLine(to: URL) {
  const answers = new Set<Socket>();
  const relay = createServer((client) => {
    const server = connect(Number(to.port), to.hostname);
    for (const end of [client, server]) end.on('error', () => undefined);
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
    client.pipe(server);
    server.on('data', (bytes) => client.write(bytes));
    answers.add(server);
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const url = new URL(to);
  [url.hostname, url.port] = ['127.0.0.1', String((relay.address() as AddressInfo).port)];
  return {
    url: url.href,
    freeze: () => answers.forEach((server) => server.pause()),
    thaw: () => answers.forEach((server) => server.resume()),
    close: () => relay.close(),
  };
}

describe('a scope', () => {
  let app: TestApp;
  let scopes: Scopes;
  beforeAll(async () => {
    app = await testApp({ modules: [] });
    scopes = app.get(Scopes);
  });
  afterAll(() => app.close());

  const settings = async (): Promise<Settings | undefined> => {
    const rows: Settings[] = await db().query(
      `select coalesce(current_setting('app.tenant_id', true), '') as tenant,
              coalesce(current_setting('app.user_id', true), '') as "user",
              coalesce(current_setting('app.source', true), '') as source`,
    );
    return rows[0];
  };
  const who = () => ({ tenantId: app.greenfield.tenantId, actor: app.greenfield.members.owner.actor });
  const write = (name: string) =>
    db().query('update tenants set phone = $1 where id = (select app_tenant_id())', [name]);
  const phone = async () => {
    const read = () => db().query<Array<{ phone: string | null }>>('select phone from tenants');
    return (await scopes.run(who(), read, { readOnly: true }))[0]?.phone;
  };

  it('tells the database the company and the person, and nothing afterwards', async () => {
    const { tenantId, actor } = who();
    const expected = { tenant: tenantId, user: actor.userId, source: 'web' };
    expect(await scopes.run(who(), settings)).toEqual(expected);
    expect(await scopes.run(who(), settings, { readOnly: true })).toEqual(expected);
    const nobody = { tenant: '', user: '', source: '' };
    expect(await scopes.run({ tenantId: null, actor: null }, settings)).toEqual(nobody);
    expect(await scopes.run({ tenantId: null, actor: SYSTEM }, settings)).toEqual({ ...nobody, source: 'system' });
    for (let turn = 0; turn < 20; turn++) {
      const rows: Settings[] = await app
        .get(DataSource)
        .query(`select coalesce(current_setting('app.tenant_id', true), '') as tenant`);
      expect(rows[0]?.tenant).toBe('');
    }
  });

  it('treats a value as nothing but a value', async () => {
    const hostile = `'; rollback; select set_config('app.tenant_id', '${app.rival.tenantId}', false) --`;
    const actor = { ...who().actor, source: hostile as Source };
    const seen = await scopes.run({ ...who(), actor }, async () => (await settings())?.source);
    expect(seen).toBe(hostile);
    const nobody = { ...who().actor, userId: hostile };
    const ask = () => db().query('select app_user_id()');
    await expect(scopes.run({ ...who(), actor: nobody }, ask)).rejects.toThrow(/invalid input syntax for type uuid/);
    expect(await scopes.run({ tenantId: null, actor: null }, settings)).toEqual({ tenant: '', user: '', source: '' });
  });

  it('commits what returns and rolls back what throws, effects included', async () => {
    const effects: string[] = [];
    await scopes.run(who(), async () => {
      afterCommit(() => void effects.push('committed'));
      await write('555-0101');
    });
    const broken = scopes.run(who(), async () => {
      afterCommit(() => void effects.push('rolled back'));
      await write('555-0102');
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await phone()).toBe('555-0101');
    expect(effects).toEqual(['committed']);
  });

  it('leaves nothing behind: not on its connection, and not with what still refers to it', async () => {
    const listeners = async () => {
      await settings();
      const { databaseConnection } = db().queryRunner as unknown as { databaseConnection: EventEmitter };
      return [currentScope(), databaseConnection.listenerCount('error')] as const;
    };
    const [ended, before] = await scopes.run(who(), listeners);
    expect(() => ended.statements).toThrow('no open transaction');
    expect(() => ended.manager).toThrow('no open transaction');
    // Of those that serve connections, one for as long as it is open.
    expect(before).toBe(1);
    expect((await scopes.run(who(), listeners))[1]).toBe(before);
  });

  it('runs what must happen before COMMIT inside it: a failure there undoes the work', async () => {
    const broken = scopes.run(who(), async () => {
      await write('555-0103');
      new Batch(() => Promise.reject(new Error('no event'))).add(['an event']);
    });
    await expect(broken).rejects.toThrow('no event');
    expect(await phone()).not.toBe('555-0103');
  });

  it('refuses to write where it only reads', async () => {
    await expect(scopes.run(who(), () => write('555-0104'), { readOnly: true })).rejects.toMatchObject({
      driverError: { code: '25006' },
    });
    expect(await phone()).not.toBe('555-0104');
  });

  it('reads in one transaction without BEGIN: several at once, and nothing after a failure', async () => {
    const { tenantId } = who();
    const mine = () => db().query<Array<{ tenant: string }>>('select app_tenant_id() as tenant');
    const seen = await scopes.run(who(), () => Promise.all([mine(), mine(), mine()]), { readOnly: true });
    expect(seen.flat()).toEqual([{ tenant: tenantId }, { tenant: tenantId }, { tenant: tenantId }]);
    const goesOn = async () => {
      await db()
        .query('select 1 / 0')
        .catch(() => undefined);
      return mine();
    };
    const refused = scopes.run(who(), goesOn, { readOnly: true });
    await expect(refused).rejects.toMatchObject({ driverError: { code: '25P02' } });
    expect(await scopes.run({ tenantId: null, actor: null }, settings, { readOnly: true })).toEqual({
      tenant: '',
      user: '',
      source: '',
    });
  });

  it('runs nothing after a failed statement, even if it was sent with it', async () => {
    const settle = () => Promise.allSettled([db().query('select 1 / 0'), settings(), settings()]);
    const asked = await scopes.run(who(), settle, { readOnly: true });
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    let left: Promise<unknown> = Promise.resolve();
    const leaves = async () =>
      void (left = db()
        .query('select pg_sleep(0.05)')
        .then(settings)
        .catch(() => 'refused'));
    await scopes.run(who(), leaves, { readOnly: true });
    expect(await left).toBe('refused');
  });

  it('returns every connection, whatever happened in it', async () => {
    const failing = () => scopes.run(who(), () => db().query('select 1 / 0')).catch(() => 'failed');
    const reading = () => scopes.run(who(), () => db().query('select 1'), { readOnly: true });
    const turns = Array.from({ length: 60 }, (_, turn) => (turn % 2 === 0 ? failing() : reading()));
    expect((await Promise.all(turns)).filter((answer) => answer === 'failed')).toHaveLength(30);
    const open = `select count(*)::int as open from pg_stat_activity
                  where usename = current_user and datname = current_database() and state like 'idle in transaction%'`;
    const stillOpen = async () => (await app.get(DataSource).query<Array<{ open: number }>>(open))[0]?.open;
    // A reader does not wait for its COMMIT, so the last one may be under way.
    let left = await stillOpen();
    for (let look = 0; left !== 0 && look < 200; look++) left = await stillOpen();
    expect(left).toBe(0);
  });

  it('lets background work wait longer for a connection than a person', async () => {
    const env = { DATABASE_POOL: 2, REQUEST_PATIENCE_MS: 100 } as Env;
    const narrow = new Scopes(app.get(DataSource), new Config(env));
    const { tenantId } = who();
    const task = { name: 'spec', id: 'of a scope' };
    const read = () => db().query<unknown[]>('select 1');
    const free = Promise.withResolvers<undefined>();
    const held = narrow.run(who(), () => free.promise);
    const ofTask = narrow.withoutTransaction({ ...who(), task }, () =>
      // On behalf of somebody else, as an import does.
      narrow.withoutTransaction(who(), () =>
        narrow.transaction(async () => currentScope().task?.id, { readOnly: true }),
      ),
    );
    const ofProduct = narrow.run({ tenantId, actor: SYSTEM }, read, { readOnly: true });
    await expect(narrow.run(who(), read)).rejects.toBeInstanceOf(Overloaded);
    free.resolve(undefined);
    await held;
    expect(await ofTask).toBe(task.id);
    expect(await ofProduct).toHaveLength(1);
  });

  it('disconnects from PostgreSQL when it does not answer, whatever was sent', async () => {
    const line = await frozenLine(new URL(app.database.appUrl));
    const source = await new DataSource(databaseOptions(line.url, 4, 2_000)).initialize();
    const through = new Scopes(source, app.get(Config));
    const stopped = async (work: () => Promise<unknown>) => {
      try {
        return await through.run(who(), work);
      } catch (error) {
        return toAppError(error);
      }
    };
    const asked = stopped(async () => {
      line.freeze();
      await db().query('select 1');
    });
    expect(await asked).toBeInstanceOf(Unavailable);
    line.thaw();
    const committed = stopped(async () => {
      await db().query('select 1');
      line.freeze();
    });
    expect(await committed).toBeInstanceOf(OutcomeUnknown);
    // None of them is used again.
    line.thaw();
    expect(await through.run(who(), settings)).toMatchObject({ tenant: who().tenantId });
    await source.destroy();
    line.close();
  });

  it('lets TypeORM lock, and nest in savepoints', async () => {
    const nested = scopes.run(who(), async () => {
      await write('555-0105');
      await db()
        .transaction(async (inner) => {
          await inner.query(`update tenants set phone = '555-0106' where id = (select app_tenant_id())`);
          throw new Error('inner');
        })
        .catch(() => undefined);
    });
    await nested;
    expect(await phone()).toBe('555-0105');
  });
});
