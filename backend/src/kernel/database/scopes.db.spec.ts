import { DataSource } from 'typeorm';
import { Config, type Env } from '../config/index.js';
import { currentScope, SYSTEM } from '../context/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { Overloaded } from '../problem/index.js';
import { afterCommit, db, Scopes } from './index.js';

interface Settings {
  tenant: string;
  user: string;
  source: string;
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
  const write = (name: string) => db().query('update tenants set phone = $1 where id = app_tenant_id()', [name]);
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

  it('takes nothing from a value but the value', async () => {
    const actor = {
      ...who().actor,
      userId: `'; rollback; select set_config('app.tenant_id', '${app.rival.tenantId}', false) --`,
    };
    const seen = await scopes.run({ ...who(), actor }, async () => (await settings())?.user);
    expect(seen).toBe(actor.userId);
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

  it('runs what must happen before COMMIT inside it: a failure there undoes the work', async () => {
    const broken = scopes.run(who(), async () => {
      await write('555-0103');
      currentScope().beforeCommit.push(() => Promise.reject(new Error('no event')));
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

  it('gives every connection back, whatever happened in it', async () => {
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

  it('lets what nobody sits in front of wait longer for a connection than a person', async () => {
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

  it('lets TypeORM lock, and nest in savepoints', async () => {
    const nested = scopes.run(who(), async () => {
      await write('555-0105');
      await db()
        .transaction(async (inner) => {
          await inner.query(`update tenants set phone = '555-0106' where id = app_tenant_id()`);
          throw new Error('inner');
        })
        .catch(() => undefined);
    });
    await nested;
    expect(await phone()).toBe('555-0105');
  });
});
