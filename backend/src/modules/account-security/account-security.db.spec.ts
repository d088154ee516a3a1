import { jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { withClient } from '../../../../scripts/roles.mjs';
import { Config } from '../../kernel/config/index.js';
import { Secrets } from '../../kernel/secrets/index.js';
import { httpApp, type HttpTestApp, mailedToken, mailsTo, TEST_PASSWORD } from '../../../test/support/index.js';
import { DEMO_PASSWORD } from '../passwords/index.js';

const NEW_PASSWORD = 'seven patient hedgehogs';
type Answer = Awaited<ReturnType<HttpTestApp['inject']>>;

describe('the security of an account', () => {
  let app: HttpTestApp;
  beforeAll(async () => (app = await httpApp()));
  afterAll(() => app.close());

  const post = (path: string, payload: object, authorization?: string): Promise<Answer> =>
    app.inject({
      method: 'POST',
      url: `/api/v1/auth/${path}`,
      payload,
      ...(authorization && { headers: { authorization } }),
    });
  const codeOf = (answer: Answer) => answer.json<{ code: string }>().code;

  /** A new account for each test, since limits count by address and account. */
  async function newPerson(name: string, password = TEST_PASSWORD) {
    const email = `${name}@willow.example`;
    const company = { companyName: 'Willow', name: 'Kim Sorrel', timezone: 'America/New_York' };
    const answer = await post('register', { ...company, email, password, client: 'mobile' });
    expect(answer.statusCode).toBe(201);
    return { email, ...answer.json<{ accessToken: string; refreshToken: string }>() };
  }
  async function signIn(email: string, password = TEST_PASSWORD) {
    const answer = await post('login', { email, password, client: 'mobile' });
    return { status: answer.statusCode, ...answer.json<{ accessToken: string; refreshToken: string }>() };
  }
  const ask = (accessToken: string, url = '/api/v1/auth/me') =>
    app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${accessToken}` } });
  const refresh = async (refreshToken: string) => (await post('refresh', { refreshToken })).statusCode;
  async function forgetPassword(email: string): Promise<string> {
    expect((await post('forgot-password', { email: email.toUpperCase() })).statusCode).toBe(204);
    return mailedToken(app, email);
  }

  describe('The old access token is refused within 60 s, the refresh token at once (promise 2.5)', () => {
    type Person = Awaited<ReturnType<typeof newPerson>>;
    const bearer = async (email: string) => `Bearer ${(await signIn(email)).accessToken}`;
    const ENDS: Array<[string, (person: Person) => Promise<Answer>]> = [
      [
        'password change',
        async ({ email }) => {
          const body = { currentPassword: TEST_PASSWORD, password: NEW_PASSWORD };
          return post('change-password', body, await bearer(email));
        },
      ],
      [
        'reset',
        async ({ email }) => post('reset-password', { token: await forgetPassword(email), password: NEW_PASSWORD }),
      ],
      ['sign-out', ({ refreshToken }) => post('logout', { refreshToken })],
      ['sign-out everywhere', async ({ email }) => post('sessions/revoke-others', {}, await bearer(email))],
    ];

    it.each(ENDS)('after %s', async (what, end) => {
      const person = await newPerson(`ends-by-${what.replaceAll(' ', '-')}`);
      expect((await ask(person.accessToken)).statusCode).toBe(200);
      expect((await end(person)).statusCode).toBe(204);
      expect([await refresh(person.refreshToken), (await ask(person.accessToken)).statusCode]).toEqual([401, 401]);
    });

    it('after disabling a member', async () => {
      const { membershipId, email } = app.rival.members.accountant;
      const theirs = await signIn(email);
      expect((await ask(theirs.accessToken)).statusCode).toBe(200);
      const disabled = await app.injectAs(
        'owner',
        { method: 'POST', url: `/api/v1/members/${membershipId}/disable`, headers: { 'if-match': '"1"' } },
        'rival',
      );
      expect(disabled.statusCode).toBe(200);
      expect([await refresh(theirs.refreshToken), (await ask(theirs.accessToken)).statusCode]).toEqual([401, 401]);
    });
  });

  describe('a forgotten password', () => {
    it('is replaced once by the emailed link, which signs out every device and sends a notice', async () => {
      const kim = await newPerson('kim');
      const token = await forgetPassword(kim.email);
      expect((await post('reset-password', { token, password: NEW_PASSWORD })).statusCode).toBe(204);
      expect((await signIn(kim.email)).status).toBe(401);
      expect((await signIn(kim.email, NEW_PASSWORD)).status).toBe(200);
      expect(await refresh(kim.refreshToken)).toBe(401);
      expect((await mailsTo(app, kim.email)).at(-1)).toContain('Subject: Your Hedgerow password was changed');

      const again = await post('reset-password', { token, password: 'eleven careful beekeepers' });
      expect([again.statusCode, codeOf(again)]).toEqual([404, 'reset_link_invalid']);
    });

    it('is replaced once if the same link is used twice at the same time', async () => {
      const { email } = await newPerson('twice');
      const token = await forgetPassword(email);
      const passwords = ['seven patient hedgehogs', 'eleven careful beekeepers'];
      const answers = await Promise.all(passwords.map((password) => post('reset-password', { token, password })));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 404]);
    });

    it('gives the same answer for an unknown email and sends nothing', async () => {
      const { email } = await newPerson('known');
      const [known, unknown] = [
        await post('forgot-password', { email }),
        await post('forgot-password', { email: 'unknown@willow.example' }),
      ];
      const visible = ({ statusCode, body, headers }: Answer) => [statusCode, body, Object.keys(headers).sort()];
      expect(visible(known)).toEqual(visible(unknown));
      expect(await mailsTo(app, email)).toHaveLength(1);
      expect(await mailsTo(app, 'unknown@willow.example')).toHaveLength(0);
    });

    it.each(['flooded', 'flooded-stranger'])('limits emails to one address: %s', async (name) => {
      const email = `${name}@willow.example`;
      if (name === 'flooded') await newPerson(name);
      for (let n = 0; n < 5; n += 1) expect((await post('forgot-password', { email })).statusCode).toBe(204);
      expect((await post('forgot-password', { email })).statusCode).toBe(429);
    });

    it('can be reset with the same link after a rejected password', async () => {
      const { email } = await newPerson('weak');
      const token = await forgetPassword(email);
      const weak = await post('reset-password', { token, password: 'passwordpassword' });
      expect(weak.json()).toMatchObject({ status: 422, errors: [{ pointer: '/password', code: 'weak_password' }] });
      expect((await post('reset-password', { token, password: NEW_PASSWORD })).statusCode).toBe(204);
    });

    it('cannot be reset with the link of another account', async () => {
      const token = Buffer.from(await forgetPassword((await newPerson('mallory')).email), 'base64url');
      const victim = Buffer.from(await forgetPassword((await newPerson('victim')).email), 'base64url');
      const forged = Buffer.concat([victim.subarray(0, 16), token.subarray(16)]).toString('base64url');
      expect((await post('reset-password', { token: forged, password: NEW_PASSWORD })).statusCode).toBe(404);
      expect((await signIn('victim@willow.example')).status).toBe(200);
    });
  });

  describe('a change of password', () => {
    it('keeps this session, ends the others, and sends a notice', async () => {
      const lee = await newPerson('lee');
      const phone = await signIn(lee.email);
      const bearer = `Bearer ${phone.accessToken}`;
      const body = { currentPassword: TEST_PASSWORD, password: NEW_PASSWORD };
      expect((await post('change-password', body, bearer)).statusCode).toBe(204);
      expect(await refresh(lee.refreshToken)).toBe(401);
      expect((await ask(lee.accessToken)).statusCode).toBe(401);
      expect((await ask(phone.accessToken)).statusCode).toBe(200);
      expect(await refresh(phone.refreshToken)).toBe(200);
      expect((await signIn(lee.email, NEW_PASSWORD)).status).toBe(200);
      expect((await mailsTo(app, lee.email)).at(-1)).toContain('Subject: Your Hedgerow password was changed');
    });

    it('needs the current password, and names the field', async () => {
      const { accessToken, email } = await newPerson('max');
      const body = { currentPassword: 'not this one at all', password: NEW_PASSWORD };
      const refused = await post('change-password', body, `Bearer ${accessToken}`);
      expect(refused.json()).toMatchObject({
        status: 422,
        code: 'wrong_password',
        errors: [{ pointer: '/currentPassword' }],
      });
      expect((await signIn(email)).status).toBe(200);
    });

    it('stores no unkeyed hash of the password', async () => {
      const { accessToken } = await newPerson('copied');
      const body = { currentPassword: 'not this one at all', password: NEW_PASSWORD };
      const url = '/api/v1/auth/change-password';
      const headers = { authorization: `Bearer ${accessToken}`, 'idempotency-key': 'once' };
      const send = () => app.inject({ method: 'POST', url, payload: body, headers });
      const [first, again] = [await send(), await send()];
      expect([first.statusCode, again.statusCode, again.headers['idempotency-replayed']]).toEqual([422, 422, 'true']);
      const text = `POST ${url}\n${JSON.stringify(body)}`;
      const kept = await withClient(app.database.superuserUrl, (client) =>
        client.query<{ fingerprint: string }>(`select fingerprint from idempotency_keys where key = 'once'`),
      );
      expect(kept.rows).toEqual([{ fingerprint: app.get(Secrets).fingerprintOf(text) }]);
      expect(kept.rows[0]?.fingerprint).not.toBe(createHash('sha256').update(text).digest('base64url'));
    });

    it('is refused to visitors of a demo, who share the password', async () => {
      const { accessToken } = await newPerson('visitor', DEMO_PASSWORD);
      const config = app.get(Config);
      const get = config.get.bind(config);
      const demo = jest.spyOn(config, 'get').mockImplementation((name) => (name === 'DEMO' ? 'on' : get(name)));
      const change = () =>
        post('change-password', { currentPassword: DEMO_PASSWORD, password: NEW_PASSWORD }, `Bearer ${accessToken}`);
      expect((await change()).json()).toMatchObject({ status: 409, code: 'demo_account' });
      demo.mockRestore();
      expect((await change()).statusCode).toBe(204);
    });

    it('limits attempts', async () => {
      const { accessToken } = await newPerson('guess');
      const body = { currentPassword: 'not this one at all', password: NEW_PASSWORD };
      const answers = await Promise.all(
        Array.from({ length: 15 }, () => post('change-password', body, `Bearer ${accessToken}`)),
      );
      expect(answers.filter(({ statusCode }) => statusCode === 422).length).toBeLessThanOrEqual(10);
      expect(answers.some(({ statusCode }) => statusCode === 429)).toBe(true);
    });
  });

  describe('devices', () => {
    interface Device {
      id: string;
      isCurrent: boolean;
      client: string;
    }
    const devicesOf = async (accessToken: string) =>
      (await ask(accessToken, '/api/v1/auth/sessions')).json<{ items: Device[] }>().items;

    it('are listed for their owner only, with the current one marked', async () => {
      const ann = await newPerson('ann');
      await newPerson('somebody-else');
      await signIn(ann.email);
      const devices = await devicesOf(ann.accessToken);
      expect(devices.map(({ isCurrent, client }) => ({ isCurrent, client }))).toEqual([
        { isCurrent: false, client: 'mobile' },
        { isCurrent: true, client: 'mobile' },
      ]);
    });

    it('are signed out one by one, only by their owner', async () => {
      const bo = await newPerson('bo');
      const lost = await signIn(bo.email);
      const other = await newPerson('cy');
      const [device] = (await devicesOf(bo.accessToken)).filter(({ isCurrent }) => !isCurrent);
      const url = `sessions/${device?.id ?? ''}/revoke`;
      const stranger = await post(url, {}, `Bearer ${other.accessToken}`);
      expect([stranger.statusCode, codeOf(stranger)]).toEqual([404, 'session_not_found']);
      expect((await post(url, {}, `Bearer ${bo.accessToken}`)).statusCode).toBe(204);
      expect(await refresh(lost.refreshToken)).toBe(401);
      expect((await ask(lost.accessToken)).statusCode).toBe(401);
      expect(await devicesOf(bo.accessToken)).toHaveLength(1);
      expect((await post(url, {}, `Bearer ${bo.accessToken}`)).statusCode).toBe(404);
      const [here] = await devicesOf(bo.accessToken);
      const own = await post(`sessions/${here?.id ?? ''}/revoke`, {}, `Bearer ${bo.accessToken}`);
      expect([own.statusCode, codeOf(own)]).toEqual([409, 'current_session']);
    });

    it('are all signed out except the current one', async () => {
      const di = await newPerson('di');
      const [one, two] = [await signIn(di.email), await signIn(di.email)];
      expect((await post('sessions/revoke-others', {}, `Bearer ${one.accessToken}`)).statusCode).toBe(204);
      expect(await Promise.all([di, one, two].map(({ refreshToken }) => refresh(refreshToken)))).toEqual([
        401, 200, 401,
      ]);
    });
  });
});
