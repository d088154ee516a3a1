import type { InjectResponse } from '../../../test/support/index.js';
import { CLIENT } from './forged-provider.factory.js';
import { RealProvider } from './real-provider.factory.js';
import { SignInStage, verified } from './sign-in-stage.factory.js';
import { bearer, byPassword, Company, REDIRECT_URI, refusal, type SignedIn, Visitor } from './visitor.factory.js';

const DENIED = [403, 'company_sign_in_denied'];
const INVALID = [401, 'company_sign_in_invalid'];
const FAILED = [422, 'sign_in_provider_failed'];

describe('sign-in by the provider of a company', () => {
  let stage: SignInStage;
  let real: RealProvider;
  beforeAll(async () => {
    stage = await SignInStage.open();
    real = await RealProvider.open(REDIRECT_URI);
  });
  beforeEach(() => stage.openProvider());
  afterEach(() => stage.forged.close());
  afterAll(async () => {
    real.close();
    await stage.close();
  });

  /** At the real provider, as a subject with an email. */
  async function throughReal(company: Company, subject: string, email: string, email_verified = true) {
    real.accounts.set(subject, { email, email_verified });
    const visitor = new Visitor(stage.app);
    const address = await visitor.start(company.slug);
    real.subject = subject;
    return visitor.complete((await real.browse(address.href)).searchParams);
  }

  describe('with a real one', () => {
    it('opens a session of the member with the verified email, and afterwards of the one with its subject', async () => {
      const company = await Company.make(stage.app, 'maple');
      await company.use(real);
      const first = await throughReal(company, 'maple-1', company.member('sales').email.toUpperCase());
      expect(first.statusCode).toBe(200);
      const { accessToken, memberships } = first.json<SignedIn>();
      expect(memberships.map(({ tenantId }) => tenantId)).toEqual([company.tenantId]);
      const me = await stage.get(accessToken, 'auth/me');
      expect(me.json()).toMatchObject({
        user: { email: company.member('sales').email },
        roleKey: 'sales',
        isCompanySession: true,
        secondFactorMissing: false,
      });
      // Whatever its email has become: who it is does not change.
      const again = await throughReal(company, 'maple-1', 'elsewhere@example.com', false);
      expect(again.json<{ user: object }>()).toMatchObject({ user: { email: company.member('sales').email } });
    });

    it('says by what name the company calls it', async () => {
      const company = await Company.make(stage.app, 'osier');
      await company.use(real);
      expect((await new Visitor(stage.app).startRaw(company.slug)).json()).toMatchObject({ label: 'Example Login' });
    });

    it('keeps what belongs to a browser in cookies, and goes on by the refresh cookie', async () => {
      const company = await Company.make(stage.app, 'willow');
      await company.use(real);
      real.accounts.set('willow-1', { email: company.member('sales').email, email_verified: true });
      real.subject = 'willow-1';
      const visitor = new Visitor(stage.app, 'web');
      const back = await real.browse((await visitor.start(company.slug)).href);
      expect(`${back.origin}${back.pathname}`).toBe(REDIRECT_URI);
      const answer = await visitor.complete(back.searchParams);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).not.toHaveProperty('refreshToken');
      const cookies = [answer.headers['set-cookie'] ?? []].flat();
      const refresh = cookies.find((cookie) => cookie.startsWith('hedgerow_refresh='));
      expect(refresh).toMatch(/HttpOnly; Secure; SameSite=Strict/);
      const cookie = refresh?.split(';')[0] ?? '';
      const renewed = await stage.app.inject({
        method: 'POST',
        url: '/api/v1/auth/refresh',
        payload: {},
        headers: { cookie },
      });
      expect(renewed.json<SignedIn>()).toMatchObject({ tenantId: company.tenantId });
    });

    it('refuses an email that is not verified, one that no member has, and who is not let in', async () => {
      const company = await Company.make(stage.app, 'aspen');
      await company.use(real);
      expect(refusal(await throughReal(company, 'aspen-1', company.member('sales').email, false))).toEqual([
        ...DENIED,
        'email_unverified',
      ]);
      const stranger = await throughReal(company, 'aspen-2', 'stranger@example.com');
      expect(refusal(stranger)).toEqual([...DENIED, 'not_a_member']);
      const visitor = new Visitor(stage.app);
      const address = await visitor.start(company.slug);
      real.subject = null;
      expect(refusal(await visitor.complete((await real.browse(address.href)).searchParams))).toEqual([
        ...DENIED,
        'provider_refused',
      ]);
    });

    it('takes each way back once, from where it began, and not after ten minutes or other settings', async () => {
      const company = await Company.make(stage.app, 'birch');
      await company.use(real);
      real.accounts.set('birch-1', { email: company.member('sales').email, email_verified: true });
      real.subject = 'birch-1';
      const visitor = new Visitor(stage.app);
      const back = (await real.browse((await visitor.start(company.slug)).href)).searchParams;
      const thief = new Visitor(stage.app);
      await thief.start(company.slug);
      expect(refusal(await thief.complete(back))).toEqual(INVALID);
      expect((await visitor.complete(back)).statusCode).toBe(200);
      expect(refusal(await visitor.complete(back))).toEqual(INVALID);

      const late = await visitor.start(company.slug);
      await stage.god.query(`update provider_sign_ins set expires_at = now() where tenant_id = $1`, [company.tenantId]);
      expect(refusal(await visitor.complete((await real.browse(late.href)).searchParams))).toEqual(INVALID);

      const changed = await visitor.start(company.slug);
      await company.set({ label: 'Another name' });
      expect(refusal(await visitor.complete((await real.browse(changed.href)).searchParams))).toEqual(INVALID);
      expect(refusal(await visitor.complete({ state: 'x', code: 'y' }))).toEqual(INVALID);
    });

    it('says in plain words that the client secret is wrong', async () => {
      const company = await Company.make(stage.app, 'cedar');
      await company.use(real, { clientSecret: 'not the one of the provider' });
      const answer = await throughReal(company, 'cedar-1', company.member('sales').email);
      expect(refusal(answer)).toEqual(FAILED);
      expect(answer.json<{ detail: string }>().detail).toContain('client ID and client secret');
    });
  });

  describe('in a company', () => {
    it('links one subject to a member, and not another one with the same email', async () => {
      const company = await Company.make(stage.app, 'linden');
      await company.use(stage.forged);
      expect((await stage.throughForged(company, verified(company))).statusCode).toBe(200);
      expect(refusal(await stage.throughForged(company, { ...verified(company), sub: 'another' }))).toEqual([
        ...DENIED,
        'linked_otherwise',
      ]);
    });

    it('lets in only emails of its domains', async () => {
      const company = await Company.make(stage.app, 'laurel');
      await company.use(stage.forged, { emailDomains: ['Example.COM'] });
      expect(refusal(await stage.throughForged(company, verified(company)))).toEqual([...DENIED, 'email_domain']);
      await company.set({ emailDomains: ['example.com', 'laurel.example'] });
      expect((await stage.throughForged(company, verified(company))).statusCode).toBe(200);
    });

    it('ends with the membership, at once', async () => {
      const company = await Company.make(stage.app, 'poplar');
      await company.use(stage.forged);
      const { accessToken, refreshToken } = (await stage.throughForged(company, verified(company))).json<SignedIn>();
      const { membershipId } = company.member('sales');
      expect((await stage.post(company.ownerToken, `members/${membershipId}/disable`)).statusCode).toBe(200);
      expect((await stage.get(accessToken, 'auth/me')).statusCode).toBe(401);
      const refreshed = await stage.app.inject({
        method: 'POST',
        url: '/api/v1/auth/refresh',
        payload: { refreshToken },
      });
      expect(refreshed.statusCode).toBe(401);
      expect(refusal(await stage.throughForged(company, verified(company)))).toEqual([...DENIED, 'not_a_member']);
      await stage.app.inject({
        method: 'DELETE',
        url: `/api/v1/members/${membershipId}`,
        headers: { ...bearer(company.ownerToken), 'if-match': '*' },
      });
      expect(refusal(await stage.throughForged(company, verified(company)))).toEqual([...DENIED, 'not_a_member']);
      const links = await stage.god.query('select from member_identities where membership_id = $1', [membershipId]);
      expect(links.rowCount).toBe(0);
    });

    it('counts as the second factor that a role requires', async () => {
      const company = await Company.make(stage.app, 'juniper');
      await company.use(stage.forged);
      await stage.god.query(
        `update roles set requires_second_factor = true, version = version + 1 where tenant_id = $1 and key = 'sales'`,
        [company.tenantId],
      );
      const { accessToken } = (await stage.throughForged(company, verified(company))).json<SignedIn>();
      expect((await stage.get(accessToken, 'members')).statusCode).toBe(200);
      const { accessToken: withPassword } = await byPassword(stage.app, company.member('sales').email);
      expect((await stage.get(withPassword, 'members')).statusCode).toBe(403);
    });

    it('is off until it is turned on, and then again, and answers as for a company that is not there', async () => {
      const company = await Company.make(stage.app, 'cherry');
      const off = await new Visitor(stage.app).startRaw(company.slug);
      const unknown = await new Visitor(stage.app).startRaw('no-company-of-this-name');
      const said = (answer: InjectResponse) => ({ ...answer.json<object>(), requestId: '' });
      expect(said(off)).toEqual(said(unknown));
      expect(refusal(off)).toEqual([404, 'company_sign_in_not_found']);
      await company.use(stage.forged);
      const visitor = new Visitor(stage.app);
      const state = (await visitor.start(company.slug)).searchParams.get('state') ?? '';
      await company.set({ isEnabled: false });
      expect(refusal(await visitor.complete({ state, code: 'any' }))).toEqual(INVALID);
      expect((await new Visitor(stage.app).startRaw(company.slug)).statusCode).toBe(404);
    });

    it('that is suspended reads on, as with a password', async () => {
      const company = await Company.make(stage.app, 'spruce');
      await company.use(stage.forged);
      await stage.god.query(`update tenants set status = 'suspended', version = version + 1 where id = $1`, [
        company.tenantId,
      ]);
      const answer = await stage.throughForged(company, verified(company));
      expect(answer.statusCode).toBe(200);
      expect((await stage.get(answer.json<SignedIn>().accessToken, 'members')).statusCode).toBe(200);
    });

    it('is in the audit log, without a secret, and no answer has one', async () => {
      const company = await Company.make(stage.app, 'yew');
      await company.use(stage.forged);
      await stage.throughForged(company, verified(company));
      const { rows } = await stage.god.query<{ line: string }>(
        'select to_jsonb(e)::text as line from audit_entries e where tenant_id = $1',
        [company.tenantId],
      );
      const log = rows.map(({ line }) => line).join('\n');
      expect(log).toContain('sign_in_providers');
      expect(log).toContain('member_identities');
      expect(log).toContain('only_tenant_id');
      expect(log).not.toContain(CLIENT.clientSecret);
      const shown = await stage.get(company.ownerToken, 'tenant/sign-in-provider');
      expect(shown.json()).toMatchObject({ hasClientSecret: true, redirectUri: REDIRECT_URI, companyName: 'yew' });
      expect(shown.body).not.toContain(CLIENT.clientSecret);
      const stored = await stage.god.query<{ row: string }>(
        'select p::text as row from sign_in_providers p where tenant_id = $1',
        [company.tenantId],
      );
      expect(stored.rows[0]?.row).not.toContain(Buffer.from(CLIENT.clientSecret).toString('hex'));
      // The provider alone is sent it, with the verifier that the code is bound to.
      expect(stage.forged.heard[0]?.authorization).toMatch(/^Basic /);
      expect(stage.forged.heard[0]?.body).toContain('code_verifier=');
    });
  });
});
