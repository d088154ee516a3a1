import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from 'pg';
import { withClient } from '../../../../scripts/roles.mjs';
import { createHttpApp } from '../../kernel/http/index.js';
import { TooManyRequests } from '../../kernel/problem/index.js';
import { httpApp, type HttpTestApp, type InjectResponse, TEST_PASSWORD } from '../../../test/support/index.js';
import { fillEmailKeys, type Query, sharedEmails } from '../accounts/email-keys.js';
import { hashPassword } from '../passwords/passwords.js';
import { SignInLimiter } from '../sessions/sign-in-limiter.js';
import { RegistrationsModule } from './index.js';

const PASSWORD = 'three quiet wheelbarrows';
const WRONG = 'not this one at all';

let app: HttpTestApp;
beforeAll(async () => void (app = await httpApp({ modules: [RegistrationsModule] })));
afterAll(async () => {
  await other?.close();
  await app.close();
});

let senders = 0;
/** Each from an address of its own, unless told. */
const post = (path: string, payload: object, from: object = {}): Promise<InjectResponse> => {
  senders += 1;
  const remoteAddress = `10.0.${senders >> 8}.${senders & 255}`;
  return app.inject({ method: 'POST', url: `/api/v1/auth/${path}`, payload, remoteAddress, ...from });
};
const login = (email: string, password = PASSWORD, from: object = {}) => post('login', { email, password }, from);
const register = (email: string) =>
  post('register', { companyName: 'Maple Ridge', name: 'Robin', email, password: PASSWORD, timezone: 'Europe/Berlin' });
const statuses = (answers: InjectResponse[]) => Map.groupBy(answers, ({ statusCode }) => statusCode);
const emailIn = (answer: InjectResponse) => answer.json<{ user: { email: string } }>().user.email;

const MIGRATIONS = new URL('../../../migrations/', import.meta.url);
const asQuery =
  (client: Client): Query =>
  async <Row>(sql: string, values: unknown[] = []) =>
    (await client.query(sql, values)).rows as Row[];

/** What somebody may write for one address. */
const WAYS = (local: string) => [
  `${local}@maple-ridge.example`,
  `${local.toUpperCase()}@MAPLE-RIDGE.EXAMPLE`,
  ` ${local}@maple-ridge.example `,
  `\u00a0${local}@maple-ridge.example`,
  `${local}@maple-ridge.example\u3000`,
  `\u200b${local}@maple-ridge.example\u200d`,
  `\ufeff${local}@maple-ridge.example`,
  `${local}@maple-ridge.example.`,
  `${local}\uff20maple-ridge\uff0eexample`,
  `${local.replace('k', '\u212a')}@maple-ridge.example`,
  `\u2800${local}@maple-ridge.example\u00ad`,
  `\u3164${local}@maple-ridge.example`,
  `${local}@maple-ridge\u3002example`,
];

describe('an account', () => {
  it('is the same for every spelling of its email', async () => {
    expect((await register(' Mark.K+Hedges@Maple-Ridge.example')).statusCode).toBe(201);
    for (const email of WAYS('mark.k+hedges')) {
      const answer = await login(email);
      expect([email, answer.statusCode, emailIn(answer)]).toEqual([email, 200, 'mark.k+hedges@maple-ridge.example']);
    }
    const again = await Promise.all(WAYS('mark.k+hedges').slice(0, 5).map(register));
    expect([...statuses(again).keys()]).toEqual([409]);
  });

  it('is created once when two register at the same moment', async () => {
    const both = await Promise.all([register('twice@maple-ridge.example'), register('TWICE@maple-ridge.example')]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  it('differs when a letter of its email differs', async () => {
    for (const email of ['robin@tell.example', 'rob\u0130n@tell.example', 'rob\u0131n@tell.example']) {
      expect([email, (await register(email)).statusCode]).toEqual([email, 201]);
    }
    expect(emailIn(await login('ROBIN@tell.example'))).toBe('robin@tell.example');
    expect(emailIn(await login('rob\u0130n@tell.example'))).toBe('robi\u0307n@tell.example');
  });

  it.each(['robin', 'ro\u200bbin@maple-ridge.example', 'robin@127.1', ' '.repeat(300), 'robin@ex%61mple.com'])(
    'has no address like %j: the answer names the field',
    async (email) => {
      for (const answer of [await login(email), await register(email)]) {
        expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '/email', code: 'is_email' }] });
      }
    },
  );
});

