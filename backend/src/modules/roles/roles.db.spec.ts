import { withClient } from '../../../../scripts/roles.mjs';
import {
  API_KEY_SCOPES,
  type Permission,
  PERMISSIONS,
  PRESET_ROLES,
  type PresetRole,
  presetPermissions,
} from '../../kernel/access/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { type CompanyName, httpApp, type HttpTestApp } from '../../../test/support/index.js';
import type { PermissionDto } from './permission.dto.js';
import type { RoleDto } from './role.dto.js';

let app: HttpTestApp;
beforeAll(async () => (app = await httpApp({ modules: [] })));
afterAll(() => app.close());

it('explains the permissions to everyone in the company', async () => {
  const { items } = (await app.injectAs('crew_member', { method: 'GET', url: '/api/v1/permissions' })).json<{
    items: PermissionDto[];
  }>();
  expect(items.map(({ name }) => name)).toEqual(PERMISSIONS);
  expect(items).toContainEqual({
    name: 'clients.update',
    group: 'Clients',
    label: 'Edit clients and properties',
    explanation: null,
    forApiKeys: true,
    planned: false,
    apiKeyPresets: ['integration'],
  });
  // Permissions that no operation requires yet are marked; screens leave them out.
  const planned = items.filter((item) => item.planned).map(({ name }) => name);
  expect(planned).toEqual(expect.arrayContaining(['quotes.send', 'invoices.issue']));
  expect(planned).not.toContain('prices.view');
  const persons = items.filter(({ forApiKeys }) => !forApiKeys).map(({ name }) => name);
  expect(persons).toEqual(PERMISSIONS.filter((name) => !API_KEY_SCOPES.includes(name)));
  expect(persons).toContain('api_keys.manage');
});

describe('the preset roles', () => {
  const presets = Object.keys(PRESET_ROLES) as PresetRole[];
  const holders = (permission: Permission) => presets.filter((role) => presetPermissions(role).includes(permission));
  const except = (...roles: PresetRole[]) => presets.filter((role) => !roles.includes(role));

  it.each<[Permission, string[]]>([
    ['prices.view', except('crew_lead', 'crew_member')],
    ['costs.view', ['owner', 'admin', 'accountant']],
    ['margin.view', ['owner', 'admin', 'sales', 'accountant']],
    ['application_records.sign', ['owner', 'admin', 'office_manager', 'crew_lead']],
    ['access_codes.reveal', ['owner', 'admin', 'office_manager', 'dispatcher']],
    ['visits.create.own_crew', ['owner', 'admin', 'crew_lead']],
    ['users.manage', ['owner', 'admin']],
    ['exports.finance', ['owner', 'admin', 'accountant']],
  ])('%s', (permission, roles) => expect(holders(permission)).toEqual(roles));
});

