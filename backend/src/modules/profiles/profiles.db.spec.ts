import sharp from 'sharp';
import { withClient } from '../../../../scripts/roles.mjs';
import type { PresetRole } from '../../kernel/access/index.js';
import { type CompanyName, httpApp, type HttpTestApp, type InjectOptions } from '../../../test/support/index.js';
import { MembersModule } from '../members/index.js';
import { ProfilesModule } from './index.js';

const BOUNDARY = 'hedge';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#2f7d4f' } });

/** As telephones write it: turned, and with the place where it was taken. */
const photo = (): Promise<Buffer> =>
  picture(2000, 1000)
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: '40/1 42/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

function upload(bytes: Buffer): InjectOptions {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="me.html"\r\ncontent-type: text/html\r\n\r\n`;
  return {
    method: 'PUT',
    url: '/api/v1/auth/avatar',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
  };
}

describe('a profile', () => {
  let app: HttpTestApp;
  beforeAll(async () => void (app = await httpApp({ modules: [MembersModule, ProfilesModule] })));
  afterAll(() => app.close());

  const member = (role: PresetRole) => app.greenfield.members[role];
  const get = (by: PresetRole, path: string, company: CompanyName = 'greenfield') =>
    app.injectAs(by, { method: 'GET', url: `/api/v1/${path}` }, company);
  const patch = (by: PresetRole, payload: object) =>
    app.injectAs(by, { method: 'PATCH', url: '/api/v1/auth/profile', payload });
  const listed = async (by: PresetRole, company?: CompanyName) =>
    (await get(by, 'avatars', company)).json<{ items: Array<{ userId: string; avatarId: string }> }>().items;

  it('has the name that every company shows', async () => {
    const answer = await patch('sales', { name: 'Noor Haddad' });
    expect(answer.json()).toMatchObject({ name: 'Noor Haddad', avatarId: null });
    expect((await get('owner', `members/${member('sales').membershipId}`)).json()).toMatchObject({
      name: 'Noor Haddad',
    });
    expect((await get('sales', 'auth/me')).json()).toMatchObject({ user: { name: 'Noor Haddad' } });
    const { rows } = await withClient(app.database.superuserUrl, (client) =>
      client.query(`select new ->> 'name' as name, actor_id from audit_entries where record_id = $1 and new ? 'name'`, [
        member('sales').userId,
      ]),
    );
    expect(rows).toEqual([{ name: 'Noor Haddad', actor_id: member('sales').userId }]);
  });

  it('has the language of mail about the account, which is nothing to the company', async () => {
    expect((await patch('crew_lead', { locale: 'en_gb' })).json()).toMatchObject({ locale: 'en-GB' });
    expect((await get('crew_lead', 'auth/me')).json()).toMatchObject({ user: { locale: 'en-GB' } });
    expect((await patch('crew_lead', {})).json()).toMatchObject({ locale: 'en-GB' });
    expect((await patch('crew_lead', { locale: null })).json()).toMatchObject({ locale: null });
    expect((await get('owner', `members/${member('crew_lead').membershipId}`)).body).not.toContain('locale');
    const { rows } = await withClient(app.database.superuserUrl, (client) =>
      client.query(`select from audit_entries where record_id = $1 and table_name = 'users'`, [
        member('crew_lead').userId,
      ]),
    );
    expect(rows).toEqual([]);
  });

  it.each([
    [{ name: ' ' }, '/name'],
    [{ name: null }, '/name'],
    [{ name: 'x'.repeat(201) }, '/name'],
    [{ locale: 'es' }, '/locale'],
    [{ locale: 'no language' }, '/locale'],
    [{ locale: 7 }, '/locale'],
    [{ email: 'other@example.com' }, '/email'],
  ])('refuses %j', async (payload, pointer) => {
    const answer = await patch('sales', payload);
    expect(answer.statusCode).toBe(422);
    expect(answer.json<{ errors: unknown[] }>().errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('has a photo, small, upright and without metadata, which colleagues see and nobody else', async () => {
    const { userId, membershipId } = member('dispatcher');
    expect((await get('crew_member', `avatars/${userId}`)).json()).toMatchObject({ code: 'avatar_not_found' });
    const saved = await app.injectAs('dispatcher', upload(await photo()));
    const { avatarId } = saved.json<{ avatarId: string }>();
    expect(await listed('crew_member')).toContainEqual({ userId, membershipId, avatarId });
    const shown = await get('crew_member', `avatars/${userId}`);
    expect(shown.headers).toMatchObject({ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' });
    const { format, width, height, exif, orientation } = await sharp(shown.rawPayload).metadata();
    expect({ format, width, height, exif, orientation }).toEqual({ format: 'webp', width: 128, height: 128 });

    expect(await listed('owner', 'rival')).not.toContainEqual(expect.objectContaining({ userId }));
    expect((await get('owner', `avatars/${userId}`, 'rival')).json()).toMatchObject({ status: 404 });
    expect((await app.inject({ method: 'GET', url: `/api/v1/avatars/${userId}` })).statusCode).toBe(401);

    const again = await app.injectAs('dispatcher', upload(await picture(9, 9).png().toBuffer()));
    expect(again.json<{ avatarId: string }>().avatarId).not.toBe(avatarId);
    for (let time = 0; time < 2; time++)
      expect((await app.injectAs('dispatcher', { method: 'DELETE', url: '/api/v1/auth/avatar' })).statusCode).toBe(204);
    expect((await get('dispatcher', 'auth/me')).json()).toMatchObject({ user: { avatarId: null } });
    expect((await get('crew_member', `avatars/${userId}`)).statusCode).toBe(404);
  });

  it.each<[string, number, string, () => Promise<Buffer>]>([
    ['what only says that it is a picture', 415, 'unsupported_media_type', async () => Buffer.from('GIF89a, or not')],
    ['a drawing that can carry scripts', 415, 'unsupported_media_type', async () => Buffer.from('<svg/>')],
    ['half a picture', 422, 'unreadable_image', async () => (await photo()).subarray(0, 3000)],
    ['too many bytes', 413, 'too_large', async () => Buffer.alloc(5 * 1024 * 1024 + 1)],
  ])('refuses %s as a photo', async (_, status, code, bytes) => {
    expect((await app.injectAs('accountant', upload(await bytes()))).json()).toMatchObject({ status, code });
    expect((await get('accountant', 'auth/me')).json()).toMatchObject({ user: { avatarId: null } });
  });
});