describe('accounts from before emails had a canonical form', () => {
  /** As the release before writes them. */
  async function written(email: string, password: string): Promise<void> {
    const hash = await hashPassword(password);
    await withClient(app.database.superuserUrl, async (client) => {
      const insert = `
        with person as (insert into users (id, email, name, password_hash) values (uuidv7(), $1, 'Old', $2) returning id)
        insert into memberships (tenant_id, id, user_id, role_id)
        select r.tenant_id, uuidv7(), person.id, r.id from person, roles r where r.tenant_id = $3 and r.key = 'owner'`;
      await client.query(insert, [email, hash, app.greenfield.tenantId]);
    });
  }

  it('sign in, also while the previous release writes them', async () => {
    await written('Old.Hand@Example.COM', PASSWORD);
    expect(emailIn(await login('old.hand@example.com'))).toBe('Old.Hand@Example.COM');
    await written('M\u00dcller@B\u00fccher.example', PASSWORD);
    expect(emailIn(await login('m\u00fcller@xn--bcher-kva.example'))).toBe('M\u00dcller@B\u00fccher.example');
    expect((await register('m\u00fcller@b\u00fccher.example')).statusCode).toBe(409);
  });

  it('keep their own passwords where they share an email, with one budget of attempts', async () => {
    const [first, second] = ['three quiet wheelbarrows', 'four noisy lawnmowers'];
    await written('shared@example.com', first);
    await written('\uff53\uff48\uff41\uff52\uff45\uff44@example.com', second);
    await written('sh\u200bared@example.com', 'five lost secateurs');
    expect(emailIn(await login('shared@example.com', first))).toBe('shared@example.com');
    expect(emailIn(await login('SHARED@example.com', second))).toBe('\uff53\uff48\uff41\uff52\uff45\uff44@example.com');
    expect(emailIn(await login('shared@example.com', 'five lost secateurs'))).toBe('sh\u200bared@example.com');
    expect((await login('shared@example.com', WRONG)).statusCode).toBe(401);
    expect((await register('shared@example.com')).statusCode).toBe(409);
    const [shared] = await withClient(app.database.ownerUrl, (client) => sharedEmails(asQuery(client)));
    expect(shared?.userIds).toHaveLength(3);
  });

  it('get their keys by the migration, the older one first', async () => {
    await withClient(app.database.superuserUrl, async (client) => {
      await client.query('begin; drop index users_email, users_email_key; alter table users disable trigger key_email');
      const insert = `insert into users (id, email, name, password_hash, created_at)
                      select uuidv7(), unnest($1::text[]), 'Old', '', generate_series(now() - interval '9 days', now(), '1 day')
                      limit cardinality($1)`;
      const emails = ['Twin@Example.org', 'TWIN@example.org', '\uff34win@example.org', 'single@B\u00dcCHER.example'];
      await client.query(insert, [emails]);
      await client.query(readFileSync(new URL('1790001710000-email-keys-filled.sql', MIGRATIONS), 'utf8'));
      await fillEmailKeys(asQuery(client));
      const keys = await asQuery(client)<{ key: string; rank: number }>(
        'select email_key as key, email_rank as rank from users where email = any ($1) order by id',
        [emails],
      );
      expect(keys).toEqual([
        { key: 'twin@example.org', rank: 0 },
        { key: 'twin@example.org', rank: 1 },
        { key: 'twin@example.org', rank: 2 },
        { key: 'single@xn--bcher-kva.example', rank: 0 },
      ]);
      await client.query('rollback');
    });
  });
});

