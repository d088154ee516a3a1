import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Client, type PoolClient } from 'pg';
import { withClient } from '../../../../scripts/roles.mjs';
import { Config, type Env, parseEnv } from '../config/index.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { awaitDatabase } from '../database/await-database.js';
import { TIMEOUTS } from '../database/database.options.js';
import { Probe } from './probe.js';
import { tableFaults } from './role-faults.js';

const SECRETS = {
  TOKEN_SECRET: 'Kd83mVq0zLw72nTx5Rb1Yc64Hj9Pf0Gs',
  CURSOR_SECRET: 'b5Nw0Xq8Zr2Lt7Mv4Jc9Kd1Hs6Pf3Gy0',
  MASTER_KEY: 'w3Tz9Bq5Kx1Vn7Rm4Lp8Jd2Hc6Sf0Gy5',
};

describe('the database role of a process', () => {
  let database: TestDatabase;
  let god: Client;
  const roles: string[] = [];
  beforeAll(async () => {
    Logger.overrideLogger(['error', 'fatal']);
    database = await createTestDatabase();
    god = new Client({ connectionString: database.superuserUrl });
    await god.connect();
  });
  afterAll(async () => {
    for (const role of roles.reverse()) await god.query(`drop owned by ${role}; drop role ${role}`);
    await god.end();
    await database.drop();
  });

  /** A role that lives as long as this spec: roles belong to the whole server, which other specs use. */
  const role = async (attributes: string): Promise<string> => {
    const name = `test_role_${randomUUID().slice(0, 8)}`;
    await god.query(`create role ${name} ${attributes}`);
    roles.push(name);
    return name;
  };
  /** A sign-in with all that the application role may, and something more. */
  const login = async (attributes: string, more = (_name: string): string => ''): Promise<string> => {
    const name = await role(`login password 'p' ${attributes}`);
    await god.query(`grant connect on database ${god.database} to ${name}; grant hedgerow_app to ${name}`);
    const sql = more(name);
    if (sql) await god.query(sql);
    const url = new URL(database.appUrl);
    [url.username, url.password] = [name, 'p'];
    return url.href;
  };
  const start = (env: Record<string, string>) =>
    awaitDatabase(new Config(parseEnv({ DATABASE_URL: database.appUrl, DATABASE_WAIT: '0', ...SECRETS, ...env })));

  it('may be the application role, or a role with nothing but its rights', async () => {
    await start({ QUEUE_DATABASE_URL: database.queueUrl });
    await start({ DATABASE_URL: await login('') });
  });

  it('is not the superuser or the owner', async () => {
    await expect(start({ DATABASE_URL: database.superuserUrl })).rejects.toThrow(
      /DATABASE_URL signs in as postgres, which is a superuser\. .*init-roles\.sql/,
    );
    await expect(start({ DATABASE_URL: database.ownerUrl })).rejects.toThrow(
      /hedgerow_owner, which may hand out roles \(CREATEROLE\)/,
    );
  });

  it.each([
    ['bypassrls', 'bypasses row-level security'],
    ['createrole', 'may hand out roles'],
    ['replication', 'may copy the whole server'],
    ['superuser', 'is a superuser'],
  ])('does not have %s', async (attribute, words) => {
    await expect(start({ DATABASE_URL: await login(attribute) })).rejects.toThrow(words);
    // Neither in a role that it may change into, at second hand.
    const between = await role('noinherit');
    const mighty = await role(attribute);
    await god.query(`grant ${mighty} to ${between}`);
    const changer = await login('noinherit', (name) => `grant ${between} to ${name}`);
    await expect(start({ DATABASE_URL: changer })).rejects.toThrow(`can become ${mighty}, which ${words}`);
  });

  it.each(['hedgerow_owner', 'hedgerow_queue', 'pg_read_all_data', 'pg_write_all_data', 'pg_execute_server_program'])(
    'is no member of %s',
    async (group) => {
      const member = await login('', (name) => `grant ${group} to ${name}`);
      await expect(start({ DATABASE_URL: member })).rejects.toThrow(`can become ${group}`);
    },
  );

  it.each([
    ['table', (name: string) => `alter table clients owner to ${name}`, 'alter table clients owner to hedgerow_owner'],
    ['schema', (name: string) => `create schema mine authorization ${name}`, 'drop schema mine'],
    [
      'function',
      (name: string) =>
        `create function mine() returns int language sql return 1; alter function mine() owner to ${name}`,
      'drop function mine()',
    ],
    [
      'database',
      (name: string) => `do $$ begin execute format('alter database %I owner to ${name}', current_database()); end $$`,
      `do $$ begin execute format('alter database %I owner to hedgerow_owner', current_database()); end $$`,
    ],
  ])('does not own %s', async (kind, give, takeBack) => {
    const owner = await login('', give);
    await expect(start({ DATABASE_URL: owner })).rejects.toThrow(`owns ${kind} `);
    await god.query(takeBack);
    await start({ DATABASE_URL: owner });
  });

  it.each([
    ['truncate a table of companies', (name: string) => `grant truncate on clients to ${name}`, 'may truncate'],
    ['hang a trigger on one', (name: string) => `grant trigger on clients to ${name}`, 'may truncate, trigger'],
    [
      'switch triggers off',
      (name: string) => `grant set on parameter session_replication_role to ${name}`,
      'may switch triggers off',
    ],
    [
      'have code of its own loaded',
      (name: string) => `grant set on parameter session_preload_libraries to ${name}`,
      'may have code loaded into the server (session_preload_libraries)',
    ],
    [
      'set anything for the whole server',
      (name: string) => `grant alter system on parameter work_mem to ${name}`,
      'may set work_mem for the whole server',
    ],
    [
      'read the files of the server',
      (name: string) => `grant execute on function pg_read_binary_file(text) to ${name}`,
      'may reach the files of the server through function pg_read_binary_file',
    ],
    ['refer to what it cannot see', (name: string) => `grant references (id) on clients to ${name}`, 'or reference'],
  ])('may not %s', async (_what, give, words) => {
    await expect(start({ DATABASE_URL: await login('', give) })).rejects.toThrow(words);
  });

  it.each([
    ['a superuser', 'postgres'],
    ['the owner of companies’ tables', 'hedgerow_owner'],
  ])('cannot act as %s through a function', async (_who, owner) => {
    await god.query(`create function mighty() returns bigint language sql security definer return
      (select count(*) from clients); alter function mighty() owner to ${owner}`);
    await expect(start({})).rejects.toThrow(`may act as ${owner} through function mighty`);
    // Neither in a role that it may change into.
    const group = await role('noinherit');
    await god.query(`revoke execute on function mighty from public; grant execute on function mighty to ${group}`);
    await start({});
    const member = await login('noinherit', (name) => `grant ${group} to ${name}`);
    await expect(start({ DATABASE_URL: member })).rejects.toThrow(`can become ${group}, which may act as ${owner}`);
    await god.query('drop function mighty()');
  });

  it('sees companies’ tables under forced policies alone', async () => {
    await god.query('alter table clients no force row level security');
    await expect(start({})).rejects.toThrow('row-level security is not forced on clients');
    await god.query('alter table clients force row level security; alter table jobs disable row level security');
    await expect(start({})).rejects.toThrow('row-level security is not forced on jobs');
    await god.query('alter table jobs enable row level security');
    await start({});
  });

  it('reads nothing without a company', async () => {
    const tenant = randomUUID();
    await god.query(
      `insert into tenants (id, slug, name, timezone, currency, locale, unit_system)
       values ($1, 'lawns', 'Lawns', 'UTC', 'USD', 'en-US', 'us')`,
      [tenant],
    );
    await god.query(`insert into roles (tenant_id, id, key, name, permissions) values ($1, $2, 'k', 'K', '{}')`, [
      tenant,
      randomUUID(),
    ]);
    await god.query('create policy open on roles using (true)');
    await expect(start({})).rejects.toThrow('reads roles with no company set');
    // With whichever company set, it reads no other one.
    await god.query(`drop policy open on roles;
      create policy open on roles using (current_setting('app.tenant_id', true) <> '')`);
    await expect(start({})).rejects.toThrow('reads roles of other companies');
    await god.query('drop policy open on roles');
    await start({});
    // A view reads as its owner, a view of a view as well, and a materialized one holds what its owner has read.
    await god.query(`create view inner_view as select name as label from roles;
      create view leak as select label from inner_view; grant select (label) on leak to hedgerow_app`);
    await expect(start({})).rejects.toThrow('reads leak with no company set');
    await god.query(`drop view leak, inner_view; create materialized view leak as select name as label from roles;
      grant select on leak to hedgerow_app`);
    await expect(start({})).rejects.toThrow('reads leak with no company set');
    await god.query(`drop materialized view leak; create view leak with (security_invoker) as select name from roles;
      grant select on leak to hedgerow_app`);
    await start({});
    await god.query('drop view leak');
  });

  it('is checked without scanning large tables that show it nothing', async () => {
    const session = new Client({ connectionString: database.appUrl });
    await session.connect();
    const asked = jest.spyOn(session, 'query');
    expect(await tableFaults(session)).toEqual([]);
    const sent = asked.mock.calls.map(([sql]) => sql);
    // The first question is which tables there are.
    const reads = sent.flatMap((sql, index) => (index > 0 && sql.includes('where exists') ? [index] : []));
    expect(reads).toHaveLength(2);
    for (const index of reads)
      expect([sent[index - 1], sent[index + 1]]).toEqual([expect.stringContaining('enable_seqscan = off'), 'rollback']);
    await session.end();
  });

  it('has no rights on tenant tables if it is for the queue', async () => {
    await expect(start({ QUEUE_DATABASE_URL: database.appUrl })).rejects.toThrow(
      /QUEUE_DATABASE_URL signs in as hedgerow_app, which may use table /,
    );
    await expect(start({ QUEUE_DATABASE_URL: database.superuserUrl })).rejects.toThrow('is a superuser');
    // Not looked at where the queues live on Redis, and being away is no reason not to start.
    await start({ QUEUE_DATABASE_URL: database.superuserUrl, REDIS_URL: 'redis://127.0.0.1:1' });
    await start({ QUEUE_DATABASE_URL: 'postgres://hedgerow_queue:x@127.0.0.1:1/x' });
  });

  it('waits for PostgreSQL as long as configured, and logs that without a password', async () => {
    const away = start({ DATABASE_URL: 'postgres://hedgerow_app:verysecret@127.0.0.1:1/x', DATABASE_WAIT: '1' });
    await expect(away).rejects.toThrow(/cannot be reached for 1 s: .*ECONNREFUSED/);
    await expect(away).rejects.not.toThrow(/verysecret/);
    const wrong = new URL(database.appUrl);
    wrong.password = 'wrong';
    await expect(start({ DATABASE_URL: wrong.href, DATABASE_WAIT: '60' })).rejects.toThrow(
      'password authentication failed',
    );
  });

  it('survives a connection that is closed between two queries', async () => {
    const probe = new Probe(new Config({ DATABASE_URL: database.appUrl } as Env));
    const looked = probe.look(async (session) => {
      const ended = new Promise((resolve) => (session as PoolClient).once('end', resolve));
      const { rows } = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
      await god.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
      // Nothing is being asked when the news comes.
      await ended;
      return session.query('select 1');
    });
    await expect(looked).rejects.toThrow('not queryable');
    expect(await probe.look(async (session) => (await session.query('select 1')).rowCount)).toBe(1);
    await probe.onModuleDestroy();
  });

  describe('and its timeouts', () => {
    const settingsOf = async (url: string) =>
      withClient(url, async (client) => {
        const { rows } = await client.query<{ name: string; setting: string }>(
          `select name, setting from pg_settings where name = any ($1)`,
          [[...Object.keys(TIMEOUTS), 'transaction_timeout']],
        );
        return Object.fromEntries(rows.map(({ name, setting }) => [name, Number(setting)]));
      });

    it('are set on the role, for sessions that set none', async () => {
      expect(await settingsOf(database.appUrl)).toEqual({ ...TIMEOUTS, transaction_timeout: 600_000 });
      expect(await settingsOf(database.queueUrl)).toMatchObject(TIMEOUTS);
      expect(await settingsOf(database.ownerUrl)).toMatchObject({ statement_timeout: 0, lock_timeout: 5_000 });
    });

    it('are added to older roles, and leave what an operator has set', async () => {
      const url = await login('', (name) => `alter role ${name} set lock_timeout = '7s'`);
      await start({ DATABASE_URL: url });
      const expected = { ...TIMEOUTS, lock_timeout: 7_000, transaction_timeout: 600_000 };
      expect(await settingsOf(url)).toEqual(expected);
    });

    it('end a statement, a wait for a lock and an idle transaction', async () => {
      const url = await login('', (name) =>
        Object.entries({ statement_timeout: 2_000, lock_timeout: 200, idle_in_transaction_session_timeout: 200 })
          .map(([bound, milliseconds]) => `alter role ${name} set ${bound} = ${milliseconds}`)
          .join('; '),
      );
      await withClient(url, async (client) => {
        await expect(client.query('select pg_sleep(20)')).rejects.toMatchObject({ code: '57014' });
      });
      await god.query('begin; lock table clients');
      try {
        await withClient(url, async (client) => {
          await expect(client.query('select from clients')).rejects.toMatchObject({ code: '55P03' });
        });
      } finally {
        await god.query('rollback');
      }
      const idle = new Client({ connectionString: url });
      // After it comes a second one: the connection is closed.
      const ended = new Promise<Error>((resolve) => idle.on('error', resolve));
      await idle.connect();
      await idle.query('begin');
      expect(await ended).toMatchObject({ code: '25P03' });
    });
  });
});
