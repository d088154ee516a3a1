import { withClient } from '../../../../scripts/roles.mjs';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { DEMO_PASSWORD, hashPassword } from '../passwords/index.js';
import { DemoModule } from './demo.module.js';

describe('the accounts of the demo', () => {
  let app: HttpTestApp;
  afterEach(() => app.close());

  const list = async (DEMO: string, NODE_ENV = 'test') => {
    app = await httpApp({ modules: [DemoModule], env: { DEMO, NODE_ENV } });
    const answer = await app.inject({ method: 'GET', url: '/api/v1/auth/demo-accounts' });
    return [answer.statusCode, answer.json<{ items: Array<{ email: string; password: string }> }>()] as const;
  };

  it('are listed in a demo, without signing in', async () => {
    const [status, { items }] = await list('on');
    expect(status).toBe(200);
    expect(items).toHaveLength(7);
    expect(items).toContainEqual({
      email: 'office@greenfield.example',
      password: DEMO_PASSWORD,
      name: 'Morgan Hale',
      roleName: 'Office manager',
      companyName: 'Greenfield Lawn & Landscape',
      sees: 'Clients, imports, jobs, and messages',
    });
  });

  it('are not listed where there is no demo', async () => {
    expect(await list('off')).toEqual([200, { items: [], nextCursor: null }]);
  });

  it('cannot sign in in production, if a demo has left them', async () => {
    expect(await list('on', 'production')).toEqual([200, { items: [], nextCursor: null }]);
    const { email } = app.greenfield.members.owner;
    const hash = await hashPassword(DEMO_PASSWORD);
    await withClient(app.database.superuserUrl, (client) =>
      client.query('update users set password_hash = $1 where email = $2', [hash, email]),
    );
    const payload = { email, password: DEMO_PASSWORD };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
    expect([answer.statusCode, answer.json()]).toMatchObject([401, { code: 'invalid_credentials' }]);
  });
});
