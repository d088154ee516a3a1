import { withClient } from '../../../../scripts/roles.mjs';
import type { PresetRole } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { Secrets } from '../../kernel/secrets/index.js';
import {
  type CompanyName,
  httpApp,
  type HttpTestApp,
  mailedToken,
  mailsTo,
  TEST_PASSWORD,
} from '../../../test/support/index.js';
import type { InvitationDto } from './invitation.dto.js';
import { InvitationsModule } from './index.js';

let app: HttpTestApp;
beforeAll(async () => (app = await httpApp({ modules: [InvitationsModule] })));
afterAll(() => app.close());

const PHRASE = 'a long enough phrase 7';
const post = (url: string, payload: object, role: PresetRole = 'owner', company: CompanyName = 'greenfield') =>
  app.injectAs(role, { method: 'POST', url: `/api/v1${url}`, payload }, company);
const publicly = (action: 'preview' | 'accept', payload: object) =>
  app.inject({ method: 'POST', url: `/api/v1/invitations/${action}`, payload });
const roles = new Map<string, string>();
async function roleId(key: PresetRole, company: CompanyName = 'greenfield'): Promise<string> {
  const answer = await app.injectAs('owner', { method: 'GET', url: '/api/v1/roles' }, company);
  for (const role of answer.json<Page<{ id: string; key: string }>>().items)
    roles.set(`${company} ${role.key}`, role.id);
  return roles.get(`${company} ${key}`) ?? '';
}

let people = 0;
/** A new invitation for one test, with the link from its email. */
async function invited(changes: object = {}, key: PresetRole = 'accountant', company: CompanyName = 'greenfield') {
  const email = `guest${(people += 1)}@example.com`;
  const answer = await post(
    '/invitations',
    { email, name: 'Priya', roleId: await roleId(key, company), ...changes },
    'owner',
    company,
  );
  expect(answer.statusCode).toBe(201);
  const invitation = answer.json<InvitationDto>();
  const sent = await mailsTo(app, invitation.email);
  return { invitation, email: invitation.email, mail: sent.at(-1), token: await mailedToken(app, invitation.email) };
}
const age = (id: string) =>
  withClient(app.database.superuserUrl, (client) =>
    client.query(`update invitations set expires_at = now() - interval '1 minute' where id = $1`, [id]),
  );

