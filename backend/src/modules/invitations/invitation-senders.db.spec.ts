import { withClient } from '../../../../scripts/roles.mjs';
import type { PresetRole } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { httpApp, type HttpTestApp, mailedToken } from '../../../test/support/index.js';
import type { InvitationDto } from './invitation.dto.js';
import { InvitationsModule } from './index.js';

const TOLD = `
  select (select string_agg(type, ' ' order by seq) from events where entity_id = invitations.id) as told
  from invitations where email in ('back@example.com', 'other@example.com') order by email`;

describe('an invitation depends on whoever sent it last', () => {
  let app: HttpTestApp;
  let roles: Map<string, string>;
  beforeAll(async () => {
    app = await httpApp({ modules: [InvitationsModule] });
    const { items } = (await get('/roles')).json<Page<{ id: string; key: string }>>();
    roles = new Map(items.map(({ id, key }) => [key, id]));
  });
  afterEach(async () => {
    const { membershipId, userId } = app.greenfield.members.admin;
    await post(`/members/${membershipId}/enable`);
    await withClient(app.database.superuserUrl, (client) =>
      client.query('update sessions set revoked_at = null where user_id = $1', [userId]),
    );
  });
  afterAll(() => app.close());

  const get = (path: string) => app.injectAs('owner', { method: 'GET', url: `/api/v1${path}` });
  const post = (path: string, payload: object = {}, role: PresetRole = 'owner') =>
    app.injectAs(role, { method: 'POST', url: `/api/v1${path}`, payload });
  const publicly = (action: 'preview' | 'accept', payload: object) =>
    app.inject({ method: 'POST', url: `/api/v1/invitations/${action}`, payload });
  const accept = (token: string) => publicly('accept', { token, name: 'Dee', password: 'a long enough phrase 7' });
  const preview = async (email: string) => publicly('preview', { token: await mailedToken(app, email) });
  async function send(email: string, by: PresetRole, role: PresetRole = 'sales'): Promise<string> {
    const answer = await post('/invitations', { email, roleId: roles.get(role) }, by);
    expect(answer.statusCode).toBe(201);
    return answer.json<InvitationDto>().id;
  }
  const resend = async (id: string, by: PresetRole) =>
    expect((await post(`/invitations/${id}/resend`, {}, by)).statusCode).toBe(200);
  const disableAdmin = async () =>
    expect((await post(`/members/${app.greenfield.members.admin.membershipId}/disable`)).statusCode).toBe(200);

  it('is revoked when its sender is disabled', async () => {
    const email = 'back@example.com';
    await send(email, 'admin');
    await send('other@example.com', 'owner');
    const token = await mailedToken(app, email);
    await disableAdmin();
    expect((await accept(token)).json()).toMatchObject({ status: 409, code: 'invitation_closed', state: 'revoked' });
    expect(await app.asTenant('greenfield', () => db().query(TOLD))).toEqual([
      { told: 'invitation.created invitation.revoked' },
      { told: 'invitation.created' },
    ]);
  });

  it('is revoked when whoever resent it is disabled, and no longer when its first sender is', async () => {
    const [theirs, ours] = [
      await send('resent-by-admin@example.com', 'owner'),
      await send('resent-by-owner@example.com', 'admin'),
    ];
    await resend(theirs, 'admin');
    await resend(ours, 'owner');
    await disableAdmin();
    expect((await get(`/invitations/${theirs}`)).json()).toMatchObject({ state: 'revoked' });
    expect((await get(`/invitations/${ours}`)).json()).toMatchObject({ state: 'pending' });
    expect((await preview('resent-by-admin@example.com')).json()).toMatchObject({ state: 'revoked' });
    expect((await preview('resent-by-owner@example.com')).statusCode).toBe(200);
  });

  it('grants no more than its sender could grant now', async () => {
    const url = `/api/v1/members/${app.greenfield.members.admin.membershipId}`;
    const headers = { 'if-match': '*' };
    const give = async (key: PresetRole) =>
      app.injectAs('owner', { method: 'PATCH', url, payload: { roleId: roles.get(key) }, headers });
    const email = 'demoted@example.com';
    const id = await send(email, 'admin', 'admin');
    const token = await mailedToken(app, email);
    expect((await give('sales')).statusCode).toBe(200);
    const refused = { status: 409, code: 'invitation_closed', state: 'revoked' };
    expect((await preview(email)).json()).toMatchObject(refused);
    expect((await accept(token)).json()).toMatchObject(refused);
    // Now the owner stands for it.
    await resend(id, 'owner');
    expect((await accept(await mailedToken(app, email))).statusCode).toBe(200);
    expect((await give('admin')).statusCode).toBe(200);
  });
});
