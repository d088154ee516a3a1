import { withClient } from '../../../../scripts/roles.mjs';
import type { PresetRole } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { type CompanyName, httpApp, type HttpTestApp, mailsTo, TEST_PASSWORD } from '../../../test/support/index.js';
import { Accounts } from '../accounts/index.js';
import { CrewsModule } from '../crews/index.js';
import { hashPassword } from '../passwords/index.js';
import type { MemberDto } from './member.dto.js';
import { MembersService } from './members.service.js';

let app: HttpTestApp;
let passwordHash: string;
beforeAll(async () => {
  app = await httpApp({ modules: [CrewsModule] });
  passwordHash = await hashPassword(TEST_PASSWORD);
});
afterAll(() => app.close());

const PRESETS = 9;
const list = async (query = '', role: PresetRole = 'owner', company: CompanyName = 'greenfield') =>
  (await app.injectAs(role, { method: 'GET', url: `/api/v1/members${query}` }, company)).json<Page<MemberDto>>().items;
const made = async (url: string, payload: object) =>
  (await app.injectAs('owner', { method: 'POST', url, payload })).json<{ id: string }>();
const act = (id: string, action: string, by: PresetRole = 'owner') =>
  app.injectAs(by, { method: 'POST', url: `/api/v1/members/${id}/${action}` });
const give = (id: string, roleId: string, by: PresetRole = 'owner') =>
  app.injectAs(by, {
    method: 'PATCH',
    url: `/api/v1/members/${id}`,
    payload: { roleId },
    headers: { 'if-match': '*' },
  });
const remove = (id: string, by: PresetRole = 'owner') =>
  app.injectAs(by, { method: 'DELETE', url: `/api/v1/members/${id}`, headers: { 'if-match': '*' } });
const roleId = async (key: PresetRole) =>
  (await list('', 'owner', 'greenfield')).find((one) => one.roleKey === key)?.roleId ?? '';
const told = (type: string, id: string) =>
  app.asMember('owner', () =>
    db().query<Array<{ data: object; previous: object | null }>>(
      'select data, previous from events where type = $1 and entity_id = $2 order by seq',
      [type, id],
    ),
  );

/** A new member for one test. */
let people = 0;
async function somebody(role: PresetRole) {
  const email = `somebody${(people += 1)}@greenfield.example`;
  const { id: membershipId } = await app.asMember('owner', async () => {
    const user = await app.get(Accounts).create({ email, name: `Somebody ${people}`, passwordHash });
    return app.get(MembersService).addPreset(user.id, role);
  });
  const payload = { email, password: TEST_PASSWORD, client: 'mobile' };
  const signIn = () => app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
  const ask = (token: string) =>
    app.inject({ method: 'GET', url: '/api/v1/members', headers: { authorization: `Bearer ${token}` } });
  return { membershipId, email, signIn, ask };
}

