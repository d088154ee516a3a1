import { generateKeyPairSync } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { mailsTo, TEST_PASSWORD } from '../../../test/support/index.js';
import { SignInStage, verified } from './sign-in-stage.factory.js';
import { byPassword, Company, refusal, type SignedIn, Visitor } from './visitor.factory.js';

const DENIED = [403, 'company_sign_in_denied'];
const INVALID = [401, 'company_sign_in_invalid'];
const ONLY_HERE = [403, 'company_session'];
const FAILED = [422, 'sign_in_provider_failed'];
const JSON_TYPE = { 'content-type': 'application/json' };
const json = (body: unknown) => (response: ServerResponse) =>
  response.writeHead(200, JSON_TYPE).end(JSON.stringify(body));

describe('a hostile provider of a company', () => {
  let stage: SignInStage;
  beforeAll(async () => {
    stage = await SignInStage.open();
  });
  beforeEach(() => stage.openProvider());
  afterEach(() => stage.forged.close());
  afterAll(async () => {
    await stage.close();
  });

  let made = 0;
  const slugOf = () => `elm-${(made += 1)}`;

  /** The owner of one company takes the invitation of another. */
  async function joins(to: Company, from: Company, email: string): Promise<void> {
    const roles = (await stage.get(to.ownerToken, 'roles')).json<{ items: Array<{ id: string; key: string }> }>().items;
    const roleId = roles.find(({ key }) => key === 'accountant')?.id;
    await stage.post(to.ownerToken, 'invitations', { email, roleId });
    const mail = (await mailsTo(stage.app, email)).at(-1) ?? '';
    const [, token] = /#([\w-]+)\r?$/m.exec(mail) ?? [];
    const before = await byPassword(stage.app, email);
    expect((await stage.post(before.accessToken, 'invitations/join', { token })).statusCode).toBe(200);
    await stage.post((await byPassword(stage.app, email)).accessToken, 'auth/switch', { tenantId: from.tenantId });
  }

  it('opens nothing of another company, although the person belongs to both', async () => {
    const [theirs, hostile] = [await Company.make(stage.app, 'hazel'), await Company.make(stage.app, 'hostile')];
    const { email } = theirs.member('owner');
    await joins(hostile, theirs, email);
    await hostile.use(stage.forged);
    const answer = await stage.throughForged(hostile, { sub: 'victim', email, email_verified: true });
    expect(answer.statusCode).toBe(200);
    const { accessToken, refreshToken, memberships, tenantId } = answer.json<SignedIn>();
    // Not even the name of the other company.
    expect([tenantId, ...memberships.map((one) => one.tenantId)]).toEqual([hostile.tenantId, hostile.tenantId]);
    const me = (await stage.get(accessToken, 'auth/me')).json<{ memberships: unknown[] }>();
    expect(me.memberships).toHaveLength(1);
    expect(refusal(await stage.post(accessToken, 'auth/switch', { tenantId: theirs.tenantId }))).toEqual(ONLY_HERE);
    const refreshed = await stage.app.inject({
      method: 'POST',
      url: '/api/v1/auth/refresh',
      payload: { refreshToken },
    });
    expect(refreshed.json<SignedIn>()).toMatchObject({ tenantId: hostile.tenantId });
    // The database refuses, whatever a process asks for: a token for the other company would open nothing.
    const [{ id, user_id }] = (
      await stage.god.query<{ id: string; user_id: string }>(
        'select id, user_id from sessions where only_tenant_id = $1 and revoked_at is null',
        [hostile.tenantId],
      )
    ).rows as [{ id: string; user_id: string }];
    const standing = (tenant: string) =>
      stage.god.query('select from session_standing_now($1, $2, $3)', [tenant, user_id, id]);
    expect((await standing(theirs.tenantId)).rowCount).toBe(0);
    expect((await standing(hostile.tenantId)).rowCount).toBe(1);
    await stage.god.query(`select set_config('app.tenant_id', '', false), set_config('app.user_id', '', false)`);
    // The owner is led to where they worked last themselves.
    expect((await byPassword(stage.app, email)).tenantId).toBe(theirs.tenantId);
  });

  it('does nothing to the account of the person', async () => {
    const company = await Company.make(stage.app, 'alder');
    await company.use(stage.forged);
    const { accessToken } = (await stage.throughForged(company, verified(company))).json<SignedIn>();
    const asks: Array<[string, object]> = [
      ['auth/change-password', { currentPassword: TEST_PASSWORD, password: 'three quiet wheelbarrows' }],
      ['auth/email-changes', { email: 'thief@example.com', password: TEST_PASSWORD }],
      ['auth/second-factor/start', { password: TEST_PASSWORD }],
      ['auth/second-factor/recovery-codes', { password: TEST_PASSWORD }],
      ['auth/sessions/revoke-others', {}],
      ['invitations/join', { token: 'any' }],
      ['auth/switch', { tenantId: company.tenantId }],
    ];
    for (const [path, payload] of asks)
      expect([path, ...refusal(await stage.post(accessToken, path, payload))]).toEqual([path, ...ONLY_HERE]);
    for (const path of ['auth/sessions', 'auth/second-factor', 'auth/trusted-devices'])
      expect([path, ...refusal(await stage.get(accessToken, path))]).toEqual([path, ...ONLY_HERE]);
    expect((await stage.get(accessToken, 'members')).statusCode).toBe(200);
  });

  it('makes no device known: a sign-in with the password from the same one is still told', async () => {
    const company = await Company.make(stage.app, 'rowan');
    await company.use(stage.forged);
    const { email, userId } = company.member('sales');
    await byPassword(stage.app, email);
    await stage.throughForged(company, verified(company));
    const inBrowser = await stage.throughForged(company, verified(company), new Visitor(stage.app, 'web'));
    const cookies = [inBrowser.headers['set-cookie']].flat().join('\n');
    expect(cookies).toContain('hedgerow_refresh=');
    expect(cookies).not.toContain('hedgerow_known_browser=');
    const [row] = (
      await stage.god.query<{ id: string }>(
        'select id from sessions where user_id = $1 and only_tenant_id is not null',
        [userId],
      )
    ).rows;
    const before = (await mailsTo(stage.app, email)).length;
    const payload = { email, password: TEST_PASSWORD, client: 'mobile' };
    await stage.app.inject({ method: 'POST', url: '/api/v1/auth/login', payload, remoteAddress: '198.51.100.7' });
    expect(row).toBeDefined();
    expect((await mailsTo(stage.app, email)).slice(before)).toEqual([expect.stringContaining('New sign-in')]);
  });

  it('cannot speak for members of a company that does not use it', async () => {
    const [theirs, hostile] = [await Company.make(stage.app, 'holly'), await Company.make(stage.app, 'hostile-2')];
    await theirs.use(stage.forged);
    await hostile.use(stage.forged);
    const { email } = theirs.member('sales');
    expect(refusal(await stage.throughForged(hostile, { sub: 'x', email, email_verified: true }))).toEqual([
      ...DENIED,
      'not_a_member',
    ]);
    // A way back of one company is worth nothing in another.
    const visitor = new Visitor(stage.app);
    const state = (await visitor.start(hostile.slug)).searchParams.get('state') ?? '';
    const elsewhere = state.replace(hostile.tenantId, theirs.tenantId);
    expect(refusal(await visitor.complete({ state: elsewhere, code: 'any' }))).toEqual(INVALID);
  });

  it.each<[string, Record<string, unknown>]>([
    ['another nonce', { nonce: 'another' }],
    ['no nonce', { nonce: undefined }],
    ['another audience', { aud: 'another-client' }],
    ['another issuer', { iss: 'https://login.example.com' }],
    ['an end that is past', { exp: 1_000_000_000 }],
    ['no subject', { sub: undefined }],
    ['an endless subject', { sub: 'x'.repeat(300) }],
  ])('is refused with an ID token that has %s', async (_, claims) => {
    const company = await Company.make(stage.app, slugOf());
    await company.use(stage.forged);
    expect(refusal(await stage.throughForged(company, { ...verified(company), ...claims }))).toEqual(FAILED);
  });

  it('is refused with an ID token that another key has signed, or none', async () => {
    const company = await Company.make(stage.app, slugOf());
    await company.use(stage.forged);
    stage.forged.key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expect(refusal(await stage.throughForged(company, verified(company)))).toEqual(FAILED);
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`;
    stage.forged.instead.set('/token', json({ access_token: 'x', token_type: 'Bearer', id_token: none }));
    expect(refusal(await stage.throughForged(company, verified(company)))).toEqual(FAILED);
  });

  it('sends nobody to a script, to a plain page, or into the operator’s net', async () => {
    const company = await Company.make(stage.app, slugOf());
    await company.use(stage.forged);
    for (const [name, address] of [
      ['authorization_endpoint', 'javascript:alert(1)'],
      ['authorization_endpoint', 'data:text/html,x'],
      ['token_endpoint', 'file:///etc/passwd'],
    ] as const) {
      stage.forged.metadata = { [name]: address };
      expect(refusal(await new Visitor(stage.app).startRaw(company.slug))).toEqual(FAILED);
    }
    stage.forged.metadata = { token_endpoint: 'http://169.254.169.254/token' };
    expect(refusal(await stage.throughForged(company, verified(company)))).toEqual(FAILED);
  });

  it.each<[string, string, (response: ServerResponse) => unknown]>([
    ['that leads elsewhere', '/token', (response) => response.writeHead(302, { location: '/jwks' }).end()],
    ['without end', '/token', (response) => response.writeHead(200, JSON_TYPE).end('x'.repeat(400_000))],
    [
      'that breaks off',
      '/token',
      (response) => response.writeHead(200, { ...JSON_TYPE, 'content-length': '99' }).end('{'),
    ],
    ['that is no JSON', '/token', (response) => response.writeHead(200, JSON_TYPE).end('<html>')],
    ['that is an error', '/token', (response) => response.writeHead(500).end('oops')],
    ['that hangs up', '/token', (response) => response.destroy()],
    ['without keys', '/jwks', (response) => response.writeHead(404).end()],
    ['of an endless list of keys', '/jwks', (response) => response.writeHead(200, JSON_TYPE).end('['.repeat(400_000))],
  ])('is refused with an answer %s', async (_, path, answer) => {
    const company = await Company.make(stage.app, slugOf());
    await company.use(stage.forged);
    stage.forged.instead.set(path, answer);
    expect(refusal(await stage.throughForged(company, verified(company)))).toEqual(FAILED);
  });

  it('that is gone is said in plain words', async () => {
    const company = await Company.make(stage.app, slugOf());
    await company.use(stage.forged);
    stage.forged.close();
    const answer = await new Visitor(stage.app).startRaw(company.slug);
    expect(refusal(answer)).toEqual(FAILED);
    expect(answer.json<{ detail: string }>().detail).toBe('The server refused the connection.');
  });
});
