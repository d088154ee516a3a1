import fs from 'node:fs';
import { jest } from '@jest/globals';
import { SYSTEM } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp, type InjectResponse } from '../../../test/support/index.js';
import { SessionsService } from '../sessions/index.js';

const PASSWORD = 'three quiet wheelbarrows';
const company = (email: string) => ({
  companyName: 'Maple Ridge',
  name: 'Robin Alder',
  email,
  password: PASSWORD,
  timezone: 'America/Chicago',
  client: 'api',
});

/** Written to standard output at the most verbose level. */
let logged = '';
let app: HttpTestApp;
beforeAll(async () => {
  const write = fs.writeSync;
  jest.spyOn(fs, 'writeSync').mockImplementation((fd: number, data: unknown, ...rest: unknown[]) => {
    if (fd !== 1) return Reflect.apply(write, fs, [fd, data, ...rest]) as number;
    logged += String(data);
    return Buffer.byteLength(String(data));
  });
  app = await httpApp({ env: { LOG_LEVEL: 'trace' } });
});
afterAll(async () => {
  await app.close();
  jest.restoreAllMocks();
});

const post = (path: string, payload: object, headers: Record<string, string> = {}): Promise<InjectResponse> =>
  app.inject({ method: 'POST', url: `/api/v1/auth/${path}`, payload, headers });
const me = (accessToken: string) =>
  app.inject({ method: 'GET', url: '/api/v1/auth/me', headers: { authorization: `Bearer ${accessToken}` } });
const codeOf = (response: InjectResponse) => response.json<{ code: string }>().code;

interface SignedIn {
  accessToken: string;
  refreshToken: string;
  tenantId: string;
}

async function register(email: string): Promise<SignedIn> {
  const response = await post('register', company(email));
  expect(response.statusCode).toBe(201);
  return response.json<SignedIn>();
}

describe('registration', () => {
  it('creates a company whose owner may do everything in it, and only in it', async () => {
    const { accessToken, tenantId } = await register('first@maple-ridge.example');
    const answer = (await me(accessToken)).json<{
      roleKey: string;
      tenant: { id: string; timezone: string };
      memberships: unknown[];
    }>();
    expect(answer).toMatchObject({ roleKey: 'owner', tenant: { id: tenantId, timezone: 'America/Chicago' } });
    expect(answer.memberships).toHaveLength(1);
  });

  it.each([
    ['en-US', 7],
    ['de-DE', 1],
    ['en_GB', 1],
    [undefined, 7],
  ])('sets the start of the week by the locale %s', async (locale, weekStart) => {
    const email = `week-${locale ?? 'of-nobody'}@maple-ridge.example`.toLowerCase();
    const { accessToken } = (await post('register', { ...company(email), locale })).json<SignedIn>();
    expect((await me(accessToken)).json()).toMatchObject({ tenant: { weekStart } });
  });

  it('refuses an email that is taken, whatever its case, and names the field', async () => {
    await register('taken@maple-ridge.example');
    const again = await post('register', company('TAKEN@maple-ridge.example'));
    expect(again.statusCode).toBe(409);
    expect(again.json()).toMatchObject({ code: 'email_taken', errors: [{ pointer: '/email' }] });
  });

  it('refuses a password that guessers try first', async () => {
    const weak = await post('register', { ...company('weak@maple-ridge.example'), password: 'passwordpassword' });
    expect(weak.statusCode).toBe(422);
    expect(weak.json()).toMatchObject({ errors: [{ pointer: '/password', code: 'weak_password' }] });
  });
});

describe('sign-in', () => {
  beforeAll(() => register('robin@maple-ridge.example'));

  it('Known and unknown e-mails are indistinguishable in status and body (promise 2.7)', async () => {
    const wrong = await post('login', { email: 'robin@maple-ridge.example', password: 'not this one at all' });
    const unknown = await post('login', { email: 'nobody@maple-ridge.example', password: 'not this one at all' });
    const visible = ({ statusCode, json }: InjectResponse) => ({ statusCode, ...json<object>(), requestId: '' });
    expect(visible(wrong)).toEqual(visible(unknown));
    expect(wrong.headers['www-authenticate']).toMatch(/^Bearer/);
  });

  it('keeps the refresh token of a browser where scripts cannot read it', async () => {
    const response = await post('login', { email: 'robin@maple-ridge.example', password: PASSWORD });
    expect(response.json()).not.toHaveProperty('refreshToken');
    const [token = '', mark = ''] = [response.headers['set-cookie']].flat();
    expect(token).toMatch(/^hedgerow_refresh=.*Path=\/api\/v1\/auth; HttpOnly; SameSite=Strict/);
    // The second cookie only marks that there is one, and is cleared with it.
    expect(mark).toMatch(/^hedgerow_signed_in=1; Max-Age=2592000; Path=\/; SameSite=Strict$/);
    const [, gone] = [(await post('logout', {})).headers['set-cookie']].flat();
    expect(gone).toMatch(/^hedgerow_signed_in=; Max-Age=0|^hedgerow_signed_in=; Path=\/; Expires=Thu, 01 Jan 1970/);
  });

  it('stops guessing at one account, without affecting others', async () => {
    await register('target@maple-ridge.example');
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => post('login', { email: 'target@maple-ridge.example', password: 'guess' })),
    );
    expect(tries.filter(({ statusCode }) => statusCode === 401).length).toBeLessThanOrEqual(10);
    const refused = tries.filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBeGreaterThanOrEqual(20);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    const other = await post('login', { email: 'robin@maple-ridge.example', password: PASSWORD });
    expect(other.statusCode).toBe(200);
  });
});

