import { jest } from '@jest/globals';
import {
  httpApp,
  type HttpTestApp,
  mailedToken,
  mailsTo,
  TEST_PASSWORD,
  untilSomebodyWaits,
} from '../../../test/support/index.js';
import { withClient } from '../../../../scripts/roles.mjs';
import { Config } from '../../kernel/config/index.js';
import { AccountRecoveryModule } from '../account-recovery/index.js';
import { DEMO_PASSWORD } from '../passwords/index.js';
import { RegistrationsModule } from '../registrations/index.js';
import { AccountEmailModule } from './index.js';

const NEW_PASSWORD = 'seven patient hedgehogs';
type Answer = Awaited<ReturnType<HttpTestApp['inject']>>;

let app: HttpTestApp;
beforeAll(
  async () =>
    void (app = await httpApp({
      modules: [AccountEmailModule, AccountRecoveryModule, RegistrationsModule],
    })),
);
afterEach(() => jest.restoreAllMocks());
afterAll(() => app.close());

const post = (path: string, payload: object, accessToken?: string): Promise<Answer> =>
  app.inject({
    method: 'POST',
    url: `/api/v1/auth/${path}`,
    payload,
    ...(accessToken && { headers: { authorization: `Bearer ${accessToken}` } }),
  });
const said = (answer: Answer) => [answer.statusCode, answer.body === '' ? '' : answer.json<{ code?: string }>().code];
const me = async (accessToken: string) => {
  const headers = { authorization: `Bearer ${accessToken}` };
  const answer = await app.inject({ method: 'GET', url: '/api/v1/auth/me', headers });
  return answer.statusCode === 200
    ? answer.json<{ user: { email: string; emailVerifiedAt: string | null } }>().user
    : null;
};

/** A new account for each test, since limits count by address and account. */
async function newPerson(name: string, password = TEST_PASSWORD) {
  const email = `${name}@willow.example`;
  const company = { companyName: 'Willow', name: 'Kim Sorrel', timezone: 'America/New_York' };
  const answer = await post('register', { ...company, email, password, client: 'mobile' });
  expect(answer.statusCode).toBe(201);
  return { email, ...answer.json<{ accessToken: string; refreshToken: string }>() };
}
const signIn = (email: string, password = TEST_PASSWORD) => post('login', { email, password, client: 'mobile' });
const forgetPassword = async (email: string) => {
  expect((await post('forgot-password', { email })).statusCode).toBe(204);
  return mailedToken(app, email);
};

describe('an email', () => {
  const verify = (token: string) => post('email-verifications/complete', { token });

  it('is verified once by the emailed link', async () => {
    const { email, accessToken } = await newPerson('unverified');
    const request = () => post('email-verifications', {}, accessToken);
    expect((await me(accessToken))?.emailVerifiedAt).toBeNull();
    expect((await request()).statusCode).toBe(202);
    const token = await mailedToken(app, email);
    expect((await post('reset-password', { token, password: NEW_PASSWORD })).statusCode).toBe(404);
    expect((await verify(token)).statusCode).toBe(204);
    expect((await me(accessToken))?.emailVerifiedAt).toEqual(expect.any(String));
    expect(said(await verify(token))).toEqual([404, 'verification_link_invalid']);
    expect(said(await request())).toEqual([409, 'email_already_verified']);
  });

  it('is verified by a password reset, but not by the link of another account', async () => {
    const { email } = await newPerson('reset-verifies');
    const token = await forgetPassword(email);
    expect((await verify(token)).statusCode).toBe(404);
    expect((await post('reset-password', { token, password: NEW_PASSWORD })).statusCode).toBe(204);
    const { accessToken } = (await signIn(email, NEW_PASSWORD)).json<{ accessToken: string }>();
    expect((await me(accessToken))?.emailVerifiedAt).toEqual(expect.any(String));
  });

  it('gets at most five links an hour', async () => {
    const { accessToken } = await newPerson('eager');
    const request = () => post('email-verifications', {}, accessToken);
    for (let n = 0; n < 5; n += 1) expect((await request()).statusCode).toBe(202);
    expect((await request()).statusCode).toBe(429);
  });
});

