import type { PresetRole } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp, mailsTo, TEST_PASSWORD } from '../../../test/support/index.js';
import { OwnershipModule } from './index.js';

describe('ownership', () => {
  let app: HttpTestApp;
  beforeAll(async () => (app = await httpApp({ modules: [OwnershipModule] })));
  afterAll(() => app.close());

  const member = (role: PresetRole) => app.rival.members[role].membershipId;
  const transfer = (to: PresetRole, password: string, by: PresetRole = 'owner') =>
    app.injectAs(
      by,
      { method: 'POST', url: `/api/v1/members/${member(to)}/transfer-ownership`, payload: { password } },
      'rival',
    );

  it('goes to another active member with the owner’s password, and both are told', async () => {
    expect((await transfer('admin', 'not the password')).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/password', code: 'wrong_password' }],
    });
    expect((await transfer('sales', TEST_PASSWORD, 'admin')).json()).toMatchObject({
      status: 403,
      code: 'owners_only',
    });
    expect((await transfer('owner', TEST_PASSWORD)).json()).toMatchObject({ status: 409, code: 'not_transferable' });
    expect((await transfer('admin', TEST_PASSWORD)).statusCode).toBe(204);
    const { owner, admin } = app.rival.members;
    expect((await mailsTo(app, admin.email)).at(-1)).toContain('rival owner transferred ownership of rival to you.');
    expect((await mailsTo(app, owner.email)).at(-1)).toContain('rival admin is now the owner of rival.');
    const roleOf = async (role: PresetRole) =>
      (await app.injectAs('sales', { method: 'GET', url: `/api/v1/members/${member(role)}` }, 'rival')).json<{
        roleKey: string;
      }>().roleKey;
    expect([await roleOf('owner'), await roleOf('admin')]).toEqual(['admin', 'owner']);
    const told = await app.asTenant('rival', () =>
      db().query(
        `select type from events where type like 'membership.%' and entity_id in ($1, $2) order by seq desc limit 2`,
        [member('owner'), member('admin')],
      ),
    );
    expect(told).toEqual([{ type: 'membership.updated' }, { type: 'membership.ownership_transferred' }]);
    expect((await transfer('owner', TEST_PASSWORD, 'admin')).statusCode).toBe(204);
  });
});
