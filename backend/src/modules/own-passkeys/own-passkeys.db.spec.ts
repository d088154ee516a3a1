import { httpApp, type HttpTestApp, mailedToken, mailsTo, TEST_PASSWORD } from '../../../test/support/index.js';
import {
  type Added,
  type Created,
  MODULES,
  type Odd,
  PasskeyPeople,
} from '../passkey-sign-ins/passkey-sign-ins.factory.js';
import { codeOf, type SignedIn, statusesOf } from '../second-factors/second-factors.factory.js';

describe('passkeys of a person (promise 2.8)', () => {
  let app: HttpTestApp;
  let people: PasskeyPeople;
  beforeAll(async () => {
    app = await httpApp({ modules: MODULES });
    people = new PasskeyPeople(app);
  });
  afterAll(async () => {
    people.close();
    await app.close();
  });

  describe('are added', () => {
    it('with the password and by a device that verifies the person', async () => {
      const ada = await people.make('ada');
      expect(codeOf(await people.post(ada, 'passkeys/start', { password: 'not this one at all' }))).toEqual([
        422,
        'wrong_password',
      ]);
      const options = await people.begin(ada);
      expect(options).toMatchObject({
        rp: { id: 'localhost', name: 'Hedgerow' },
        user: { name: ada.email, displayName: 'Kim Sorrel' },
        attestation: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: [],
        // What each Node that runs the product verifies.
        pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: 'public-key', alg })),
      });
      const device = people.device();
      const agent = {
        'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36',
      };
      const answer = await people.confirm(ada, device.create(options), agent);
      expect(answer.json()).toMatchObject({
        passkey: { name: 'Chrome on Windows', isSynced: false, needsPassword: false, lastUsedAt: null },
      });
      const { passkey } = answer.json<Added>();
      expect(await people.list(ada)).toEqual([passkey]);
      const renamed = await people.post(ada, `passkeys/${passkey.id}/rename`, { name: 'Office PC' });
      expect(renamed.json()).toMatchObject({ id: passkey.id, name: 'Office PC' });
      expect(await people.begin(ada)).toMatchObject({
        excludeCredentials: [{ type: 'public-key', transports: ['internal'] }],
      });
    });

    it('and the first turns two-step verification on, ends the other sessions (promise 2.5) and sends a notice', async () => {
      const ben = await people.make('ben');
      const laptop = (await people.login(ben)).json<SignedIn>();
      const device = people.device();
      const { recoveryCodes } = await people.add(ben, device);
      expect(new Set(recoveryCodes).size).toBe(10);
      expect((await people.get(laptop, 'me')).statusCode).toBe(401);
      expect((await people.get(ben, 'me')).statusCode).toBe(200);
      expect((await people.get(ben, 'second-factor')).json()).toEqual({
        enabledAt: expect.any(String),
        recoveryCodesLeft: 10,
        hasAuthenticatorApp: false,
      });
      const mail = (await mailsTo(app, ben.email)).at(-1);
      expect(mail).toContain('Subject: A passkey was added to your Hedgerow account');
      expect(mail).toContain('/secure-account#');
      // Another one ends nothing: whatever was good before still is.
      const again = (await people.complete(ben, await people.challenge(ben), recoveryCodes[0] ?? '')).json<SignedIn>();
      expect((await people.add(ben, people.device())).recoveryCodes).toEqual([]);
      expect((await people.get(again, 'me')).statusCode).toBe(200);
    });

    it.each<[string, Odd]>([
      ['another page', { origin: 'https://hedgerow.example.net' }],
      ['a page below a wrong port', { origin: 'http://localhost:1' }],
      ['another domain', { rpId: 'hedgerow.example.net' }],
      ['a device that asked nobody for a PIN, a finger or a face', { verifies: false }],
      ['a signature that was meant to sign in', { type: 'webauthn.get' }],
      ['an id that is too long', { idBytes: 1040 }],
    ])('but not by %s', async (how, odd) => {
      const cal = await people.make(`cal-${how.length}`);
      const made = people.device().create(await people.begin(cal), odd);
      expect(codeOf(await people.confirm(cal, made))).toEqual([422, 'passkey_refused']);
      expect(await people.list(cal)).toEqual([]);
    });

    it('once for each challenge, in time, by whom it is for, and after it no other password', async () => {
      const [dee, eli] = [await people.make('dee'), await people.make('eli')];
      const device = people.device();
      const options = await people.begin(dee);
      expect(codeOf(await people.confirm(eli, device.create(options)))).toEqual([422, 'passkey_refused']);
      // Whoever tried has used it up.
      expect(codeOf(await people.confirm(dee, device.create(options)))).toEqual([422, 'passkey_refused']);
      const signing = await people.request(dee);
      const forSigning = device.create({ ...options, challenge: signing.challenge });
      expect(codeOf(await people.confirm(dee, forSigning))).toEqual([422, 'passkey_refused']);
      const slow = await people.begin(dee);
      await people.endChallenges();
      expect(codeOf(await people.confirm(dee, device.create(slow)))).toEqual([422, 'passkey_refused']);
      const before = await people.begin(dee);
      const changed = { currentPassword: TEST_PASSWORD, password: 'seven patient hedgehogs' };
      expect((await people.post(dee, 'change-password', changed)).statusCode).toBe(204);
      expect(codeOf(await people.confirm(dee, device.create(before)))).toEqual([422, 'passkey_refused']);
      expect(await people.list(dee)).toEqual([]);
    });

    it('and each only once, whoever has it', async () => {
      const [fay, gil] = [await people.withPasskey('fay'), await people.make('gil')];
      const [kept] = fay.device.kept;
      const stolen = people.device();
      const made = stolen.create(await people.begin(gil));
      const [copy] = stolen.kept;
      if (!kept || !copy) throw new Error('Nothing was made.');
      const attestation = Buffer.from(made.attestationObject, 'base64url').toString('latin1');
      const replaced = attestation.replace(copy.id.toString('latin1'), kept.id.toString('latin1'));
      const answer = await people.confirm(gil, {
        ...made,
        credentialId: kept.id.toString('base64url'),
        attestationObject: Buffer.from(replaced, 'latin1').toString('base64url'),
      });
      expect(codeOf(answer)).toEqual([409, 'passkey_taken']);
      expect((await people.signIn(fay)).statusCode).toBe(200);
    });

    it('up to twenty', async () => {
      const hub = await people.withPasskey('hub');
      await people.inDatabase('update users set passkeys = 20 where email = $1', hub.email);
      const answer = await people.post(hub, 'passkeys/start', { password: TEST_PASSWORD });
      expect(codeOf(answer)).toEqual([409, 'too_many_passkeys']);
    });
  });

  describe('are removed', () => {
    it('with the password, which ends the other sessions (promise 2.5) and sends a notice', async () => {
      const tea = await people.withPasskey('tea');
      const there = (await people.signIn(tea)).json<SignedIn>();
      expect(codeOf(await people.remove(tea, tea.passkeyId, 'not this one at all'))).toEqual([422, 'wrong_password']);
      expect((await people.remove(tea, tea.passkeyId)).statusCode).toBe(204);
      expect(codeOf(await people.remove(tea, tea.passkeyId))).toEqual([404, 'passkey_not_found']);
      expect((await people.get(there, 'me')).statusCode).toBe(401);
      expect(codeOf(await people.signIn(tea))).toEqual([401, 'passkey_not_accepted']);
      const mail = (await mailsTo(app, tea.email)).at(-1);
      expect(mail).toContain('Subject: A passkey was removed from your Hedgerow account');
      expect((await people.login(tea)).statusCode).toBe(200);
    });

    it('each alone: of two that go at once, the last turns two-step verification off', async () => {
      const una = await people.withPasskey('una');
      const { passkey } = await people.add(una, people.device());
      const answers = await Promise.all([una.passkeyId, passkey.id].map((id) => people.remove(una, id)));
      expect(statusesOf(answers)).toEqual([204, 204]);
      expect((await people.login(una)).statusCode).toBe(200);
      expect(
        await people.inDatabase('select passkeys, recovery_codes_left as codes from users where email = $1', una.email),
      ).toEqual([{ passkeys: 0, codes: 0 }]);
    });

    it('not while a short password stands on the last one', async () => {
      const zoe = await people.withPasskey('zoe');
      const changed = { currentPassword: TEST_PASSWORD, password: 'kx7#Qw2z' };
      expect((await people.post(zoe, 'change-password', changed)).statusCode).toBe(204);
      const refused = await people.remove(zoe, zoe.passkeyId, changed.password);
      expect(codeOf(refused)).toEqual([409, 'password_needs_passkey']);
      expect((await people.signIn(zoe)).statusCode).toBe(200);
    });

    it('and renamed by nobody else', async () => {
      const [vin, wes] = [await people.withPasskey('vin'), await people.withPasskey('wes')];
      for (const answer of [
        await people.post(wes, `passkeys/${vin.passkeyId}/rename`, { name: 'Mine' }),
        await people.remove(wes, vin.passkeyId),
        await app.injectAs('owner', {
          method: 'POST',
          url: `/api/v1/auth/passkeys/${vin.passkeyId}/rename`,
          payload: { name: 'Ours' },
        }),
      ])
        expect(codeOf(answer)).toEqual([404, 'passkey_not_found']);
      expect(await people.list(vin)).toMatchObject([{ id: vin.passkeyId }]);
    });

    it('not by another password, but with the account that is taken back', async () => {
      const xan = await people.withPasskey('xan');
      const changed = { currentPassword: TEST_PASSWORD, password: 'seven patient hedgehogs' };
      expect((await people.post(xan, 'change-password', changed)).statusCode).toBe(204);
      expect((await people.signIn(xan)).statusCode).toBe(200);
      const token = await mailedToken(app, xan.email);
      const answer = await people.post({ address: xan.address }, 'secure-account', { token });
      expect(answer.statusCode).toBe(200);
      expect(codeOf(await people.signIn(xan))).toEqual([401, 'passkey_not_accepted']);
      expect(
        await people.inDatabase('select passkeys, second_factor_at from users where email = $1', xan.email),
      ).toEqual([{ passkeys: 0, second_factor_at: null }]);
    });

    it('except an older one, which then signs in after the new password alone', async () => {
      const yan = await people.withPasskey('yan');
      await people.inDatabase(
        `update passkeys set created_at = created_at - interval '8 days' where id = $1`,
        yan.passkeyId,
      );
      const token = await mailedToken(app, yan.email);
      await people.post({ address: yan.address }, 'secure-account', { token });
      expect(codeOf(await people.signIn(yan))).toEqual([401, 'passkey_needs_password']);
      const password = 'seven patient hedgehogs';
      const reset = { token: await mailedToken(app, yan.email), password };
      expect((await people.post({ address: yan.address }, 'reset-password', reset)).statusCode).toBe(204);
      const { challengeId } = (await people.login(yan, { password })).json<{ challengeId: string }>();
      const signed = yan.device.get(await people.request(yan, { challengeId }));
      const inside = await people.send(yan, signed, { challengeId });
      expect(inside.statusCode).toBe(200);
      expect(await people.list(inside.json<SignedIn>())).toMatchObject([{ needsPassword: false }]);
      expect((await people.signIn(yan)).statusCode).toBe(200);
    });
  });

  it('count as the second factor that a role requires, are told by the audit log, and are reset by an admin', async () => {
    const { userId, membershipId, email } = app.greenfield.members.accountant;
    const get = (path: string) => app.injectAs('accountant', { method: 'GET', url: `/api/v1/${path}` });
    const post = (path: string, payload: object, by: 'accountant' | 'admin' = 'accountant') =>
      app.injectAs(by, { method: 'POST', url: `/api/v1/${path}`, payload });
    await people.inDatabase(
      `update roles set requires_second_factor = true, version = version + 1 where tenant_id = $1 and key = 'accountant'`,
      app.greenfield.tenantId,
    );
    expect(codeOf(await get('tenant'))).toEqual([403, 'second_factor_enrolment_required']);
    const device = people.device();
    const options = (await post('auth/passkeys/start', { password: TEST_PASSWORD })).json<Created>();
    expect((await post('auth/passkeys/confirm', device.create(options))).statusCode).toBe(200);
    expect((await get('tenant')).statusCode).toBe(200);
    const entries = await people.inDatabase<{ new: object }>(
      `select new from audit_entries where record_id = $1 and table_name = 'users' and new ? 'passkeys'`,
      userId,
    );
    expect(entries).toEqual([{ new: { passkeys: 1 } }]);
    const reset = await post(`members/${membershipId}/reset-second-factor`, { password: TEST_PASSWORD }, 'admin');
    expect(reset.statusCode).toBe(204);
    const signed = device.get(await people.request({ address: '198.51.100.250' }));
    expect(codeOf(await people.send({ address: '198.51.100.250' }, signed))).toEqual([401, 'passkey_not_accepted']);
    expect((await mailsTo(app, email)).at(-1)).toContain('your passkeys and recovery codes no longer work');
  });
});
