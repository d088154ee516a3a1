import { httpApp, type HttpTestApp, mailedToken, mailsTo, TEST_PASSWORD } from '../../../test/support/index.js';
import { AccountRecoveryModule } from '../account-recovery/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { RegistrationsModule } from '../registrations/index.js';

const NEW_PASSWORD = 'seven patient hedgehogs';
type Answer = Awaited<ReturnType<HttpTestApp['inject']>>;

describe('a new device', () => {
  let app: HttpTestApp;
  beforeAll(
    async () => void (app = await httpApp({ modules: [AccountRecoveryModule, ProfilesModule, RegistrationsModule] })),
  );
  afterAll(() => app.close());

  const post = (path: string, payload: object, accessToken?: string): Promise<Answer> =>
    app.inject({
      method: 'POST',
      url: `/api/v1/auth/${path}`,
      payload,
      ...(accessToken && { headers: { authorization: `Bearer ${accessToken}` } }),
    });
  const meOf = (accessToken: string) =>
    app.inject({ method: 'GET', url: '/api/v1/auth/me', headers: { authorization: `Bearer ${accessToken}` } });

  /** A new account for each test, since limits count by address and account. */
  async function newPerson(name: string) {
    const email = `${name}@rowan.example`;
    const company = { companyName: 'Rowan', name: 'Kim Sorrel', timezone: 'America/New_York' };
    const answer = await post('register', { ...company, email, password: TEST_PASSWORD, client: 'mobile' });
    expect(answer.statusCode).toBe(201);
    return { email, ...answer.json<{ accessToken: string }>() };
  }

  const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36';
  const signInFrom = async (email: string, remoteAddress: string, agent = WINDOWS) => {
    const payload = { email, password: TEST_PASSWORD };
    const headers = { 'user-agent': agent };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload, headers, remoteAddress });
    expect(answer.statusCode).toBe(200);
    return answer.json<{ accessToken: string }>().accessToken;
  };

  it('is told to its owner once for each place, and never the first one', async () => {
    const { email } = await newPerson('travels');
    expect(await mailsTo(app, email)).toEqual([]);
    await signInFrom(email, '203.0.113.7');
    await signInFrom(email, '203.0.113.99', WINDOWS.replace('149', '150'));
    const [notice, ...more] = await mailsTo(app, email);
    expect(more).toEqual([]);
    for (const words of ['New sign-in to your Hedgerow account', 'Chrome on Windows', 'IP address 203.0.113.7'])
      expect(notice).toContain(words);
    await signInFrom(email, '198.51.100.7');
    expect(await mailsTo(app, email)).toHaveLength(2);
  });

  it('is no browser that has signed in before, wherever it is now, until the password changes', async () => {
    const { email, accessToken } = await newPerson('on-the-road');
    const other = await newPerson('beside-them');
    const signInAt = (remoteAddress: string, cookie = '', who = email, password = TEST_PASSWORD) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/auth/login',
        payload: { email: who, password },
        headers: { 'user-agent': WINDOWS, cookie },
        remoteAddress,
      });
    const known = (answer: Answer) =>
      /hedgerow_known_browser=[^;]+/.exec([answer.headers['set-cookie']].flat().join(' '))?.[0] ?? 'none';
    const told = async () => (await mailsTo(app, email)).filter((mail) => mail.includes('New sign-in')).length;
    const cookie = known(await signInAt('203.0.113.7'));
    const both = known(await signInAt('203.0.113.7', cookie, other.email));
    expect(await told()).toBe(1);
    await signInAt('198.51.100.7', cookie);
    await signInAt('192.0.2.7', both);
    expect(await told()).toBe(1);
    await signInAt(
      '100.64.1.7',
      cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    );
    expect(await told()).toBe(2);
    await signInAt('100.64.2.7', known(await signInAt('203.0.113.7', '', other.email)));
    expect(await told()).toBe(3);
    await post('change-password', { currentPassword: TEST_PASSWORD, password: NEW_PASSWORD }, accessToken);
    await signInAt('100.64.3.7', cookie, email, NEW_PASSWORD);
    expect(await told()).toBe(4);
  });

  it('is told with the date as its owner reads it', async () => {
    const { email, accessToken } = await newPerson('british');
    const headers = { authorization: `Bearer ${accessToken}` };
    const payload = { locale: 'en-GB' };
    await app.inject({ method: 'PATCH', url: '/api/v1/auth/profile', payload, headers });
    await signInFrom(email, '203.0.113.7');
    expect((await mailsTo(app, email)).at(-1)).toMatch(/ · \d{1,2} \w+ \d{4} at /);
  });

  it('is signed out by the link in the notice', async () => {
    const { email } = await newPerson('watched');
    const accessToken = await signInFrom(email, '203.0.113.7');
    expect((await meOf(accessToken)).statusCode).toBe(200);
    const token = await mailedToken(app, email);
    expect((await post('secure-account', { token })).statusCode).toBe(200);
    expect((await meOf(accessToken)).statusCode).toBe(401);
  });

  it('is told at most five times an hour', async () => {
    const { email } = await newPerson('wanders');
    for (let n = 1; n <= 7; n += 1) await signInFrom(email, `203.0.${n}.7`);
    expect(await mailsTo(app, email)).toHaveLength(5);
  });
});
