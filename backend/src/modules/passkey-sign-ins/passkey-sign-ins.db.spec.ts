import { jest } from '@jest/globals';
import { httpApp, type HttpTestApp, mailsTo, TEST_PASSWORD } from '../../../test/support/index.js';
import { PasskeyCeremonies } from '../passkeys/index.js';
import { codeOf, type SignedIn, statusesOf } from '../second-factors/second-factors.factory.js';
import { MODULES, type Odd, PasskeyPeople } from './passkey-sign-ins.factory.js';

describe('passkeys that sign in (promise 2.8)', () => {
  let app: HttpTestApp;
  let people: PasskeyPeople;
  beforeAll(async () => {
    app = await httpApp({ modules: MODULES, env: { PASSKEY_ORIGINS: 'https://app.hedgerow.example' } });
    people = new PasskeyPeople(app);
  });
  afterAll(async () => {
    people.close();
    await app.close();
  });

  describe('sign in', () => {
    it('without email and password, for browsers and for apps without cookies', async () => {
      const ira = await people.withPasskey('ira');
      expect(await people.request(ira)).toMatchObject({
        rpId: 'localhost',
        userVerification: 'required',
        allowCredentials: [],
      });
      const mobile = await people.signIn(ira);
      expect(mobile.json()).toMatchObject({ user: { email: ira.email }, refreshToken: expect.any(String) });
      const web = await people.send(ira, ira.device.get(await people.request(ira)), { client: 'web' });
      expect(web.json()).not.toHaveProperty('refreshToken');
      expect([web.headers['set-cookie']].flat()[0]).toMatch(/^hedgerow_refresh=.*HttpOnly; SameSite=Strict/);
      expect((await people.get(web.json<SignedIn>(), 'me')).statusCode).toBe(200);
      expect((await people.get(ira, 'passkeys')).json()).toMatchObject({ items: [{ lastUsedAt: expect.any(String) }] });
    });

    it('from an origin that the operator allows', async () => {
      const jan = await people.withPasskey('jan');
      expect((await people.signIn(jan, { origin: 'https://app.hedgerow.example' })).statusCode).toBe(200);
    });

    it.each<[string, Odd]>([
      ['for another page', { origin: 'https://hedgerow.example.net' }],
      ['for another domain', { rpId: 'hedgerow.example.net' }],
      ['without a PIN, a finger or a face', { verifies: false }],
      ['to make a passkey', { type: 'webauthn.create' }],
    ])('never with what was signed %s', async (how, odd) => {
      const kit = await people.withPasskey(`kit-${how.length}`);
      expect(codeOf(await people.signIn(kit, odd))).toEqual([401, 'passkey_not_accepted']);
    });

    it('once for each challenge, in time', async () => {
      const lou = await people.withPasskey('lou');
      const signed = lou.device.get(await people.request(lou));
      const answers = await Promise.all([people.send(lou, signed), people.send(lou, signed)]);
      expect(statusesOf(answers)).toEqual([200, 401]);
      const slow = await people.request(lou);
      await people.endChallenges();
      expect(codeOf(await people.send(lou, lou.device.get(slow)))).toEqual([401, 'passkey_not_accepted']);
      const made = { challenge: Buffer.alloc(32).toString('base64url'), rpId: 'localhost' };
      expect(codeOf(await people.send(lou, lou.device.get(made)))).toEqual([401, 'passkey_not_accepted']);
    });

    it('not with a copy, whose count goes back, and the audit log tells of the try', async () => {
      const max = await people.withPasskey('max');
      expect((await people.signIn(max, { counter: 7 })).statusCode).toBe(200);
      for (const counter of [7, 3, 0])
        expect(codeOf(await people.signIn(max, { counter }))).toEqual([401, 'passkey_not_accepted']);
      expect((await people.signIn(max, { counter: 8 })).statusCode).toBe(200);
      // Synced passkeys count nothing.
      const ned = await people.withPasskey('ned');
      for (const counter of [0, 0]) expect((await people.signIn(ned, { counter })).statusCode).toBe(200);
    });

    it('not on its own once it needs the password, although that was not so at the beginning', async () => {
      const ole = await people.withPasskey('ole');
      const ceremonies = app.get(PasskeyCeremonies);
      const finish = ceremonies.finishSigning.bind(ceremonies);
      jest.spyOn(ceremonies, 'finishSigning').mockImplementationOnce(async (...sent) => {
        const use = await finish(...sent);
        await people.inDatabase('update passkeys set needs_password = true where id = $1', ole.passkeyId);
        return use;
      });
      expect(codeOf(await people.signIn(ole))).toEqual([401, 'passkey_not_accepted']);
      expect(codeOf(await people.signIn(ole))).toEqual([401, 'passkey_needs_password']);
    });

    it('without a warning from a browser that has signed in before, wherever it is now', async () => {
      const pia = await people.withPasskey('pia');
      const from = async (address: string, cookie: string) => {
        const signed = pia.device.get(await people.request(pia));
        return people.post({ address }, 'login/passkey', signed, { cookie });
      };
      const told = async () => (await mailsTo(app, pia.email)).filter((mail) => mail.includes('New sign-in')).length;
      const [, known = ''] =
        /(hedgerow_known_browser=[^;]+)/.exec([(await from(pia.address, '')).headers['set-cookie']].flat().join()) ??
        [];
      const before = await told();
      expect((await from('203.0.113.7', known)).statusCode).toBe(200);
      expect(await told()).toBe(before);
      await from('192.0.2.7', '');
      expect(await told()).toBe(before + 1);
    });

    it('not with a passkey that nobody has, nor in the name of somebody else, all alike', async () => {
      const [oda, pat] = [await people.withPasskey('oda'), await people.withPasskey('pat')];
      const stranger = people.device();
      stranger.create(await people.begin(oda));
      const unknown = await people.send(oda, stranger.get(await people.request(oda)));
      const handle = oda.device.get(await people.request(oda)).userHandle;
      const others = await people.send(pat, { ...pat.device.get(await people.request(pat)), userHandle: handle });
      const forged = {
        ...pat.device.get(await people.request(pat)),
        credentialId: oda.device.get(await people.request(oda)).credentialId,
      };
      const crossed = await people.send(pat, forged);
      const broken = await people.send(pat, { ...forged, clientDataJSON: 'bm90anNvbg' });
      const told = [unknown, others, crossed, broken].map((answer) => {
        const { requestId: _, ...rest } = answer.json<Record<string, unknown>>();
        return JSON.stringify([answer.statusCode, rest]);
      });
      expect([...new Set(told)]).toEqual([expect.stringContaining('passkey_not_accepted')]);
    });

    it('at most a hundred times from an address', async () => {
      const [key] = await people.inDatabase<{ points: number }>(
        `insert into sign_in_attempts (key, points, expire)
         values ('address:192.0.2.77', 100, (extract(epoch from now()) * 1000 + 600000)::bigint) returning points`,
      );
      expect(key?.points).toBe(100);
      const signed = { credentialId: 'eA', clientDataJSON: 'eA', authenticatorData: 'eA', signature: 'eA' };
      expect((await people.send({ address: '192.0.2.77' }, signed)).statusCode).toBe(429);
    });
  });

  describe('as the second step', () => {
    it('follow the password of their person alone', async () => {
      const [quin, ray] = [await people.withPasskey('quin'), await people.withPasskey('ray')];
      const refusal = await people.login(quin);
      expect(refusal.json()).toMatchObject({ code: 'second_factor_required', methods: ['passkey'] });
      const { challengeId } = refusal.json<{ challengeId: string }>();
      const theirs = ray.device.get(await people.request(quin, { challengeId }));
      expect(codeOf(await people.send(quin, theirs, { challengeId }))).toEqual([401, 'passkey_not_accepted']);
      // A challenge for no one in particular is no second step, and the other way round.
      const loose = quin.device.get(await people.request(quin));
      expect(codeOf(await people.send(quin, loose, { challengeId }))).toEqual([401, 'passkey_not_accepted']);
      const bound = quin.device.get(await people.request(quin, { challengeId }));
      expect(codeOf(await people.send(quin, bound))).toEqual([401, 'passkey_not_accepted']);
      const options = await people.request(quin, { challengeId });
      expect(options).toMatchObject({ allowCredentials: [{ type: 'public-key' }] });
      const answer = await people.send(quin, quin.device.get(options), { challengeId, client: 'web' });
      // The client is that of `login`.
      expect(answer.json()).toMatchObject({ user: { email: quin.email }, refreshToken: expect.any(String) });
      const used = await people.post({ address: quin.address }, 'login/passkey/start', { challengeId });
      expect(codeOf(used)).toEqual([401, 'sign_in_challenge_invalid']);
    });

    it('stand beside an app: each is enough, and the last that goes turns it off', async () => {
      const sam = await people.enrol('sam');
      const device = people.device();
      const { passkey, recoveryCodes } = await people.add(sam, device);
      expect(recoveryCodes).toEqual([]);
      expect((await people.login(sam)).json()).toMatchObject({ methods: ['passkey', 'authenticator_app'] });
      expect((await people.post(sam, 'second-factor/remove', { password: TEST_PASSWORD })).statusCode).toBe(204);
      expect((await people.login(sam)).json()).toMatchObject({ methods: ['passkey'] });
      expect((await mailsTo(app, sam.email)).at(-1)).toContain('Subject: Your authenticator app was removed');
      expect(codeOf(await people.post(sam, 'second-factor/remove', { password: TEST_PASSWORD }))).toEqual([
        409,
        'second_factor_off',
      ]);
      expect((await people.complete(sam, await people.challenge(sam), sam.recoveryCodes[0] ?? '')).statusCode).toBe(
        200,
      );
      expect((await people.remove(sam, passkey.id)).statusCode).toBe(204);
      expect((await people.login(sam)).statusCode).toBe(200);
      expect((await people.get(sam, 'second-factor')).json()).toMatchObject({ enabledAt: null, recoveryCodesLeft: 0 });
    });
  });
});