describe('roles of a company', () => {
  const READS: Permission[] = ['members.read', 'clients.read.all'];
  const list = async (role: PresetRole = 'owner', company: CompanyName = 'greenfield') =>
    (await app.injectAs(role, { method: 'GET', url: '/api/v1/roles' }, company)).json<Page<RoleDto>>().items;
  const create = (payload: object, role: PresetRole = 'owner') =>
    app.injectAs(role, { method: 'POST', url: '/api/v1/roles', payload });
  const change = (id: string, payload: object, role: PresetRole = 'owner') =>
    app.injectAs(role, { method: 'PATCH', url: `/api/v1/roles/${id}`, payload, headers: { 'if-match': '*' } });
  const remove = (id: string, role: PresetRole = 'owner') =>
    app.injectAs(role, { method: 'DELETE', url: `/api/v1/roles/${id}`, headers: { 'if-match': '*' } });
  const a = async (name: string, permissions: Permission[] = READS): Promise<RoleDto> =>
    (await create({ name, permissions })).json<RoleDto>();
  const give = async (member: PresetRole, roleId: string) => {
    const { membershipId } = app.greenfield.members[member];
    const url = `/api/v1/members/${membershipId}`;
    const answer = await app.injectAs('owner', {
      method: 'PATCH',
      url,
      payload: { roleId },
      headers: { 'if-match': '*' },
    });
    expect(answer.statusCode).toBe(200);
  };

  it('begin with the built-in ones, which show their member counts and cannot be changed', async () => {
    const roles = await list('owner', 'rival');
    expect(roles.map(({ key }) => key).sort()).toEqual(Object.keys(PRESET_ROLES).sort());
    expect(roles.every(({ preset, memberCount }) => preset && memberCount > 0)).toBe(true);
    expect(new Set(roles.flatMap(({ allowedActions }) => allowedActions))).toEqual(new Set(['require_second_factor']));
    const role = (await list()).find(({ preset }) => preset);
    const answers = [await change(role?.id ?? '', { name: 'Boss' }), await remove(role?.id ?? '')];
    for (const answer of answers) expect(answer.json()).toMatchObject({ status: 409, code: 'preset_role' });
  });

  it('are created, renamed, given permissions and deleted by those who manage the team', async () => {
    const role = await a('Bookkeeper (evenings)');
    expect(role).toMatchObject({
      preset: false,
      memberCount: 0,
      allowedActions: ['update', 'delete', 'require_second_factor'],
    });
    expect(role.key).toMatch(/^bookkeeper_evenings_[0-9a-f]{6}$/);
    const changed = (await change(role.id, { name: 'Bookkeeper', permissions: ['members.read'] })).json<RoleDto>();
    expect(changed).toMatchObject({ name: 'Bookkeeper', key: role.key, permissions: ['members.read'], version: 2 });
    expect((await create({ name: 'bookKEEPER', permissions: [] })).json()).toMatchObject({ code: 'role_name_taken' });
    expect((await create({ name: 'X', permissions: ['clients.eat'] })).statusCode).toBe(422);
    expect((await create({ name: 'X', permissions: [] }, 'dispatcher')).statusCode).toBe(403);
    expect((await remove(role.id)).statusCode).toBe(204);
    expect((await list()).some(({ id }) => id === role.id)).toBe(false);
  });

  it('apply from the next request, and cannot be deleted while a member has them', async () => {
    const role = await a('Looks only');
    await give('sales', role.id);
    const ask = () => app.injectAs('sales', { method: 'GET', url: '/api/v1/members' });
    expect((await ask()).statusCode).toBe(200);
    expect((await remove(role.id)).json()).toMatchObject({ status: 409, code: 'role_in_use' });
    await change(role.id, { permissions: [] });
    const create = () =>
      app.injectAs('sales', { method: 'POST', url: '/api/v1/roles', payload: { name: 'Y', permissions: [] } });
    expect((await create()).statusCode).toBe(403);
    expect((await ask()).statusCode).toBe(403);
    expect((await list()).find(({ id }) => id === role.id)).toMatchObject({
      memberCount: 1,
      allowedActions: ['update', 'require_second_factor'],
    });
    const presets = await list();
    await give('sales', presets.find(({ key }) => key === 'sales')?.id ?? '');
    expect((await remove(role.id)).statusCode).toBe(204);
  });

  it('get no permission that the caller lacks, and cannot be changed by someone with fewer', async () => {
    const managers = await a('Team lead', ['members.read', 'users.manage']);
    const rich = await a('Prices', ['prices.view']);
    await give('dispatcher', managers.id);
    const refused = await create({ name: 'Mine', permissions: ['members.read', 'prices.view'] }, 'dispatcher');
    expect(refused.json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/permissions/1', code: 'permission_not_held' }],
    });
    expect(
      (await change(managers.id, { permissions: ['settings.manage', 'users.manage'] }, 'dispatcher')).statusCode,
    ).toBe(422);
    const above = [
      await change(rich.id, { permissions: ['members.read'] }, 'dispatcher'),
      await change(rich.id, { name: 'Mine' }, 'dispatcher'),
      await remove(rich.id, 'dispatcher'),
    ];
    for (const answer of above) expect(answer.json()).toMatchObject({ status: 403, code: 'role_above_own' });
    const shown = await list('dispatcher');
    expect(shown.find(({ id }) => id === rich.id)).toMatchObject({ allowedActions: [], permissions: ['prices.view'] });
    expect(shown.find(({ id }) => id === managers.id)).toMatchObject({
      allowedActions: ['update', 'require_second_factor'],
    });
    await give('dispatcher', (await list()).find(({ key }) => key === 'dispatcher')?.id ?? '');
  });

  it('are separate for each company, even for someone who belongs to two', async () => {
    const { userId } = app.greenfield.members.owner.actor;
    const theirs = await list('owner', 'rival');
    await withClient(app.database.superuserUrl, (client) =>
      client.query(
        `insert into memberships (tenant_id, id, user_id, role_id)
         select tenant_id, gen_random_uuid(), $1, id from roles where tenant_id = $2 and key = 'read_only'`,
        [userId, app.rival.tenantId],
      ),
    );
    const foreign = theirs.find(({ key }) => key === 'read_only')?.id ?? '';
    expect((await list()).map(({ id }) => id)).not.toContain(foreign);
    expect((await app.injectAs('owner', { method: 'GET', url: `/api/v1/roles/${foreign}` })).statusCode).toBe(404);
    expect((await change(foreign, { name: 'Mine' })).statusCode).toBe(404);
  });
});
