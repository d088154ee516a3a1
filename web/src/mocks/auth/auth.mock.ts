import { parse, serialize } from 'hono/utils/cookie';
import type { SignInDto } from '../../api/generated/requests/types.gen';
import { uuidv7 } from '../../lib/uuid';
import { Company, type MockDb, membershipOf, type Person } from '../db';
import { type MockApi, Reply } from '../mock-api';
import { invalid, MockProblem } from '../problem';
import { DEMO_PASSWORD } from '../seed/people';
import { presetRoles } from '../seed/roles';
import { personOf, tokenOf } from './tokens';

const COOKIE = 'hedgerow_refresh';
const COOKIE_PATH = { path: '/api/v1/auth', httpOnly: true, sameSite: 'Strict' } as const;
const HOUR_S = 3_600;

export const authMock = {
  listDemoAccounts: ({ db }) => ({
    items: db.users.flatMap((user) => {
      const [person] = db.personsOf(user);
      if (user.sees === undefined || !person) return [];
      const { email, name, sees } = user;
      return {
        email,
        name,
        sees,
        password: DEMO_PASSWORD,
        roleName: person.role.name,
        companyName: person.company.tenant.name,
      };
    }),
    nextCursor: null,
  }),

  login: ({ db, body }) => {
    const user = db.users.find(({ email }) => email === body.email.trim().toLowerCase());
    const [person] = user && user.password === body.password ? db.personsOf(user) : [];
    if (!person) throw wrong('invalid_credentials', 'E-mail or password is wrong. Check both and try again.');
    return signIn(person, body.client);
  },

  logout: ({ db, body, headers }) => {
    db.signedOut.add(body.refreshToken ?? cookieOf(headers));
    return new Reply(undefined, { 'Set-Cookie': serialize(COOKIE, '', { ...COOKIE_PATH, maxAge: 0 }) });
  },

  refreshAccessToken: ({ db, body, headers }) => {
    const person = personOf(db, 'refresh', body.refreshToken ?? cookieOf(headers));
    if (!person) throw wrong('invalid_refresh_token', 'Your sign-in has ended.');
    return signIn(person, body.refreshToken === undefined ? 'web' : 'mobile');
  },

  getMe: ({ db, me }) => ({
    user: shown(me),
    tenant: me.company.tenant,
    roleKey: me.role.key,
    roleName: me.role.name,
    permissions: me.role.permissions,
    memberships: db.personsOf(me.user).map(membershipOf),
  }),

  switchCompany: ({ db, me, body }) => {
    const person = db.personOf(me.user.id, body.tenantId);
    if (!person) throw new MockProblem(403, 'no_company', { detail: 'You do not belong to this company.' });
    return signIn(person, 'web');
  },

  registerCompany: ({ db, body }) => {
    const email = body.email.trim().toLowerCase();
    if (db.users.some((user) => user.email === email))
      throw new MockProblem(409, 'email_taken', {
        detail: 'Sign in with it, or use another one.',
        errors: [{ pointer: '/email', code: 'email_taken', detail: 'Already in use.' }],
      });
    if (body.password.length < 15)
      throw invalid({ pointer: '/password', code: 'weak_password', detail: 'Use 15 characters or more.' });
    return signIn(register(db, { ...body, email }), body.client);
  },
} satisfies Partial<MockApi>;

function register(
  db: MockDb,
  input: Parameters<typeof newTenant>[0] & { email: string; name: string; password: string },
): Person {
  const company = new Company(db, newTenant(input), presetRoles());
  const [role] = company.roles;
  if (!role) throw new Error('A company without roles.');
  const user = { id: uuidv7(), email: input.email, name: input.name, password: input.password };
  const person = { user, membershipId: uuidv7(), role, company };
  db.users.push(user);
  db.companies.push(company);
  company.people.push(person);
  return person;
}

interface NewCompany {
  companyName: string;
  timezone: string;
  currency?: string;
  locale?: string;
  unitSystem?: 'us' | 'metric';
}

const newTenant = ({ companyName, timezone, currency = 'USD', locale = 'en-US', unitSystem = 'us' }: NewCompany) => ({
  ...{ id: uuidv7(), name: companyName, timezone, currency, locale, unitSystem },
  slug: companyName.toLowerCase().replace(/\W+/g, '-').slice(0, 40),
  ...{ email: null, phone: null, address: {}, logoFileId: null, version: 1, weekStart: unitSystem === 'us' ? 7 : 1 },
});

/** Browsers get the refresh token as a cookie, apps in the answer. */
function signIn(person: Person, client: 'web' | 'mobile' | 'api' = 'web'): Reply<SignInDto> {
  const refreshToken = tokenOf('refresh', person);
  const answer: SignInDto = {
    accessToken: tokenOf('access', person),
    tokenType: 'Bearer',
    expiresIn: HOUR_S,
    tenantId: person.company.tenant.id,
    user: shown(person),
    memberships: person.company.db.personsOf(person.user).map(membershipOf),
    ...(client !== 'web' && { refreshToken }),
  };
  const cookie = serialize(COOKIE, refreshToken, { ...COOKIE_PATH, maxAge: 30 * 24 * HOUR_S });
  return new Reply(answer, client === 'web' ? { 'Set-Cookie': cookie } : {});
}

const shown = ({ user: { id, email, name } }: Person) => ({ id, email, name });

const cookieOf = (headers: Headers): string => parse(headers.get('cookie') ?? '')[COOKIE] ?? '';

const wrong = (code: string, detail: string): MockProblem =>
  new MockProblem(401, code, { detail, headers: { 'WWW-Authenticate': 'Bearer realm="hedgerow"' } });
