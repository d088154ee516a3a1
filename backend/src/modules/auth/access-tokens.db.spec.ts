import { createHmac, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import { withClient } from '../../../../scripts/roles.mjs';
import { httpApp, type HttpTestApp, TEST_PASSWORD } from '../../../test/support/index.js';
import { Clock } from '../../kernel/clock/index.js';
import { Config } from '../../kernel/config/index.js';
import { ACCESS_TOKEN_SECONDS, SigningKeys } from '../signing-keys/index.js';
import { AuthModule } from './index.js';

const HOUR_MS = 3_600_000;

let app: HttpTestApp;
beforeAll(async () => void (app = await httpApp({ modules: [AuthModule] })));
afterEach(() => jest.restoreAllMocks());
afterAll(() => app.close());

const keys = () => app.get(SigningKeys);
const me = async (token: string | null) => {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  const { statusCode, json } = await app.inject({ method: 'GET', url: '/api/v1/auth/me', headers });
  return [statusCode, json<{ code?: string }>().code];
};
const signIn = async () => {
  const { email } = app.greenfield.members.owner;
  const payload = { email, password: TEST_PASSWORD, client: 'mobile' };
  const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
  return answer.json<{ accessToken: string; refreshToken: string }>();
};
const REFUSED = [401, 'unauthenticated'];
const GOOD = [200, undefined];

const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
const read = (token: string, n: number) =>
  JSON.parse(Buffer.from(token.split('.')[n] ?? '', 'base64url').toString()) as Record<string, unknown>;
const published = async () => {
  const answer = await app.inject({ method: 'GET', url: '/.well-known/jwks.json' });
  return { ...answer.json<{ keys: Array<{ kid: string }> }>(), caching: answer.headers['cache-control'] };
};
/** Moves the clock of this process. */
const at = (ms: number) => jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(Date.now() + ms));

describe('Every non-public operation answers 401 (promise 2.3)', () => {
  let good: { accessToken: string; refreshToken: string };
  let claims: Record<string, unknown>;
  beforeAll(async () => {
    good = await signIn();
    claims = read(good.accessToken, 1);
  });
  /** A token with the deployment's own key, which an attacker does not have. */
  const signed = (changes: object, header: object = {}) => {
    const key = keys().current();
    if (!key) throw new Error('No key signs.');
    const content = `${part({ alg: 'ES256', typ: 'JWT', kid: key.id, ...header })}.${part({ ...claims, ...changes })}`;
    const signature = createSign('sha256').update(content).sign({ key: key.privateKey, dsaEncoding: 'ieee-p1363' });
    return `${content}.${signature.toString('base64url')}`;
  };
  const hmac = (header: object, secret: string | Buffer) => {
    const content = `${part({ alg: 'HS256', typ: 'JWT', ...header })}.${part(claims)}`;
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  };
  const seconds = () => Math.floor(Date.now() / 1000);

  it('takes what the others are a change of', async () => expect(await me(signed({}))).toEqual(GOOD));

  it.each<[string, () => string | null]>([
    ['nothing', () => null],
    ['an empty token', () => ''],
    ['garbage', () => 'garbage.of.three'],
    ['alg: none', () => `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`],
    ['alg: none with the id of a key', () => `${part({ alg: 'none', kid: keys().current()?.id })}.${part(claims)}.`],
    ['a tampered signature', () => good.accessToken.replace(/.(?=.{9}$)/, (letter) => (letter === 'A' ? 'B' : 'A'))],
    ['tampered claims', () => good.accessToken.replace(/\.[^.]+\./, `.${part({ ...claims, sub: randomUUID() })}.`)],
    ['an expired token', () => signed({ exp: seconds() - 1 })],
    ['another audience', () => signed({ aud: 'another-api' })],
    ['no audience', () => signed({ aud: undefined })],
    ['another issuer', () => signed({ iss: 'https://accounts.example.com' })],
    ['a refresh token', () => good.refreshToken],
    ['an unknown key', () => signed({}, { kid: randomUUID() })],
    ['a key that is no text', () => signed({}, { kid: { '': 1 } })],
    ['another algorithm', () => signed({}, { alg: 'ES384' })],
    [
      'a key of somebody else',
      () => {
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        return jsonwebtoken.sign(claims, privateKey, { algorithm: 'ES256', keyid: keys().current()?.id ?? '' });
      },
    ],
    ['the public key as a secret', () => hmac({ kid: keys().current()?.id }, publicPem())],
    ['the public key as a secret, unnamed', () => hmac({}, publicPem())],
    ['TOKEN_SECRET, which signs no more', () => hmac({}, app.get(Config).get('TOKEN_SECRET'))],
  ])('to %s', async (_, token) => expect(await me(token())).toEqual(REFUSED));

  it('to a token in the query, in a cookie, and of another scheme', async () => {
    const { accessToken } = good;
    for (const request of [
      { url: `/api/v1/auth/me?access_token=${accessToken}` },
      { url: '/api/v1/auth/me', headers: { cookie: `access_token=${accessToken}; hedgerow_refresh=${accessToken}` } },
      { url: '/api/v1/auth/me', headers: { authorization: `Basic ${accessToken}` } },
    ])
      expect((await app.inject({ method: 'GET', ...request })).statusCode).toBe(401);
  });

  const publicPem = () => keys().current()?.publicKey.export({ type: 'spki', format: 'pem' }) ?? '';
});