describe('Logs, errors and metrics never hold a password, token, key, secret or cookie (promise 2.14)', () => {
  const CANARY = 'canary-that-nobody-may-hear-Qw7zK2mX9pL4vB8nR3tY';
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

  it('are in no log and in no answer, however they were sent', async () => {
    const known = await register('canary@maple-ridge.example');
    const bearer = { authorization: `Bearer ${known.accessToken}` };
    const answers = [
      await post('login', { email: 'canary@maple-ridge.example', password: CANARY }),
      await post('register', { ...company('not an address'), password: CANARY }),
      await post('register', { ...company('canary-2@maple-ridge.example'), password: [CANARY] }),
      await post('login/complete', { challengeId: CANARY, code: CANARY.slice(0, 40) }),
      await post('login', { ...company('canary@maple-ridge.example'), trustedDeviceToken: CANARY }),
      await post('refresh', { refreshToken: CANARY }),
      await post('refresh', { refreshToken: `${known.refreshToken.split('.')[0]}.${CANARY.slice(0, 43)}` }),
      await post('refresh', {}, { cookie: `hedgerow_refresh=${CANARY}` }),
      await post('logout', { refreshToken: { value: CANARY } }),
      await me(CANARY),
      await me(`${known.accessToken}${CANARY}`),
      await get('/api/v1/clients', { authorization: `Basic ${CANARY}` }),
      await get('/api/v1/clients', { authorization: `Bearer hdg_live_${CANARY}` }),
      await get(`/api/v1/auth/me?access_token=${CANARY}`),
      await get(`/api/v1/nowhere?token=${CANARY}`),
      await get('/api/v1/clients', { 'x-api-key': CANARY, authorization: `Bearer hr_${CANARY}_${CANARY}` }),
      await post('reset-password', { token: CANARY, password: `${CANARY} of the new one` }),
      await post('email-verifications/complete', { token: CANARY }),
      await post('email-changes', { email: 'a@b.example', password: CANARY }, bearer),
      await post('change-password', { currentPassword: CANARY, password: CANARY }, bearer),
      await post('secure-account', { token: CANARY }),
      await app.inject({
        method: 'POST',
        url: '/api/v1/auth/login',
        payload: `{"password":"${CANARY}"`,
        headers: { 'content-type': 'application/json' },
      }),
    ];
    expect(answers.map(({ statusCode }) => statusCode).filter((status) => status < 400 || status >= 500)).toEqual([]);
    // Request log lines are buffered before they are written.
    while (!logged.includes(String(answers.at(-1)?.headers['x-request-id']))) await new Promise(setImmediate);
    const told = [logged, ...answers.map(({ body, headers }) => body + JSON.stringify(headers))];
    const secrets = [CANARY.slice(0, 43), PASSWORD, known.accessToken, known.refreshToken];
    expect(told.filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
  });
});

describe('Refresh tokens rotate (promise 2.4)', () => {
  const renewed = async (refreshToken: string) =>
    (await post('refresh', { refreshToken })).json<SignedIn>().refreshToken;

  it('gives twenty parallel refreshes one successor', async () => {
    const { refreshToken } = await register('parallel@maple-ridge.example');
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('refresh', { refreshToken })));
    const successors = new Set(answers.map((answer) => answer.json<SignedIn>().refreshToken));
    expect(successors.size).toBe(1);
    expect(successors.has(refreshToken)).toBe(false);
  });

  it('rotates nothing for a page that was left while its request waited', async () => {
    const { refreshToken } = await register('left@maple-ridge.example');
    const rotate = () => app.get(SessionsService).rotate(refreshToken, '127.0.0.1');
    const gone = { tenantId: null, actor: null, signal: AbortSignal.abort() };
    await expect(app.get(Scopes).withoutTransaction(gone, rotate)).rejects.toMatchObject({ status: 503 });
    // The next page's successor can still be exchanged, and then the first request arrives late no more.
    const second = await renewed(refreshToken);
    expect((await post('refresh', { refreshToken: await renewed(second) })).statusCode).toBe(200);
  });

  it('A replay outside a 10 s grace revokes the family; inside it the same successor comes back', async () => {
    const first = (await register('grace@maple-ridge.example')).refreshToken;
    const now = Date.now();
    const second = await renewed(first);
    const clock = jest.spyOn(Date, 'now').mockReturnValue(now + 9_000);
    expect(await renewed(first)).toBe(second);
    clock.mockReturnValue(Date.now() + 60_000);
    const late = await post('refresh', { refreshToken: first });
    clock.mockRestore();
    expect([late.statusCode, codeOf(late)]).toEqual([401, 'invalid_refresh_token']);
    expect((await post('refresh', { refreshToken: second })).statusCode).toBe(401);
  });

  it('ends the family when a token comes back after its successor was used', async () => {
    const first = (await register('replay@maple-ridge.example')).refreshToken;
    const second = (await post('refresh', { refreshToken: first })).json<SignedIn>().refreshToken;
    const third = (await post('refresh', { refreshToken: second })).json<SignedIn>().refreshToken;
    expect((await post('refresh', { refreshToken: first })).statusCode).toBe(401);
    expect((await post('refresh', { refreshToken: third })).statusCode).toBe(401);
  });

  it('recognizes a used token, however old, in the body and in the cookie', async () => {
    const { refreshToken } = await register('old-token@maple-ridge.example');
    let newest = refreshToken;
    for (let n = 0; n < 12; n += 1) newest = await renewed(newest);
    const cookie = { cookie: `hedgerow_refresh=${refreshToken}` };
    expect(codeOf(await post('refresh', {}, cookie))).toBe('invalid_refresh_token');
    expect((await post('refresh', { refreshToken: newest })).statusCode).toBe(401);
  });

  it('is not ended by an invalid token, nor by signing out with one', async () => {
    const { refreshToken, accessToken } = await register('guessed@maple-ridge.example');
    const current = await renewed(await renewed(refreshToken));
    const [sessionId = '', secret = ''] = current.split('.');
    const guesses = [
      ...Array.from({ length: 5 }, (_, n) => `${sessionId}.${String(n).repeat(43)}`),
      `${sessionId}.${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`,
    ];
    const tries = await Promise.all(guesses.map((guess) => post('refresh', { refreshToken: guess })));
    expect(new Set(tries.map(codeOf))).toEqual(new Set(['invalid_refresh_token']));
    for (const guess of guesses) expect((await post('logout', { refreshToken: guess })).statusCode).toBe(204);
    expect((await me(accessToken)).statusCode).toBe(200);
    expect((await post('refresh', { refreshToken: current })).statusCode).toBe(200);
  });

  it('limits guesses at one sign-in, and lets the sign-in go on meanwhile', async () => {
    const { refreshToken } = await register('guessed-often@maple-ridge.example');
    const [sessionId = ''] = refreshToken.split('.');
    const guess = (n: number) => post('refresh', { refreshToken: `${sessionId}.${String(n).padStart(43, 'g')}` });
    const tries = await Promise.all(Array.from({ length: 30 }, (_, n) => guess(n)));
    expect(tries.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
    const refused = tries.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(20);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await post('refresh', { refreshToken })).statusCode).toBe(200);
  });

  it('ends with sign-out', async () => {
    const { refreshToken, accessToken } = await register('leaving@maple-ridge.example');
    expect((await me(accessToken)).statusCode).toBe(200);
    expect((await post('logout', { refreshToken })).statusCode).toBe(204);
    expect((await post('refresh', { refreshToken })).statusCode).toBe(401);
    expect((await me(accessToken)).statusCode).toBe(401);
  });
});

