import { readFileSync } from 'node:fs';
import { withClient } from '../../../../scripts/roles.mjs';
import { testApp, type TestApp } from '../../../test/support/index.js';

const MIGRATION = new URL('../../../migrations/1790001400000-permissions-of-owners.sql', import.meta.url);

describe('roles from before the webhooks', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await testApp({ modules: [] })));
  afterAll(() => app.close());

  const withWebhooks = () =>
    withClient(app.database.superuserUrl, async (client) => {
      const { rows } = await client.query<{ key: string; companies: number }>(
        `select key, count(*)::int as companies from roles where 'webhooks.manage' = any (permissions) group by key order by key`,
      );
      return Object.fromEntries(rows.map(({ key, companies }) => [key, companies]));
    });

  it('let owners and admins of every company manage them, once, and leave the others alone', async () => {
    const before = await withWebhooks();
    await withClient(app.database.superuserUrl, (client) =>
      client.query(`update roles set permissions = array_remove(permissions, 'webhooks.manage')`),
    );
    expect(await withWebhooks()).toEqual({});
    const sql = readFileSync(MIGRATION, 'utf8');
    await withClient(app.database.ownerUrl, async (client) => {
      await client.query(sql);
      await client.query(sql);
    });
    expect(await withWebhooks()).toEqual(before);
    expect(before).toEqual({ owner: 2, admin: 2 });
  });

  it('stay isolated between companies', async () => {
    await withClient(app.database.ownerUrl, async (client) => {
      expect((await client.query('select from roles')).rowCount).toBe(0);
    });
  });
});