/** Another process on the same database. */
let other: NestFastifyApplication | undefined;
const startOther = async (env: Record<string, string> = {}) => {
  await other?.close();
  Object.assign(process.env, env);
  other = await createHttpApp(app.module);
  await other.init();
  await other.getHttpAdapter().getInstance().ready();
};

describe('Sign-in attempts are limited per address and per account, across instances and restarts (promise 2.7): the budget', () => {
  beforeAll(() => startOther());

  /** Counts those that passed. Few at once: hundreds would wait for a connection longer than a busy machine gives them. */
  const spendAll = async (from: string, times: number, email = (n: number) => `${from}-${n}@example.com`) => {
    const spend = (n: number) =>
      (n % 2 && other ? other : app.nest).get(SignInLimiter, { strict: false }).spend(email(n), from);
    let passed = 0;
    for (let begun = 0; begun < times; begun += 5) {
      const tries = Array.from({ length: Math.min(5, times - begun) }, (_, n) => spend(begun + n));
      for (const tried of await Promise.allSettled(tries)) {
        if (tried.status === 'fulfilled') passed += 1;
        else expect(tried.reason).toBeInstanceOf(TooManyRequests);
      }
    }
    return passed;
  };

  it('of an account is shared by every spelling of its email', async () => {
    await register('target@maple-ridge.example');
    const ways = [...WAYS('target'), ...WAYS('Target')];
    const tries = await Promise.all(ways.map((email) => login(email, WRONG)));
    expect(statuses(tries).get(401)?.length).toBeLessThanOrEqual(10);
    expect((await login('\u200btarget@maple-ridge.example')).statusCode).toBe(429);
  });

  it('of an account holds for fifty at once, in all processes and after a restart', async () => {
    const payload = { email: 'fifty@maple-ridge.example', password: WRONG };
    const send = (nest: NestFastifyApplication) => nest.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
    const tries = await Promise.all(Array.from({ length: 50 }, (_, n) => send(n % 2 && other ? other : app.nest)));
    expect(tries.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10);
    expect(tries.filter(({ statusCode }) => statusCode === 429)).toHaveLength(40);
    await startOther();
    expect((await send(other ?? app.nest)).statusCode).toBe(429);
  });

  it('of an IP address is that of its network, however it is written', async () => {
    expect(await spendAll('2001:db8:1:2::1', 60)).toBe(60);
    expect(await spendAll('2001:0DB8:0001:0002:ffff::9', 60)).toBe(40);
    expect(await spendAll('203.0.113.9', 60)).toBe(60);
    expect(await spendAll('::FFFF:203.0.113.9', 60)).toBe(40);
    expect(await spendAll('64:ff9b::cb00:7109', 1)).toBe(0);
  });

  it('of the networks that one customer may have is limited, too', async () => {
    const from56 = Array.from({ length: 5 }, (_, n) => spendAll(`2001:db8:7:10${n}::1`, 50));
    expect((await Promise.all(from56)).reduce((sum, passed) => sum + passed)).toBe(200);
    const from48 = Array.from({ length: 9 }, (_, n) => spendAll(`2001:db8:8:${n}00::1`, 100));
    expect((await Promise.all(from48)).reduce((sum, passed) => sum + passed)).toBe(800);
    expect(await spendAll('2001:db8:9::1', 1)).toBe(1);
  });

  it('of an IP address does not use up that of the account once it is spent', async () => {
    const owner = () => 'owner-of-one@example.com';
    await spendAll('198.51.100.20', 100);
    expect(await spendAll('198.51.100.20', 20, owner)).toBe(0);
    expect(await spendAll('198.51.100.21', 20, owner)).toBe(10);
  });

  it('is that of the connection, whatever an untrusted client writes', async () => {
    await spendAll('198.51.100.30', 100);
    const headers = { 'x-forwarded-for': '192.0.2.77', forwarded: 'for=192.0.2.77', 'x-real-ip': '192.0.2.77' };
    const spoofed = await login('anybody@example.com', WRONG, { remoteAddress: '198.51.100.30', headers });
    expect(spoofed.statusCode).toBe(429);
    const honest = await login('anybody@example.com', WRONG, { remoteAddress: '127.0.0.1', headers });
    expect(honest.statusCode).toBe(401);
  });
});

