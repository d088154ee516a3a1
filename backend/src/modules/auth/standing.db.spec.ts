import { withClient } from '../../../../scripts/roles.mjs';
import {
  httpApp,
  type HttpTestApp,
  type InjectOptions,
  TEST_PASSWORD,
  untilSomebodyWaits,
} from '../../../test/support/index.js';
import { anApiKey } from '../api-keys/api-keys.factory.js';
import { ClientsModule } from '../clients/index.js';
import { ClientSearchModule } from '../client-search/index.js';
import { JobsModule } from '../jobs/index.js';

/** What another process changes is told to this one by nobody: the database says it with the next transaction. */
describe('a change made by another process', () => {
  let app: HttpTestApp;
  beforeAll(async () => (app = await httpApp({ modules: [ClientsModule, ClientSearchModule, JobsModule] })));
  afterAll(() => app.close());

  const LIST: InjectOptions = { method: 'GET', url: '/api/v1/clients?limit=1' };
  const CREATE: InjectOptions = { method: 'POST', url: '/api/v1/clients', payload: { displayName: 'Late' } };
  const elsewhere = (sql: string, ...values: unknown[]) =>
    withClient(app.database.superuserUrl, (client) => client.query(sql, values));
  const clients = async () =>
    (await elsewhere(`select count(*)::int as n from clients where display_name = 'Late'`)).rows[0] as { n: number };

  it('applies from the next request of a session, whether it reads or writes', async () => {
    const { membershipId } = app.greenfield.members.sales.actor;
    expect((await app.injectAs('sales', LIST)).statusCode).toBe(200);
    const before = await clients();
    await elsewhere(
      `update memberships set version = version + 1,
         role_id = (select r.id from roles r where r.tenant_id = memberships.tenant_id and r.key = 'crew_lead')
       where id = $1`,
      membershipId,
    );
    expect((await app.injectAs('sales', CREATE)).json()).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await clients()).toEqual(before);
    await elsewhere(
      `update memberships set version = version + 1,
         role_id = (select r.id from roles r where r.tenant_id = memberships.tenant_id and r.key = 'sales')
       where id = $1`,
      membershipId,
    );
    // What was given back is there as soon.
    expect((await app.injectAs('sales', CREATE)).statusCode).toBe(201);
    await elsewhere(`update memberships set version = version + 1, status = 'disabled' where id = $1`, membershipId);
    for (const request of [LIST, CREATE]) expect((await app.injectAs('sales', request)).statusCode).toBe(401);
  });

  it('ends a session and a key at once', async () => {
    const { userId } = app.greenfield.members.dispatcher.actor;
    expect((await app.injectAs('dispatcher', LIST)).statusCode).toBe(200);
    await elsewhere('update sessions set revoked_at = now() where user_id = $1', userId);
    expect((await app.injectAs('dispatcher', LIST)).statusCode).toBe(401);
    const { id, secret } = await anApiKey(app, ['clients.read.all']);
    const withKey = () => app.inject({ ...LIST, headers: { authorization: `Bearer ${secret}` } });
    expect((await withKey()).statusCode).toBe(200);
    await elsewhere('update api_keys set revoked_at = now(), version = version + 1 where id = $1', id);
    expect((await withKey()).statusCode).toBe(401);
  });

  it.each([
    ['password', `password_hash = 'another'`],
    ['second factor', 'second_factor_at = now()'],
  ])('of the %s ends a sign-in that was checked before', async (_what, change) => {
    const { email, userId } = app.rival.members.dispatcher;
    const status = await withClient(app.database.superuserUrl, async (client) => {
      const before = await client.query<{ hash: string }>('select password_hash as hash from users where id = $1', [
        userId,
      ]);
      await client.query('begin');
      await client.query(`update users set ${change} where id = $1`, [userId]);
      const payload = { email, password: TEST_PASSWORD, client: 'mobile' };
      const signingIn = app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
      await app.asMember('owner', untilSomebodyWaits);
      await client.query('commit');
      const { statusCode } = await signingIn;
      const after = [userId, before.rows[0]?.hash];
      await client.query('update users set password_hash = $2, second_factor_at = null where id = $1', after);
      return statusCode;
    });
    expect(status).toBe(401);
  });

  it('shows the company as it is now', async () => {
    expect((await app.injectAs('owner', LIST)).statusCode).toBe(200);
    await elsewhere(
      `update tenants set currency = 'CAD', version = version + 1 where id = $1`,
      app.greenfield.tenantId,
    );
    const created = await app.injectAs('owner', CREATE);
    expect(created.json()).toMatchObject({ currency: 'CAD' });
    expect((await app.injectAs('owner', CREATE, 'rival')).json()).toMatchObject({ currency: 'USD' });
  });

  it('is checked also by a request that fails before its statements are sent', async () => {
    await elsewhere('update tenants set version = version + 1 where id = $1', app.greenfield.tenantId);
    const wrong = await app.injectAs('owner', { method: 'GET', url: '/api/v1/jobs?count=exact&cursor=x' });
    expect([wrong.statusCode, wrong.json()]).toMatchObject([400, { code: 'invalid_cursor' }]);
  });
});
