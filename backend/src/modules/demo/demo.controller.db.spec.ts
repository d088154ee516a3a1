import { httpApp, type HttpTestApp } from '../../kernel/testing/index.js';
import { DEMO_PASSWORD } from './demo-accounts.js';
import { DemoModule } from './demo.module.js';

describe('the accounts of the demo', () => {
  let app: HttpTestApp;
  afterEach(() => app.close());

  const list = async (DEMO: string) => {
    app = await httpApp({ modules: [DemoModule], env: { DEMO } });
    const answer = await app.inject({ method: 'GET', url: '/api/v1/auth/demo-accounts' });
    return [answer.statusCode, answer.json<{ items: Array<{ email: string; password: string }> }>()] as const;
  };

  it('are offered in a demo, without signing in', async () => {
    const [status, { items }] = await list('on');
    expect(status).toBe(200);
    expect(items).toHaveLength(7);
    expect(items).toContainEqual({
      email: 'office@greenfield.example',
      password: DEMO_PASSWORD,
      name: 'Morgan Hale',
      roleName: 'Office manager',
      companyName: 'Greenfield Lawn & Landscape',
      sees: 'Clients, imports, jobs, messages',
    });
  });

  it('are nobody elsewhere', async () => {
    expect(await list('off')).toEqual([200, { items: [], nextCursor: null }]);
  });
});