describe('an access token', () => {
  it('is known no longer than it is good, and one that comes near to it is another', async () => {
    const { accessToken } = await signIn();
    for (let turn = 0; turn < 2; turn += 1) expect(await me(accessToken)).toEqual(GOOD);
    expect(await me(`${accessToken.slice(0, -2)}AA`)).toEqual(REFUSED);
    expect(await me(accessToken)).toEqual(GOOD);
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + ACCESS_TOKEN_SECONDS * 1000);
    expect(await me(accessToken)).toEqual(REFUSED);
  });

  it('is verified once, however often it is sent', async () => {
    const verify = jest.spyOn(jsonwebtoken, 'verify');
    const { accessToken } = await signIn();
    for (let turn = 0; turn < 5; turn += 1) expect(await me(accessToken)).toEqual(GOOD);
    expect(verify).toHaveBeenCalledTimes(1);
  });

  it('is verified by other services with what is published, which holds nothing private', async () => {
    const { accessToken } = await signIn();
    const { keys: listed, caching } = await published();
    expect(caching).toBe('public, max-age=900');
    const jwk = listed.find(({ kid }) => kid === read(accessToken, 0)['kid']);
    expect(Object.keys(jwk ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    const key = await crypto.subtle.importKey('jwk', jwk as object, { name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'verify',
    ]);
    const [header, claims, signature = ''] = accessToken.split('.');
    const content = Buffer.from(`${header}.${claims}`);
    const bytes = Buffer.from(signature, 'base64url');
    expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes, content)).toBe(true);
    expect(read(accessToken, 1)).toMatchObject({ iss: 'hedgerow', aud: 'hedgerow-api' });
  });
});

describe('the keys', () => {
  const elsewhere = (sql: string, ...values: unknown[]) =>
    withClient(app.database.superuserUrl, (client) => client.query(sql, values));
  // Each begins with one key, which signs.
  const anew = async () => {
    jest.restoreAllMocks();
    await keys().rotate({ revoke: true });
  };
  beforeEach(anew);
  afterAll(anew);
  const kidOf = async () => String(read((await signIn()).accessToken, 0)['kid']);
  const ids = async () => (await published()).keys.map(({ kid }) => kid);

  it('are shared by all processes of a deployment, and stored encrypted', async () => {
    const [before] = await ids();
    await Promise.all([keys().look(), keys().look()]);
    expect(await ids()).toEqual([before]);
    const { rows } = await elsewhere('select id, sealed from signing_keys');
    expect(rows).toHaveLength(1);
    const secret = keys().current()?.privateKey.export({ type: 'pkcs8', format: 'der' });
    expect(JSON.stringify(rows)).not.toContain(secret?.toString('base64').slice(20, 60));
  });

  it('are known by a process that meets a new one before it has looked', async () => {
    const { accessToken } = await signIn();
    jest.spyOn(performance, 'now').mockReturnValue(performance.now() + HOUR_MS);
    Reflect.set(keys(), 'keys', new Map());
    expect(await me(accessToken)).toEqual(GOOD);
  });

  it('rotate: a new one is listed for an hour before it signs, the old one until no token of it lives', async () => {
    const old = await kidOf();
    const { accessToken } = await signIn();
    await keys().rotate();
    const [next] = await ids();
    expect([await kidOf(), (await ids()).length]).toEqual([old, 2]);
    at(HOUR_MS + 1);
    expect(await kidOf()).toBe(next);
    await keys().rotateOld();
    await keys().look();
    expect(await ids()).toEqual([next, old]);
    expect(await me(accessToken)).toEqual(GOOD);
    at(HOUR_MS + ACCESS_TOKEN_SECONDS * 1000 + 301_000);
    await keys().rotateOld();
    await keys().look();
    expect(await ids()).toEqual([next]);
  });

  it('rotate by age, once, however many workers look', async () => {
    const [old] = await ids();
    at(31 * 24 * HOUR_MS);
    await Promise.all([keys().rotateOld(), keys().rotateOld(), keys().rotateOld()]);
    await keys().look();
    expect(await ids()).toEqual([expect.not.stringMatching(old ?? ''), old]);
  });

  it('are revoked at once, with all tokens that they signed', async () => {
    const { accessToken } = await signIn();
    expect(await me(accessToken)).toEqual(GOOD);
    await keys().rotate({ revoke: true });
    expect(await me(accessToken)).toEqual(REFUSED);
    expect(await me((await signIn()).accessToken)).toEqual(GOOD);
  });

  it('are made anew where MASTER_KEY is another', async () => {
    await elsewhere(`update signing_keys set sealed = '\\x01'`);
    await keys().look();
    expect(await me((await signIn()).accessToken)).toEqual(GOOD);
  });

  it('follow TOKEN_SECRET after an hour where people are signed in, whose tokens end by themselves', async () => {
    await signIn();
    await elsewhere('delete from signing_keys');
    await keys().look();
    const { accessToken } = await signIn();
    expect(read(accessToken, 0)).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(await me(accessToken)).toEqual(GOOD);
    at(HOUR_MS + 1);
    const next = (await signIn()).accessToken;
    expect(read(next, 0)).toMatchObject({ alg: 'ES256' });
    expect([await me(accessToken), await me(next)]).toEqual([GOOD, GOOD]);
    at(HOUR_MS + ACCESS_TOKEN_SECONDS * 1000 + 1);
    expect([await me(accessToken), await me(next)]).toEqual([REFUSED, GOOD]);
  });
});