describe('switching company', () => {
  it("never reaches a company that is not one's own", async () => {
    const robin = await register('switch@maple-ridge.example');
    const neighbour = await register('neighbour@maple-ridge.example');
    const headers = { authorization: `Bearer ${robin.accessToken}` };
    const refused = await post('switch', { tenantId: neighbour.tenantId }, headers);
    expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'no_company']);
    expect((await post('switch', { tenantId: robin.tenantId }, headers)).statusCode).toBe(200);
  });

  it('answers the same token to the same Idempotency-Key, and stores it encrypted', async () => {
    const robin = await register('switch-twice@maple-ridge.example');
    const headers = { authorization: `Bearer ${robin.accessToken}`, 'idempotency-key': 'switch-once' };
    const change = () => post('switch', { tenantId: robin.tenantId }, headers);
    const [first, again] = [await change(), await change()];
    expect([again.body, again.headers['idempotency-replayed']]).toEqual([first.body, 'true']);
    expect(first.headers['cache-control']).toBe('no-store');
    const stored = await app
      .get(Scopes)
      .run({ tenantId: robin.tenantId, actor: SYSTEM }, () =>
        db().query<object[]>('select k::text from idempotency_keys k'),
      );
    expect(JSON.stringify(stored)).toContain('switch-once');
    expect(JSON.stringify(stored)).not.toContain(first.json<SignedIn>().accessToken);
  });
});