describe('registration', () => {
  const toOther = async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const answer = await other?.inject({ method, url: `/api/v1/auth/${path}`, ...(payload && { payload }) });
    return [answer?.statusCode, answer?.json<{ code?: string; registration?: string }>()] as const;
  };
  const newcomer = (email: string) => ({
    companyName: 'Maple Ridge',
    name: 'Robin',
    email,
    password: PASSWORD,
    timezone: 'Europe/Berlin',
  });
  const optionsHere = () => app.inject({ method: 'GET', url: '/api/v1/auth/options' });

  it('is open unless the operator says otherwise', async () => {
    expect((await optionsHere()).json()).toEqual({ registration: 'open', mail: 'saved' });
  });

  it('can be closed: nothing is created, and existing users still sign in', async () => {
    await register('already-here@maple-ridge.example');
    await startOther({ REGISTRATION: 'closed' });
    expect(await toOther('GET', 'options')).toEqual([200, { registration: 'closed', mail: 'saved' }]);
    const late = newcomer('late@maple-ridge.example');
    for (const refused of [
      await toOther('POST', 'register', late),
      await toOther('POST', 'registrations', { email: late.email }),
    ])
      expect(refused).toMatchObject([403, { code: 'registration_closed' }]);
    expect((await login('late@maple-ridge.example')).statusCode).toBe(401);
    const here = { email: 'already-here@maple-ridge.example', password: PASSWORD };
    expect((await toOther('POST', 'login', here))[0]).toBe(200);
  });

  it('can be limited to domains, in any spelling but without look-alikes', async () => {
    await startOther({ REGISTRATION: 'b\u00fccher.example, *.ridge.example' });
    expect(await toOther('GET', 'options')).toMatchObject([200, { registration: 'domains' }]);
    for (const email of ['a@B\u00dcCHER.example', 'b@xn--bcher-kva.example.', 'c@north.ridge.example'])
      expect([email, (await toOther('POST', 'register', newcomer(email)))[0]]).toEqual([email, 201]);
    for (const email of ['a@bucher.example', 'a@x.b\u00fccher.example', 'a@ridge.example', 'a@notridge.example']) {
      expect((await toOther('POST', 'registrations', { email }))[0]).toBe(403);
      const refused = await toOther('POST', 'register', newcomer(email));
      expect(refused).toMatchObject([403, { code: 'email_not_admitted', errors: [{ pointer: '/email' }] }]);
    }
  });
});

describe('the answer of sign-in', () => {
  it('is never cached, refusals included', async () => {
    const answers = [
      await login('owner@greenfield.example', TEST_PASSWORD),
      await login('owner@greenfield.example', WRONG),
      await login('no address'),
      await post('refresh', {}),
      await post('refresh', { refreshToken: 'x' }),
      await post('logout', {}),
      await register('cached@maple-ridge.example'),
      await app.inject({ method: 'GET', url: '/api/v1/auth/options' }),
      await app.inject({ method: 'GET', url: '/api/v1/auth/me' }),
      await app.injectAs('owner', { method: 'GET', url: '/api/v1/auth/me' }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401, 422, 401, 401, 204, 201, 200, 401, 200]);
    expect(new Set(answers.map(({ headers }) => headers['cache-control']))).toEqual(new Set(['no-store']));
  });
});
