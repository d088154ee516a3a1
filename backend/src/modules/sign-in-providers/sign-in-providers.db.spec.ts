import type { PresetRole } from '../../kernel/access/index.js';
import {
  createCompany,
  httpApp,
  type HttpTestApp,
  type InjectResponse,
  mailsTo,
  TEST_PASSWORD,
} from '../../../test/support/index.js';
import { SignInProvidersModule } from './index.js';

const URL_OF = '/api/v1/tenant/sign-in-provider';
/** An address that nobody answers, so no name is looked up. */
const ISSUER = 'https://198.41.0.4/hedgerow';
const WHOLE = {
  isEnabled: true,
  label: 'Example Login',
  issuer: ISSUER,
  clientId: 'hedgerow',
  clientSecret: 'a secret',
};

describe('the sign-in provider of a company', () => {
  let app: HttpTestApp;
  beforeAll(async () => (app = await httpApp({ modules: [SignInProvidersModule] })));
  afterAll(() => app.close());

  async function company(slug: string) {
    const { members } = await createCompany(app.nest, slug);
    const tokens = new Map<PresetRole, string>();
    const tokenOf = async (role: PresetRole) => {
      const payload = { email: members[role].email, password: TEST_PASSWORD };
      const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
      const { accessToken } = answer.json<{ accessToken: string }>();
      tokens.set(role, accessToken);
      return accessToken;
    };
    const send = async (method: 'GET' | 'PATCH' | 'POST', payload?: object, role: PresetRole = 'owner', more = {}) => {
      const authorization = `Bearer ${tokens.get(role) ?? (await tokenOf(role))}`;
      const headers = { authorization, 'if-match': '*', ...more };
      const url = method === 'POST' ? `${URL_OF}/check` : URL_OF;
      return app.inject({ method, url, headers, ...(payload && { payload }) });
    };
    return { members, send };
  }

  const errors = (answer: InjectResponse) =>
    (answer.json<{ errors?: Array<{ pointer: string; code: string }> }>().errors ?? []).map(
      ({ pointer, code }) => `${pointer} ${code}`,
    );

  it('begins empty, with all that the provider has to know', async () => {
    const { send } = await company('ivy');
    expect((await send('GET')).json()).toMatchObject({
      isEnabled: false,
      issuer: null,
      hasClientSecret: false,
      companyName: 'ivy',
      version: 0,
      redirectUri: expect.stringMatching(/\/sign-in\/company$/) as string,
    });
  });

  it('is set by owners alone, all of whom are told', async () => {
    const { members, send } = await company('fern');
    for (const role of ['admin', 'dispatcher'] as const)
      expect([role, (await send('PATCH', WHOLE, role)).statusCode]).toEqual([role, 403]);
    expect((await send('PATCH', WHOLE, 'admin')).json()).toMatchObject({ code: 'sign_in_of_owners' });
    expect((await send('POST', { issuer: ISSUER }, 'admin')).json()).toMatchObject({ code: 'sign_in_of_owners' });
    expect((await send('GET', undefined, 'admin')).statusCode).toBe(200);
    const set = await send('PATCH', WHOLE);
    expect(set.json()).toMatchObject({ isEnabled: true, issuer: ISSUER, hasClientSecret: true, version: 1 });
    expect(set.body).not.toContain(WHOLE.clientSecret);
    expect((await mailsTo(app, members.owner.email)).at(-1)).toContain('How people sign in to fern was changed');
  });

  it('is turned on when it is whole, and says at each field what is missing', async () => {
    const { send } = await company('moss');
    expect(errors(await send('PATCH', { isEnabled: true }))).toEqual([
      '/label required',
      '/issuer required',
      '/clientId required',
      '/clientSecret required',
    ]);
    expect((await send('PATCH', {})).json()).toMatchObject({ version: 0 });
    await send('PATCH', { ...WHOLE, isEnabled: false });
    expect((await send('PATCH', { isEnabled: true })).json()).toMatchObject({ isEnabled: true, version: 2 });
  });

  it('asks for the secret again where the issuer is another: nobody sends it to a server of their own', async () => {
    const { send } = await company('sedge');
    await send('PATCH', WHOLE);
    const issuer = 'https://198.41.0.5';
    expect(errors(await send('PATCH', { issuer }))).toEqual(['/clientSecret required']);
    expect((await send('PATCH', { issuer, clientSecret: 'another' })).statusCode).toBe(200);
    expect((await send('PATCH', { issuer, label: 'The same' })).statusCode).toBe(200);
  });

  it('takes only addresses that may be called, and domains that are some', async () => {
    const { send } = await company('reed');
    for (const [issuer, code] of [
      ['http://198.41.0.4', 'url_scheme_refused'],
      ['https://127.0.0.1', 'address_refused'],
      ['https://198.41.0.4/?x=1', 'malformed_url'],
      ['login', 'malformed_url'],
    ] as const) {
      expect(errors(await send('PATCH', { issuer }))).toEqual([`/issuer ${code}`]);
      expect(errors(await send('POST', { issuer }))).toEqual([`/issuer ${code}`]);
    }
    expect(errors(await send('PATCH', { emailDomains: ['example.com', 'no domain'] }))).toEqual([
      '/emailDomains/1 invalid_domain',
    ]);
    const set = await send('PATCH', { emailDomains: ['EXAMPLE.com', 'example.com.'] });
    expect(set.json()).toMatchObject({ emailDomains: ['example.com'] });
  });

  it('keeps what somebody else has set meanwhile', async () => {
    const { send } = await company('heath');
    await send('PATCH', { label: 'One' }, 'owner', { 'if-match': '"0"' });
    const late = await send('PATCH', { label: 'Two' }, 'owner', { 'if-match': '"0"' });
    expect(late.json()).toMatchObject({ status: 412 });
  });
});
