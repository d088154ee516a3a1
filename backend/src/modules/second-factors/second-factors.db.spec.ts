import { readFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { withClient } from '../../../../scripts/roles.mjs';
import { createHttpApp } from '../../kernel/http/index.js';
import { httpApp, type HttpTestApp, type InjectResponse, mailsTo, TEST_PASSWORD } from '../../../test/support/index.js';
import { AccountSecurityModule } from '../account-security/index.js';
import { RegistrationsModule } from '../registrations/index.js';
import { codeOf, completeIn, People, type Person, type SignedIn, statusesOf } from './second-factors.factory.js';

const DECISION = new URL(
  '../../../docs/decisions/0073-a-second-factor-between-password-and-session.md',
  import.meta.url,
);

describe('a second factor', () => {
  let app: HttpTestApp;
  let other: NestFastifyApplication;
  let people: People;
  const second = async () => {
    other = await createHttpApp(app.module);
    await other.init();
    await other.getHttpAdapter().getInstance().ready();
  };
  beforeAll(async () => {
    app = await httpApp({ modules: [RegistrationsModule, AccountSecurityModule] });
    people = new People(app);
    await second();
  });
  afterAll(async () => {
    people.close();
    await other.close();
    await app.close();
  });

  const inDatabase = async <Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]> =>
    (await withClient(app.database.superuserUrl, (client) => client.query<Row>(sql, values))).rows;
  const sessionsOf = async ({ email }: Person) =>
    (
      await inDatabase<{ n: number }>(
        'select count(*)::int as n from sessions s join users u on u.id = s.user_id where u.email = $1 and revoked_at is null',
        email,
      )
    )[0]?.n;

  describe('is set up', () => {
    it('with the password and a code, which ends the other sessions (promise 2.5) and sends a notice', async () => {
      const kim = await people.make('kim');
      const laptop = (await people.login(kim)).json<SignedIn>();
      expect(codeOf(await people.post(kim, 'second-factor/start', { password: 'not this one at all' }))).toEqual([
        422,
        'wrong_password',
      ]);
      expect(codeOf(await people.post(kim, 'second-factor/confirm', { code: '123456' }))).toEqual([
        409,
        'second_factor_not_started',
      ]);
      const { uri } = (await people.post(kim, 'second-factor/start', { password: TEST_PASSWORD })).json<{
        uri: string;
      }>();
      expect(uri).toContain('issuer=Hedgerow');
      const phone = people.phone(uri);
      const wrong = await people.post(kim, 'second-factor/confirm', { code: phone.code(9) });
      expect(wrong.json()).toMatchObject({ status: 422, errors: [{ pointer: '/code', code: 'wrong_second_factor' }] });
      expect((await people.get(kim, 'second-factor')).json()).toEqual({
        enabledAt: null,
        recoveryCodesLeft: 0,
        hasAuthenticatorApp: false,
      });
      const [digits, more] = [phone.code().slice(0, 3), phone.code().slice(3)];
      const answer = await people.post(kim, 'second-factor/confirm', { code: `${digits} ${more}` });
      expect(new Set(answer.json<{ recoveryCodes: string[] }>().recoveryCodes).size).toBe(10);
      expect((await people.get(kim, 'second-factor')).json()).toEqual({
        enabledAt: expect.any(String),
        recoveryCodesLeft: 10,
        hasAuthenticatorApp: true,
      });
      expect((await people.get(laptop, 'me')).statusCode).toBe(401);
      expect(
        (await people.post({ address: kim.address }, 'refresh', { refreshToken: laptop.refreshToken })).statusCode,
      ).toBe(401);
      expect((await mailsTo(app, kim.email)).at(-1)).toContain('Subject: Two-step verification is on');
      expect(codeOf(await people.post(kim, 'second-factor/start', { password: TEST_PASSWORD }))).toEqual([
        409,
        'second_factor_on',
      ]);
    });

    it('once, if two codes come at the same time', async () => {
      const lee = await people.make('lee');
      const { uri } = (await people.post(lee, 'second-factor/start', { password: TEST_PASSWORD })).json<{
        uri: string;
      }>();
      const phone = people.phone(uri);
      const answers = await Promise.all(
        [phone.code(), phone.code(-1)].map((code) => people.post(lee, 'second-factor/confirm', { code })),
      );
      expect(statusesOf(answers)).toEqual([200, 409]);
    });

    it('and keeps no secret that a copy of the database would reveal', async () => {
      const { secret, recoveryCodes } = await people.enrol('secretive');
      const rows = await inDatabase<{ row: string }>(
        `select a::text as row from authenticators a union all select c::text from recovery_codes c
         union all select to_jsonb(e)::text from audit_entries e`,
      );
      const told = rows.map(({ row }) => row).join('\n');
      for (const text of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replace('-', ''))])
        expect(told).not.toContain(text);
      expect(told).toContain('$argon2id$');
    });

    it('is turned off with the password, which ends the other sessions (promise 2.5)', async () => {
      const max = await people.enrol('max');
      const there = (await people.complete(max, await people.challenge(max), max.phone.code())).json<SignedIn>();
      expect(codeOf(await people.post(max, 'second-factor/remove', { password: 'not this one at all' }))).toEqual([
        422,
        'wrong_password',
      ]);
      expect((await people.post(max, 'second-factor/remove', { password: TEST_PASSWORD })).statusCode).toBe(204);
      expect((await people.get(there, 'me')).statusCode).toBe(401);
      expect((await people.get(max, 'me')).statusCode).toBe(200);
      expect((await mailsTo(app, max.email)).at(-1)).toContain('Subject: Two-step verification is off');
      expect((await people.login(max)).statusCode).toBe(200);
      expect(codeOf(await people.post(max, 'second-factor/remove', { password: TEST_PASSWORD }))).toEqual([
        409,
        'second_factor_off',
      ]);
    });

    it('is turned off by whoever runs the installation, with the statement of decision 73', async () => {
      const vic = await people.enrol('vic');
      const page = readFileSync(DECISION, 'utf8');
      const statement = /```sql\n(.*?)```/s.exec(page)?.[1]?.replace('kim@example.com', vic.email) ?? '';
      expect(statement).toContain(vic.email);
      await inDatabase(statement);
      expect((await people.get(vic, 'me')).statusCode).toBe(401);
      const again = { ...vic, ...(await people.login(vic)).json<SignedIn>() };
      const started = await people.post(again, 'second-factor/start', { password: TEST_PASSWORD });
      const { uri } = started.json<{ uri: string }>();
      const code = people.phone(uri).code();
      expect((await people.post(again, 'second-factor/confirm', { code })).statusCode).toBe(200);
    });

    it('is told by the audit log of the company', async () => {
      const ann = await people.enrol('audited');
      await people.complete(ann, await people.challenge(ann), ann.recoveryCodes[0] ?? '');
      const entries = await inDatabase<{ old: object; new: object }>(
        `select e.old, e.new from audit_entries e join users u on u.id = e.record_id
         where u.email = $1 and e.table_name = 'users' and e.action = 'changed' order by e.seq`,
        ann.email,
      );
      expect(entries).toEqual([
        { old: { second_factor_at: null }, new: { second_factor_at: expect.any(String) } },
        { old: { recovery_codes_left: 0 }, new: { recovery_codes_left: 10 } },
        { old: { recovery_codes_left: 10 }, new: { recovery_codes_left: 9 } },
      ]);
    });
  });

  describe('signs in (promise 2.8)', () => {
    it('with a code after the password, and no session is open before', async () => {
      const bo = await people.enrol('bo');
      const before = await sessionsOf(bo);
      const answer = await people.login(bo, { client: 'web' });
      expect(answer.json()).toMatchObject({
        status: 401,
        code: 'second_factor_required',
        challengeId: expect.stringMatching(/^[\w-]{43}$/),
      });
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(await sessionsOf(bo)).toBe(before);
      const { challengeId } = answer.json<{ challengeId: string }>();
      expect(codeOf(await people.complete(bo, challengeId, bo.phone.code(9)))).toEqual([422, 'wrong_second_factor']);
      const done = await people.complete(bo, challengeId, bo.phone.code());
      expect(done.statusCode).toBe(200);
      expect(done.json()).not.toHaveProperty('refreshToken');
      expect([done.headers['set-cookie']].flat()[0]).toMatch(/^hedgerow_refresh=.*HttpOnly; SameSite=Strict/);
      expect((await people.get(done.json<SignedIn>(), 'me')).statusCode).toBe(200);
      expect(await sessionsOf(bo)).toBe((before ?? 0) + 1);
      // Each challenge opens one session.
      expect(codeOf(await people.complete(bo, challengeId, bo.phone.code(1)))).toEqual([
        401,
        'sign_in_challenge_invalid',
      ]);
    });

    it('for apps without cookies', async () => {
      const cy = await people.enrol('cy');
      const done = (await people.complete(cy, await people.challenge(cy), cy.phone.code())).json<SignedIn>();
      expect(done).toMatchObject({ refreshToken: expect.any(String), accessToken: expect.any(String) });
      expect(
        (await people.post({ address: cy.address }, 'refresh', { refreshToken: done.refreshToken })).statusCode,
      ).toBe(200);
    });

    it('with the code before and the one after, and no other', async () => {
      const di = await people.enrol('di');
      for (const steps of [-3, 3])
        expect((await people.complete(di, await people.challenge(di), di.phone.code(steps))).statusCode).toBe(422);
      expect((await people.complete(di, await people.challenge(di), di.phone.code(1))).statusCode).toBe(200);
      // Older codes are as good as used.
      expect((await people.complete(di, await people.challenge(di), di.phone.code())).statusCode).toBe(422);
    });

    it('with each code once, also at the same time in two processes', async () => {
      const ed = await people.enrol('ed');
      const challenges = await Promise.all(Array.from({ length: 6 }, () => people.challenge(ed)));
      const code = ed.phone.code();
      const answers = await Promise.all(
        challenges.map((challengeId, n) => completeIn(n % 2 ? other : app.nest, { challengeId, code }, ed.address)),
      );
      expect(statusesOf(answers)).toEqual([200, 422, 422, 422, 422, 422]);
    });

    it('with each challenge once, also with two good codes at the same time', async () => {
      const flo = await people.enrol('flo');
      const challengeId = await people.challenge(flo);
      const [one = '', two = ''] = flo.recoveryCodes;
      const answers = await Promise.all([one, two].map((code) => people.complete(flo, challengeId, code)));
      expect(statusesOf(answers)).toEqual([200, 401]);
      // The code of the one that was refused is still good.
      expect((await people.get(flo, 'second-factor')).json()).toMatchObject({ recoveryCodesLeft: 9 });
    });

    it('with each recovery code once, however it is typed, and sends a notice', async () => {
      const gus = await people.enrol('gus');
      const [code = '', next = ''] = gus.recoveryCodes;
      const typed = ` ${code.toUpperCase().replace('-', ' ').replace('0', 'O').replace('1', 'l')}`;
      const challenges = [await people.challenge(gus), await people.challenge(gus)];
      const answers = await Promise.all(challenges.map((challengeId) => people.complete(gus, challengeId, typed)));
      expect(statusesOf(answers)).toEqual([200, 422]);
      expect((await people.complete(gus, await people.challenge(gus), code)).statusCode).toBe(422);
      expect((await mailsTo(app, gus.email)).at(-1)).toContain('9 recovery codes are left.');
      const renewed = await people.post(gus, 'second-factor/recovery-codes', { password: TEST_PASSWORD });
      expect(renewed.json<{ recoveryCodes: string[] }>().recoveryCodes).toHaveLength(10);
      expect((await people.complete(gus, await people.challenge(gus), next)).statusCode).toBe(422);
      const [fresh = ''] = renewed.json<{ recoveryCodes: string[] }>().recoveryCodes;
      expect((await people.complete(gus, await people.challenge(gus), fresh)).statusCode).toBe(200);
    });

    it('no longer with a challenge that has expired, or from before a change of the password or the factor', async () => {
      const hal = await people.enrol('hal');
      const late = await people.challenge(hal);
      await inDatabase(
        `update sign_in_challenges c set expires_at = c.created_at from users u where u.id = c.user_id and u.email = $1`,
        hal.email,
      );
      expect(codeOf(await people.complete(hal, late, hal.phone.code()))).toEqual([401, 'sign_in_challenge_invalid']);
      const [changed, removed] = [await people.challenge(hal), await people.challenge(hal)];
      await people.post(hal, 'change-password', {
        currentPassword: TEST_PASSWORD,
        password: 'seven patient hedgehogs',
      });
      expect(codeOf(await people.complete(hal, changed, hal.phone.code()))).toEqual([401, 'sign_in_challenge_invalid']);
      await people.post(hal, 'second-factor/remove', { password: 'seven patient hedgehogs' });
      expect(codeOf(await people.complete(hal, removed, hal.phone.code()))).toEqual([401, 'sign_in_challenge_invalid']);
    });

    it('and tells a wrong password and an unknown email alike, with a second factor or without', async () => {
      const ida = await people.enrol('ida');
      const joe = await people.make('joe');
      const visible = ({ statusCode, body, headers }: InjectResponse) => {
        const { requestId: _, ...rest } = JSON.parse(body) as Record<string, unknown>;
        return [statusCode, rest, Object.keys(headers).sort()];
      };
      const refusals = await Promise.all(
        [ida.email, joe.email, 'nobody@juniper.example'].map((email) =>
          people.login({ ...ida, email }, { password: 'not this one at all' }),
        ),
      );
      expect(new Set(refusals.map((answer) => JSON.stringify(visible(answer)))).size).toBe(1);
      const unknown = await people.complete(ida, 'x'.repeat(43), '123456');
      expect(codeOf(unknown)).toEqual([401, 'sign_in_challenge_invalid']);
    });
  });

  describe('attempts', () => {
    it('of fifty at once are ten, in all processes and after a restart (promise 2.7)', async () => {
      const kay = await people.enrol('kay');
      const challengeId = await people.challenge(kay);
      // Whoever has many addresses gains nothing.
      const send = (nest: NestFastifyApplication, n: number, code: string) =>
        completeIn(nest, { challengeId, code }, `203.0.113.${n}`);
      const wrong = kay.phone.code(9);
      const tries = await Promise.all(
        Array.from({ length: 50 }, (_, n) => send(n % 2 ? other : app.nest, n + 1, wrong)),
      );
      expect(tries.filter(({ statusCode }) => statusCode === 422)).toHaveLength(10);
      expect(tries.filter(({ statusCode }) => statusCode === 429)).toHaveLength(40);
      await other.close();
      await second();
      const late = await send(other, 99, kay.phone.code());
      expect([late.statusCode, Number(late.headers['retry-after']) > 0]).toEqual([429, true]);
    });
  });
});