describe('an invitation', () => {
  it('is emailed with a link, which creates a member and signs them in', async () => {
    const { invitation, email, mail, token } = await invited();
    expect(invitation).toMatchObject({ state: 'pending', roleKey: 'accountant', allowedActions: ['resend', 'revoke'] });
    expect(mail).toContain('Subject: greenfield owner invited you to join greenfield');
    for (const words of ['Hi Priya,', 'Your role: Accountant.', 'works for 7 days']) expect(mail).toContain(words);
    expect((await publicly('preview', { token })).json()).toMatchObject({
      companyName: 'greenfield',
      email,
      roleName: 'Accountant',
      invitedByName: 'greenfield owner',
      hasAccount: false,
    });
    expect((await publicly('accept', { token, password: PHRASE })).json()).toMatchObject({
      errors: [{ pointer: '/name' }],
    });
    expect((await publicly('accept', { token, name: 'Priya', password: 'short' })).statusCode).toBe(422);
    const joined = await publicly('accept', { token, name: 'Priya Raman', password: PHRASE });
    expect(joined.statusCode).toBe(200);
    const { accessToken } = joined.json<{ accessToken: string }>();
    const me = await app.inject({
      method: 'GET',
      url: '/api/v1/auth/me',
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect(me.json()).toMatchObject({ user: { name: 'Priya Raman', email }, roleKey: 'accountant' });
    expect((await publicly('accept', { token, name: 'Priya', password: PHRASE })).json()).toMatchObject({
      status: 409,
      code: 'invitation_closed',
      state: 'accepted',
    });
    const again = await post('/invitations', { email, roleId: invitation.roleId });
    expect(again.json()).toMatchObject({ status: 409, code: 'already_member' });
    const events = await app.asMember('owner', () =>
      db().query<Array<{ type: string; actor: { name: string }; data: object }>>(
        `select type, actor, data from events where entity_id = $1 or data ->> 'email' = $2 order by seq`,
        [invitation.id, email],
      ),
    );
    expect(events.map(({ type }) => type)).toEqual(['invitation.created', 'membership.created', 'invitation.accepted']);
    expect(events[1]?.actor).toMatchObject({ name: 'Priya Raman' });
    expect(JSON.stringify(events)).not.toContain(token.slice(43));
  });

  it('is accepted with the password of an existing account, which then has two companies', async () => {
    const { email } = app.rival.members.sales;
    const { token } = await invited({ email });
    expect((await publicly('preview', { token })).json()).toMatchObject({ email, hasAccount: true });
    const wrong = await publicly('accept', { token, name: 'Me', password: PHRASE });
    expect(wrong.json()).toMatchObject({ status: 401, code: 'invalid_credentials' });
    const joined = await publicly('accept', { token, password: TEST_PASSWORD });
    expect(joined.json()).toMatchObject({
      tenantId: app.greenfield.tenantId,
      memberships: [{ tenantName: 'greenfield' }, { tenantName: 'rival' }],
    });
    // The next sign-in goes on where they worked last.
    const login = () =>
      app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { email, password: TEST_PASSWORD } });
    expect((await login()).json()).toMatchObject({ tenantId: app.greenfield.tenantId });
    const { accessToken } = (await login()).json<{ accessToken: string }>();
    const headers = { authorization: `Bearer ${accessToken}` };
    await app.inject({
      method: 'POST',
      url: '/api/v1/auth/switch',
      headers,
      payload: { tenantId: app.rival.tenantId },
    });
    expect((await login()).json()).toMatchObject({ tenantId: app.rival.tenantId });
  });

  it('is accepted by the signed-in user with that email, and nobody else', async () => {
    const { email } = app.greenfield.members.dispatcher;
    const { token } = await invited({ email }, 'sales', 'rival');
    expect((await post('/invitations/join', { token }, 'sales')).json()).toMatchObject({ code: 'other_account' });
    const joined = await post('/invitations/join', { token }, 'dispatcher');
    expect(joined.json()).toMatchObject({ tenantId: app.rival.tenantId });
    expect((await post('/invitations/join', { token }, 'dispatcher')).json()).toMatchObject({
      code: 'invitation_closed',
    });
  });

  it('has one link that works: the newest, for seven days, until it is revoked', async () => {
    const { invitation, token, email } = await invited();
    const url = `/invitations/${invitation.id}`;
    expect((Date.parse(invitation.expiresAt) - Date.parse(invitation.sentAt)) / 86_400_000).toBeCloseTo(7, 2);
    const resent = (await post(`${url}/resend`, {})).json<InvitationDto>();
    expect(resent).toMatchObject({ state: 'pending', version: 2 });
    const newest = () => mailedToken(app, email);
    const newer = await newest();
    expect((await publicly('preview', { token })).json()).toMatchObject({ status: 404, code: 'invitation_not_found' });
    expect((await publicly('preview', { token: newer })).statusCode).toBe(200);
    await age(invitation.id);
    const late = { status: 409, code: 'invitation_closed', state: 'expired' };
    expect((await publicly('preview', { token: newer })).json()).toMatchObject(late);
    expect((await publicly('accept', { token: newer, name: 'P', password: PHRASE })).json()).toMatchObject(late);
    const expired = await app.injectAs('owner', { method: 'GET', url: '/api/v1/invitations?state=expired' });
    const again = { id: invitation.id, allowedActions: ['resend', 'revoke'] };
    expect(expired.json<{ items: unknown[] }>().items).toContainEqual(expect.objectContaining(again));
    expect((await post(`${url}/resend`, {})).json()).toMatchObject({ state: 'pending' });
    expect((await post(`${url}/revoke`, {})).json()).toMatchObject({ state: 'revoked', allowedActions: [] });
    expect((await publicly('preview', { token: await newest() })).json()).toMatchObject({ state: 'revoked' });
    expect((await post(`${url}/resend`, {})).json()).toMatchObject({ status: 409, code: 'invalid_transition' });
  });

  it('is pending once per email; an expired one is replaced', async () => {
    const { invitation, email } = await invited();
    const again = () => post('/invitations', { email: email.toUpperCase(), roleId: invitation.roleId });
    expect((await again()).json()).toMatchObject({
      status: 409,
      code: 'invitation_pending',
      invitationId: invitation.id,
    });
    await age(invitation.id);
    expect((await again()).statusCode).toBe(201);
    const before = await app.injectAs('owner', { method: 'GET', url: `/api/v1/invitations/${invitation.id}` });
    expect(before.json()).toMatchObject({ state: 'expired' });
    const resend = () => post(`/invitations/${invitation.id}/resend`, {});
    expect((await resend()).json()).toMatchObject({ status: 409, code: 'invitation_pending' });
    await withClient(app.database.superuserUrl, (client) =>
      client.query('update invitations set role_id = null where id = $1', [invitation.id]),
    );
    expect((await resend()).json()).toMatchObject({
      status: 409,
      code: 'invitation_closed',
      detail: 'Its role was deleted. Revoke it and send a new invitation.',
    });
    const race = await Promise.all(
      [1, 2, 3].map(() => post('/invitations', { email: 'race@example.com', roleId: invitation.roleId })),
    );
    expect(race.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
  });

  it('grants no role above the inviter’s, and none of another company', async () => {
    const email = 'up@example.com';
    const owner = await post('/invitations', { email, roleId: await roleId('owner') }, 'admin');
    expect(owner.json()).toMatchObject({ status: 403, code: 'role_above_own' });
    const foreign = await post('/invitations', { email, roleId: await roleId('sales', 'rival') });
    expect(foreign.json()).toMatchObject({ status: 422, errors: [{ pointer: '/roleId', code: 'role_not_found' }] });
    const office = await post('/invitations', { email, roleId: await roleId('sales') }, 'office_manager');
    expect(office.statusCode).toBe(403);
  });

  it('to be an owner emails the other owners once it is accepted', async () => {
    const { token, email } = await invited({}, 'owner', 'rival');
    const told = async () =>
      (await mailsTo(app, app.rival.members.owner.email)).filter((mail) => mail.includes(`(${email}) is now an owner`));
    expect(await told()).toHaveLength(0);
    const joined = await publicly('accept', { token, name: 'Priya', password: PHRASE });
    expect(joined.statusCode).toBe(200);
    expect(await told()).toHaveLength(1);
  });

  it('reveals nothing without its link', async () => {
    const { token } = await invited();
    const bytes = Buffer.from(token, 'base64url');
    const tampered = (at: number) => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy.toString('base64url');
    };
    const refusals = await Promise.all(
      ['', 'x', tampered(3), tampered(20), tampered(40)].map((one) => publicly('preview', { token: one })),
    );
    for (const refusal of refusals) expect(refusal.json()).toMatchObject({ status: 404, code: 'invitation_not_found' });
  });

  it('is sent to an address at most five times a day', async () => {
    const { invitation } = await invited();
    const send = () => post(`/invitations/${invitation.id}/resend`, {});
    for (let n = 2; n <= 5; n += 1) expect((await send()).statusCode).toBe(200);
    const refused = await send();
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '3600']);
  });

  it('is sent to an address at most ten times a day by all companies', async () => {
    const { email } = await invited();
    const payload = { email, roleId: await roleId('sales', 'rival') };
    await withClient(app.database.superuserUrl, (client) =>
      client.query(
        `insert into account_mails (id, kind, recipient, expires_at, next_attempt_at, state)
         select gen_random_uuid(), kind.name, recipient, expires_at, next_attempt_at, 'sent'
         from account_mails, generate_series(1, 8), (values ('invitation'), ('password_reset')) kind (name)
         where recipient = $1`,
        [Buffer.from(app.get(Secrets).fingerprintOf(email), 'base64url')],
      ),
    );
    const tenth = await post('/invitations', payload, 'owner', 'rival');
    expect(tenth.statusCode).toBe(201);
    const refused = await post(`/invitations/${tenth.json<InvitationDto>().id}/resend`, {}, 'owner', 'rival');
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '3600']);
  });
});
