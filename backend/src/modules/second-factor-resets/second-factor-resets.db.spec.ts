import { jest } from '@jest/globals';
import { withClient } from '../../../../scripts/roles.mjs';
import type { PresetRole } from '../../kernel/access/index.js';
import { Clock } from '../../kernel/clock/index.js';
import {
  AuthenticatorApp,
  httpApp,
  type HttpTestApp,
  type InjectResponse,
  mailedToken,
  mailsTo,
  TEST_PASSWORD,
  untilSomebodyWaits,
} from '../../../test/support/index.js';
import { anApiKey } from '../api-keys/api-keys.factory.js';
import { ClientSearchModule } from '../client-search/index.js';
import { ClientsModule } from '../clients/index.js';
import { InvitationsModule } from '../invitations/index.js';
import { SecondFactors, SecondFactorsModule } from '../second-factors/index.js';
import { SecondFactorResetsModule } from './index.js';

interface Role {
  id: string;
  key: string;
  version: number;
  allowedActions: string[];
}

describe('a second factor in a company', () => {
  let app: HttpTestApp;
  const modules = [ClientsModule, ClientSearchModule, InvitationsModule, SecondFactorsModule, SecondFactorResetsModule];
  const now = new Date();
  beforeAll(async () => {
    app = await httpApp({ modules });
    // It stands still, so that no code gets old however long a test takes.
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(now);
  });
  afterAll(() => app.close());

  const post = (by: PresetRole, path: string, payload: object = {}) =>
    app.injectAs(by, { method: 'POST', url: `/api/v1/${path}`, payload });
  const get = (by: PresetRole, path: string) => app.injectAs(by, { method: 'GET', url: `/api/v1/${path}` });
  const codeOf = (answer: InjectResponse) => [
    answer.statusCode,
    answer.statusCode < 300 ? null : answer.json<{ code: string }>().code,
  ];
  const member = (role: PresetRole) => app.greenfield.members[role];
  async function enrol(role: PresetRole): Promise<AuthenticatorApp> {
    const { uri } = (await post(role, 'auth/second-factor/start', { password: TEST_PASSWORD })).json<{ uri: string }>();
    const phone = new AuthenticatorApp(uri, () => now.getTime());
    expect((await post(role, 'auth/second-factor/confirm', { code: phone.code(-1) })).statusCode).toBe(200);
    return phone;
  }
  const login = (email: string) =>
    app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { email, password: TEST_PASSWORD } });
  async function demand(key: PresetRole, requiresSecondFactor: boolean, by: PresetRole = 'admin') {
    const roles = (await get('owner', 'roles')).json<{ items: Role[] }>().items;
    const role = roles.find((one) => one.key === key);
    return app.injectAs(by, {
      method: 'PATCH',
      url: `/api/v1/roles/${role?.id ?? ''}`,
      payload: { requiresSecondFactor },
      headers: { 'if-match': '*' },
    });
  }

  describe('that a role requires', () => {
    it('keeps those who have none from everything but their account, until they set it up', async () => {
      expect((await get('accountant', 'clients')).statusCode).toBe(200);
      const changed = await demand('accountant', true);
      expect(changed.json()).toMatchObject({ requiresSecondFactor: true, preset: true });
      for (const path of ['clients', 'tenant', 'roles', 'permissions', 'members'])
        expect([path, ...codeOf(await get('accountant', path))]).toEqual([
          path,
          403,
          'second_factor_enrolment_required',
        ]);
      expect(codeOf(await post('accountant', 'clients', { displayName: 'Late' }))).toEqual([
        403,
        'second_factor_enrolment_required',
      ]);
      expect((await get('accountant', 'auth/me')).json()).toMatchObject({ secondFactorMissing: true, permissions: [] });
      for (const path of ['auth/sessions', 'auth/second-factor', 'auth/trusted-devices'])
        expect((await get('accountant', path)).statusCode).toBe(200);
      // Nobody else is kept out.
      expect((await get('office_manager', 'clients')).statusCode).toBe(200);
      await enrol('accountant');
      expect((await get('accountant', 'clients')).statusCode).toBe(200);
      expect((await get('accountant', 'tenant')).statusCode).toBe(200);
      expect((await get('accountant', 'auth/me')).json()).toMatchObject({ secondFactorMissing: false });
      await post('accountant', 'auth/second-factor/remove', { password: TEST_PASSWORD });
      expect(codeOf(await get('accountant', 'clients'))).toEqual([403, 'second_factor_enrolment_required']);
      await demand('accountant', false);
      expect((await get('accountant', 'clients')).statusCode).toBe(200);
    });

    it('is nothing to API keys, and nothing to other companies', async () => {
      const { secret } = await anApiKey(app, ['clients.read.all']);
      await demand('dispatcher', true);
      const headers = { authorization: `Bearer ${secret}` };
      expect((await app.inject({ method: 'GET', url: '/api/v1/clients', headers })).statusCode).toBe(200);
      const rival = await app.injectAs('dispatcher', { method: 'GET', url: '/api/v1/clients' }, 'rival');
      expect(rival.statusCode).toBe(200);
      await demand('dispatcher', false);
    });

    it('is for those to say who manage roles', async () => {
      expect(codeOf(await demand('crew_lead', true, 'office_manager'))).toEqual([403, 'forbidden']);
      const roles = (await get('admin', 'roles')).json<{ items: Role[] }>().items;
      expect(roles.find(({ key }) => key === 'crew_lead')?.allowedActions).toEqual(['require_second_factor']);
    });
  });

  describe('that is lost', () => {
    const reset = (by: PresetRole, of: PresetRole, password = TEST_PASSWORD) =>
      post(by, `members/${member(of).membershipId}/reset-second-factor`, { password });

    it('is reset by an owner or admin, who confirm it; the person is told and signed out', async () => {
      const { email } = member('sales');
      await enrol('sales');
      expect((await get('admin', `members/${member('sales').membershipId}`)).json()).toMatchObject({
        hasSecondFactor: true,
        allowedActions: expect.arrayContaining(['reset_second_factor']),
      });
      expect((await login(email)).statusCode).toBe(401);
      expect(codeOf(await reset('admin', 'sales', 'not this one at all'))).toEqual([422, 'wrong_password']);
      expect(codeOf(await reset('office_manager', 'sales'))).toEqual([403, 'forbidden']);
      expect((await reset('admin', 'sales')).statusCode).toBe(204);
      expect((await get('sales', 'auth/me')).statusCode).toBe(401);
      expect((await login(email)).statusCode).toBe(200);
      expect((await mailsTo(app, email)).at(-1)).toContain(
        'greenfield admin at greenfield turned off two-step verification',
      );
      const { rows } = await withClient(app.database.superuserUrl, (client) =>
        client.query(
          `select actor_id, old ? 'second_factor_at' as was, new -> 'second_factor_at' as now from audit_entries
           where record_id = $1 and table_name = 'users' and new ? 'second_factor_at' order by seq desc limit 1`,
          [member('sales').userId],
        ),
      );
      expect(rows).toEqual([{ actor_id: member('admin').userId, was: true, now: null }]);
      expect(codeOf(await reset('admin', 'sales'))).toEqual([409, 'second_factor_off']);
    });

    it('takes a password with it that is too short to be all there is', async () => {
      const { email } = member('crew_lead');
      await enrol('crew_lead');
      const changed = await post('crew_lead', 'auth/change-password', {
        currentPassword: TEST_PASSWORD,
        password: 'tq7vrm2x',
      });
      expect(changed.statusCode).toBe(204);
      expect((await reset('admin', 'crew_lead')).statusCode).toBe(204);
      const signIn = (password: string) =>
        app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { email, password } });
      expect(codeOf(await signIn('tq7vrm2x'))).toEqual([401, 'invalid_credentials']);
      const mails = await mailsTo(app, email);
      expect(mails.at(-1)).toContain('too short to sign in alone');
      const [, token] = /reset-password#(\S+)/.exec(mails.at(-2) ?? '') ?? [];
      const password = 'eleven careful beekeepers';
      const chosen = await app.inject({
        method: 'POST',
        url: '/api/v1/auth/reset-password',
        payload: { token, password },
      });
      expect(chosen.statusCode).toBe(204);
      expect((await signIn(password)).statusCode).toBe(200);
    });

    it('leaves nobody with a short password that was chosen at the same moment', async () => {
      const { email } = member('crew_member');
      await enrol('crew_member');
      const factors = app.get(SecondFactors);
      const turnOff = factors.reset.bind(factors);
      let changing: Promise<InjectResponse> | undefined;
      jest.spyOn(factors, 'reset').mockImplementationOnce(async (...what) => {
        const passwords = { currentPassword: TEST_PASSWORD, password: 'tq7vrm2x' };
        changing = post('crew_member', 'auth/change-password', passwords);
        await Promise.race([changing, untilSomebodyWaits()]);
        return turnOff(...what);
      });
      expect((await reset('admin', 'crew_member')).statusCode).toBe(204);
      expect((await changing)?.statusCode).toBeGreaterThan(399);
      expect((await login(email)).statusCode).toBe(200);
    });

    it('stays with owners for admins, with oneself, and with people of other companies', async () => {
      await enrol('owner');
      expect(codeOf(await reset('admin', 'owner'))).toEqual([403, 'role_above_own']);
      expect(codeOf(await reset('owner', 'owner'))).toEqual([409, 'own_membership']);
      const unknown = await post('owner', `members/${app.rival.members.sales.membershipId}/reset-second-factor`, {
        password: TEST_PASSWORD,
      });
      expect(codeOf(unknown)).toEqual([404, 'member_not_found']);
      const phone = await enrol('read_only');
      const { email, membershipId } = member('read_only');
      const joined = await joinRival(email);
      // Joined, and no session yet.
      expect(codeOf(joined)).toEqual([401, 'second_factor_required']);
      const { challengeId } = joined.json<{ challengeId: string }>();
      const payload = { challengeId, code: phone.code() };
      const signedIn = await app.inject({ method: 'POST', url: '/api/v1/auth/login/complete', payload });
      expect(signedIn.json()).toMatchObject({ tenantId: app.rival.tenantId });
      const refused = await post('owner', `members/${membershipId}/reset-second-factor`, { password: TEST_PASSWORD });
      expect(codeOf(refused)).toEqual([409, 'second_factor_shared']);
    });

    async function joinRival(email: string) {
      const roles = (await app.injectAs('owner', { method: 'GET', url: '/api/v1/roles' }, 'rival')).json<{
        items: Role[];
      }>().items;
      const roleId = roles.find(({ key }) => key === 'read_only')?.id;
      const invited = { method: 'POST' as const, url: '/api/v1/invitations', payload: { email, roleId } };
      expect((await app.injectAs('owner', invited, 'rival')).statusCode).toBe(201);
      const payload = { token: await mailedToken(app, email), password: TEST_PASSWORD };
      return app.inject({ method: 'POST', url: '/api/v1/invitations/accept', payload });
    }
  });
});
