import { httpApp, type HttpTestApp, TEST_PASSWORD } from '../../../test/support/index.js';
import { AccountSecurityModule } from '../account-security/index.js';
import { RegistrationsModule } from '../registrations/index.js';
import { codeOf, type Enrolled, People, type SignedIn } from '../second-factors/second-factors.factory.js';

describe('a trusted device', () => {
  let app: HttpTestApp;
  let people: People;
  beforeAll(async () => {
    app = await httpApp({ modules: [RegistrationsModule, AccountSecurityModule] });
    people = new People(app);
  });
  afterAll(async () => {
    people.close();
    await app.close();
  });

  const devicesOf = async (person: SignedIn) =>
    (await people.get(person, 'trusted-devices')).json<{ items: Array<{ id: string; userAgent: string }> }>().items;
  const trusting = async (person: Enrolled) =>
    (
      await people.complete(person, await people.challenge(person), person.phone.code(), { trustDevice: true })
    ).json<SignedIn>();

  it('is listed, and can be revoked by its owner only', async () => {
    const lou = await people.enrol('lou');
    const done = await trusting(lou);
    const { trustedDeviceToken } = done;
    expect(trustedDeviceToken).toMatch(/^[\w-]{43}$/);
    expect((await people.login(lou, { trustedDeviceToken })).statusCode).toBe(200);
    const wrong = await people.login(lou, { trustedDeviceToken, password: 'not this one at all' });
    expect(codeOf(wrong)).toEqual([401, 'invalid_credentials']);
    const mia = await people.enrol('mia');
    expect((await people.login(mia, { trustedDeviceToken })).statusCode).toBe(401);
    expect(await devicesOf(mia)).toEqual([]);
    const [device] = await devicesOf(lou);
    expect(device).toMatchObject({ client: 'mobile', address: lou.address });
    const url = `trusted-devices/${device?.id ?? ''}/revoke`;
    expect(codeOf(await people.post(mia, url, {}))).toEqual([404, 'trusted_device_not_found']);
    expect((await people.post(lou, url, {})).statusCode).toBe(204);
    expect((await people.login(lou, { trustedDeviceToken })).statusCode).toBe(401);
  });

  it('is a browser with a cookie that scripts can’t read', async () => {
    const ned = await people.enrol('ned');
    const asked = (await people.login(ned, { client: 'web' })).json<{ challengeId: string }>();
    const done = await people.complete(ned, asked.challengeId, ned.phone.code(), { trustDevice: true });
    expect(done.json()).not.toHaveProperty('trustedDeviceToken');
    const cookies = [done.headers['set-cookie']].flat().map(String);
    const trusted = cookies.find((cookie) => cookie.startsWith('hedgerow_trusted_device=')) ?? '';
    expect(trusted).toMatch(/Max-Age=2592000; Path=\/api\/v1\/auth\/login; HttpOnly; SameSite=Strict$/);
    const cookie = trusted.split(';')[0] ?? '';
    expect((await people.login(ned, { client: 'web' }, { cookie })).statusCode).toBe(200);
  });

  it('is trusted until the password or the factor changes', async () => {
    const ola = await people.enrol('ola');
    const { trustedDeviceToken } = await trusting(ola);
    const password = 'seven patient hedgehogs';
    await people.post(ola, 'change-password', { currentPassword: TEST_PASSWORD, password });
    expect((await people.login(ola, { trustedDeviceToken, password })).statusCode).toBe(401);
    expect(await devicesOf(ola)).toEqual([]);
    const pam = await people.enrol('pam');
    await trusting(pam);
    await people.post(pam, 'second-factor/remove', { password: TEST_PASSWORD });
    expect(await devicesOf(pam)).toEqual([]);
  });
});