describe('a change of email', () => {
  const change = (accessToken: string, email: string, password = TEST_PASSWORD) =>
    post('email-changes', { email, password }, accessToken);
  const complete = (token: string) => post('email-changes/complete', { token });

  it('happens once the link to the new one is opened, and is told to the old one', async () => {
    const { email, accessToken } = await newPerson('moving');
    const asked = await change(accessToken, 'Moved@Willow.example');
    expect([asked.statusCode, asked.json()]).toEqual([202, { email: 'moved@willow.example' }]);
    expect((await mailsTo(app, email)).at(-1)).toContain('Subject: A change of your Hedgerow email was requested');
    expect((await me(accessToken))?.email).toBe(email);
    const token = await mailedToken(app, 'moved@willow.example');
    expect((await complete(token)).statusCode).toBe(204);
    expect(await me(accessToken)).toMatchObject({ email: 'moved@willow.example', emailVerifiedAt: expect.any(String) });
    expect((await mailsTo(app, email)).at(-1)).toContain('Subject: Your Hedgerow email was changed');
    expect([(await signIn(email)).statusCode, (await signIn('moved@willow.example')).statusCode]).toEqual([401, 200]);
    expect(said(await complete(token))).toEqual([404, 'email_change_link_invalid']);
  });

  it('needs the password, and another email', async () => {
    const { email, accessToken } = await newPerson('staying');
    expect((await change(accessToken, 'other@willow.example', 'not this one at all')).json()).toMatchObject({
      code: 'wrong_password',
      errors: [{ pointer: '/password' }],
    });
    expect((await change(accessToken, email.toUpperCase())).json()).toMatchObject({
      code: 'email_unchanged',
      errors: [{ pointer: '/email' }],
    });
    expect(await mailsTo(app, 'other@willow.example')).toEqual([]);
    expect(await mailsTo(app, email)).toEqual([]);
  });

  it('does not tell who asks whether somebody has the new one, only whoever has it', async () => {
    const [{ accessToken }, taken] = [await newPerson('curious'), await newPerson('settled')];
    const [known, unknown] = [await change(accessToken, taken.email), await change(accessToken, 'free@willow.example')];
    const visible = ({ statusCode, headers, body }: Answer) => [
      statusCode,
      Object.keys(headers).sort(),
      Object.keys(JSON.parse(body) as object),
    ];
    expect(visible(known)).toEqual(visible(unknown));
    const [note] = await mailsTo(app, taken.email);
    expect(note).toContain('Subject: This email already has a Hedgerow account');
    expect(note).not.toContain('confirm-email');
  });

  it('does not happen if another account was faster, or the password has changed since', async () => {
    const [one, two] = [await newPerson('slow'), await newPerson('fast')];
    await change(one.accessToken, 'wanted@willow.example');
    const slow = await mailedToken(app, 'wanted@willow.example');
    await change(two.accessToken, 'wanted@willow.example');
    const fast = await mailedToken(app, 'wanted@willow.example');
    const both = await Promise.all([complete(fast), complete(slow)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([204, 404]);
    const three = await newPerson('careful');
    await change(three.accessToken, 'later@willow.example');
    const body = { currentPassword: TEST_PASSWORD, password: NEW_PASSWORD };
    expect((await post('change-password', body, three.accessToken)).statusCode).toBe(204);
    expect((await complete(await mailedToken(app, 'later@willow.example'))).statusCode).toBe(404);
  });

  it('does not happen if the password changes at the same moment', async () => {
    const { email, accessToken } = await newPerson('outrun');
    await change(accessToken, 'overtaker@willow.example');
    const token = await mailedToken(app, 'overtaker@willow.example');
    const late = await withClient(app.database.superuserUrl, async (client) => {
      await client.query('begin');
      await client.query(`update users set password_hash = 'another' where email = $1`, [email]);
      const completing = complete(token);
      await app.asMember('owner', untilSomebodyWaits);
      await client.query('commit');
      return completing;
    });
    expect(said(late)).toEqual([404, 'email_change_link_invalid']);
  });

  it('is asked for five times an hour, by one account and for one email', async () => {
    const { accessToken } = await newPerson('restless');
    const answers: number[] = [];
    for (let n = 0; n < 6; n += 1) answers.push((await change(accessToken, `n${n}@willow.example`)).statusCode);
    expect(answers).toEqual([202, 202, 202, 202, 202, 429]);
  });

  it('is refused to visitors of a demo', async () => {
    const { accessToken } = await newPerson('visitor', DEMO_PASSWORD);
    const config = app.get(Config);
    const get = config.get.bind(config);
    jest.spyOn(config, 'get').mockImplementation((name) => (name === 'DEMO' ? 'on' : get(name)));
    expect(said(await change(accessToken, 'mine@willow.example', DEMO_PASSWORD))).toEqual([409, 'demo_account']);
  });
});

describe('an account that somebody else got into', () => {
  const secure = (token: string) => post('secure-account', { token });
  const refresh = async (refreshToken: string) => (await post('refresh', { refreshToken })).statusCode;

  it('is taken back by the link of the notice, whatever they changed in the meantime', async () => {
    const kim = await newPerson('robbed');
    await post('email-changes', { email: 'thief@willow.example', password: TEST_PASSWORD }, kim.accessToken);
    const warned = await mailedToken(app, kim.email);
    await post('email-changes/complete', { token: await mailedToken(app, 'thief@willow.example') });
    const thief = (await signIn('thief@willow.example')).json<{ accessToken: string; refreshToken: string }>();
    const theirs = { currentPassword: TEST_PASSWORD, password: 'four noisy lawnmowers' };
    expect((await post('change-password', theirs, thief.accessToken)).statusCode).toBe(204);

    const secured = await secure(warned);
    expect([secured.statusCode, secured.json()]).toEqual([200, { email: kim.email }]);
    expect(await refresh(thief.refreshToken)).toBe(401);
    expect(await me(thief.accessToken)).toBeNull();
    for (const email of [kim.email, 'thief@willow.example'])
      for (const password of [TEST_PASSWORD, theirs.password])
        expect((await signIn(email, password)).statusCode).toBe(401);
    const token = await mailedToken(app, kim.email);
    expect((await post('reset-password', { token, password: NEW_PASSWORD })).statusCode).toBe(204);
    expect((await signIn(kim.email, NEW_PASSWORD)).statusCode).toBe(200);
    expect(said(await secure(warned))).toEqual([404, 'secure_link_invalid']);
  });

  it('is taken back once by two clicks at once, and not by another link', async () => {
    const { email, accessToken } = await newPerson('clicked');
    await post('change-password', { currentPassword: TEST_PASSWORD, password: NEW_PASSWORD }, accessToken);
    const token = await mailedToken(app, email);
    const both = await Promise.all([secure(token), secure(token)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
    expect((await secure(await mailedToken(app, email))).statusCode).toBe(404);
  });

  it('is taken back for a week, not longer', async () => {
    const { email, accessToken } = await newPerson('late');
    await post('change-password', { currentPassword: TEST_PASSWORD, password: NEW_PASSWORD }, accessToken);
    const token = await mailedToken(app, email);
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 7 * 86_400_000);
    expect((await secure(token)).statusCode).toBe(404);
  });
});