describe('people', () => {
  it('of the company are listed, and nobody else', async () => {
    const { items } = (await app.injectAs('crew_member', { method: 'GET', url: '/api/v1/members' }, 'rival')).json<{
      items: MemberDto[];
    }>();
    expect(new Set(items.map(({ roleKey }) => roleKey)).size).toBe(PRESETS);
    expect(items.every(({ email }) => email.endsWith('@rival.example'))).toBe(true);
  });

  it('are read page by page, each once', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const url: string = `/api/v1/members?limit=4${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = (await app.injectAs('owner', { method: 'GET', url }, 'rival')).json<Page<MemberDto>>();
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(PRESETS);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('a member', () => {
  it('is found by name, email, role and status, with when they were last here', async () => {
    await app.tokenOf('accountant');
    expect(await list('?q=ACCOUNTANT@green')).toMatchObject([{ roleKey: 'accountant', status: 'active' }]);
    expect((await list('?q=accountant@'))[0]?.lastSeenAt).toMatch(/Z$/);
    const { membershipId } = await somebody('sales');
    expect(await list(`?q=somebody&roleId=${await roleId('sales')}`)).toContainEqual(
      expect.objectContaining({ id: membershipId, lastSeenAt: null }),
    );
    expect(await list('?status=disabled&q=accountant@')).toEqual([]);
    const one = await app.injectAs('crew_member', { method: 'GET', url: `/api/v1/members/${membershipId}` });
    expect(one.json()).toMatchObject({ id: membershipId, allowedActions: [] });
  });

  it('gets another role, recorded as an event', async () => {
    const { membershipId } = await somebody('sales');
    const changed = (await give(membershipId, await roleId('dispatcher'))).json<MemberDto>();
    expect(changed).toMatchObject({ roleKey: 'dispatcher', version: 2 });
    expect(changed.allowedActions).toEqual(['update', 'disable', 'remove', 'transfer_ownership']);
    const [event] = await told('membership.updated', membershipId);
    expect(event).toMatchObject({
      data: { roleKey: 'dispatcher' },
      previous: { roleKey: 'sales', roleName: 'Sales / estimator' },
    });
    expect(event?.data).not.toHaveProperty('allowedActions');
  });

  it('loses access, sessions and their place on a crew when disabled, and gets access back when enabled', async () => {
    const { membershipId, signIn, ask } = await somebody('crew_lead');
    const luis = { name: 'Luis', membershipId };
    const crew = { name: 'North', colour: '#2f855a', members: [luis] };
    const { id: crewId } = await made('/api/v1/crews', crew);
    const { refreshToken, accessToken } = (await signIn()).json<{ refreshToken: string; accessToken: string }>();
    expect((await ask(accessToken)).statusCode).toBe(200);

    const disabled = (await act(membershipId, 'disable')).json<MemberDto>();
    expect(disabled).toMatchObject({ status: 'disabled', allowedActions: ['update', 'enable', 'remove'] });
    expect((await ask(accessToken)).statusCode).toBe(401);
    const refresh = { method: 'POST' as const, url: '/api/v1/auth/refresh', payload: { refreshToken } };
    expect((await app.inject(refresh)).statusCode).toBe(401);
    expect((await signIn()).json()).toMatchObject({ status: 403, code: 'no_company' });
    const crews = await app.injectAs('owner', { method: 'GET', url: `/api/v1/crews/${crewId}` });
    expect(crews.json()).toMatchObject({ members: [] });
    const add = { method: 'POST' as const, url: `/api/v1/crews/${crewId}/members`, payload: luis };
    expect((await app.injectAs('owner', add)).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/membershipId', code: 'member_disabled' }],
    });
    expect((await act(membershipId, 'disable')).json()).toMatchObject({ status: 409, code: 'invalid_transition' });
    expect(await told('membership.disabled', membershipId)).toMatchObject([{ previous: { status: 'active' } }]);

    expect((await act(membershipId, 'enable')).json()).toMatchObject({ status: 'active' });
    expect((await signIn()).statusCode).toBe(200);
    expect((await app.injectAs('owner', add)).statusCode).toBe(201);
  });

  it('is removed, and no longer belongs to the company', async () => {
    const { membershipId, signIn, ask, email } = await somebody('read_only');
    const { accessToken } = (await signIn()).json<{ accessToken: string }>();
    expect((await remove(membershipId)).statusCode).toBe(204);
    expect((await ask(accessToken)).statusCode).toBe(401);
    expect(await list(`?q=${email}`)).toEqual([]);
    expect(await told('membership.deleted', membershipId)).toMatchObject([{ data: { roleKey: 'read_only', email } }]);
    expect((await remove(membershipId)).json()).toMatchObject({ status: 404, code: 'member_not_found' });
  });
});

describe('a company', () => {
  const owner = () => app.greenfield.members.owner.membershipId;

  it('keeps its last owner, whoever asks', async () => {
    const admin = await roleId('admin');
    for (const by of ['owner', 'admin'] as const)
      for (const answer of [
        await give(owner(), admin, by),
        await act(owner(), 'disable', by),
        await remove(owner(), by),
      ])
        expect([by, answer.json()]).toMatchObject([by, { status: 409, code: 'last_owner' }]);
  });

  it('lets nobody grant a role above their own or manage someone with one', async () => {
    const [owners, sales] = [await roleId('owner'), await roleId('sales')];
    const { membershipId } = await somebody('sales');
    expect((await give(membershipId, owners, 'admin')).json()).toMatchObject({ status: 403, code: 'role_above_own' });
    expect((await give(membershipId, sales, 'dispatcher')).json()).toMatchObject({ code: 'forbidden' });
    expect((await give(membershipId, owners)).statusCode).toBe(200);
    // An admin can't disable an owner, even if there are two.
    for (const id of [membershipId, owner()])
      expect((await act(id, 'disable', 'admin')).json()).toMatchObject({ status: 403, code: 'role_above_own' });
    expect((await give(owner(), await roleId('admin'))).json()).toMatchObject({ status: 409, code: 'own_membership' });
    expect((await give(membershipId, sales)).statusCode).toBe(200);
  });

  it('emails its other owners about each new one', async () => {
    const { membershipId, email } = await somebody('owner');
    const { membershipId: next, email: nextEmail } = await somebody('sales');
    const said = async (address: string) =>
      (await mailsTo(app, address)).filter((mail) => mail.includes('is now an owner of greenfield')).length;
    const counts = async () => [
      await said(app.greenfield.members.owner.email),
      await said(email),
      await said(nextEmail),
    ];
    const [before = 0] = await counts();
    expect((await give(next, await roleId('owner'))).statusCode).toBe(200);
    expect((await give(next, await roleId('owner'))).statusCode).toBe(200);
    expect(await counts()).toEqual([before + 1, 1, 0]);
    expect((await act(next, 'disable')).statusCode).toBe(200);
    expect((await act(next, 'enable')).statusCode).toBe(200);
    expect(await counts()).toEqual([before + 2, 2, 0]);
    for (const id of [next, membershipId]) expect((await give(id, await roleId('sales'))).statusCode).toBe(200);
  });

  it('keeps one owner when two disable each other at once', async () => {
    const other = await somebody('owner');
    const { accessToken } = (await other.signIn()).json<{ accessToken: string }>();
    // Before one of them can be disabled.
    await app.tokenOf('owner');
    const url = (id: string) => `/api/v1/members/${id}/disable`;
    const answers = await Promise.all([
      app.injectAs('owner', { method: 'POST', url: url(other.membershipId) }),
      app.inject({ method: 'POST', url: url(owner()), headers: { authorization: `Bearer ${accessToken}` } }),
    ]);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    await withClient(app.database.superuserUrl, (client) =>
      client.query(
        `update memberships set version = version + 1, status = case when id = $1 then 'active' else 'disabled' end
         where id in ($1, $2)`,
        [owner(), other.membershipId],
      ),
    );
    await withClient(app.database.superuserUrl, (client) =>
      client.query('update sessions set revoked_at = null where user_id = $1', [app.greenfield.members.owner.userId]),
    );
  });
});
