import { type HttpTestApp, mailedToken, TEST_PASSWORD } from '../../support/index.js';
import type { Route } from '../isolation/requests.js';

/** The header of somebody who may call: an owner, or a fresh API key where only a key may. */
export async function credentialFor(app: HttpTestApp, { operation }: Route): Promise<string | undefined> {
  const access = operation['x-permission'];
  if (access === 'public') return undefined;
  if (access !== 'api_key') return `Bearer ${await app.tokenOf('owner')}`;
  const payload = { name: 'Fuzz', scopes: ['clients.read.all'] };
  const answer = await app.injectAs('owner', { method: 'POST', url: '/api/v1/api-keys', payload });
  return `Bearer ${answer.json<{ secret: string }>().secret}`;
}

/** What a telephone keeps from its sign-in. */
export async function refreshToken(app: HttpTestApp, email: string): Promise<string> {
  const payload = { email, password: TEST_PASSWORD, client: 'mobile' };
  const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
  return answer.json<{ refreshToken: string }>().refreshToken;
}

/** What mailed links hold: two invitations of the company, one of a third company for its owner, and that one's new password. */
export async function mailedTokens(app: HttpTestApp): Promise<Record<string, string>> {
  const { email } = app.greenfield.members.owner;
  const owner = `Bearer ${await app.tokenOf('owner')}`;
  const other = `Bearer ${await ownerOfAnother(app)}`;
  const tokenFor = async (address: string, authorization: string) => {
    const headers = { authorization };
    const roles = await app.inject({ method: 'GET', url: '/api/v1/roles', headers });
    const roleId = roles
      .json<{ items: Array<{ id: string; key: string }> }>()
      .items.find(({ key }) => key === 'sales')?.id;
    await app.inject({ method: 'POST', url: '/api/v1/invitations', headers, payload: { email: address, roleId } });
    return mailedToken(app, address);
  };
  return {
    'previewInvitation.token': await tokenFor('looks@example.com', owner),
    'acceptInvitation.token': await tokenFor('joins@example.com', owner),
    'acceptInvitation.name': 'Joins',
    'acceptInvitation.password': TEST_PASSWORD,
    'joinCompany.token': await tokenFor(email, other),
    ...(await registrationTokens(app)),
    'verifyEmail.token': await verificationToken(app),
    'resetPassword.token': await resetTokenFor(app, THIRD),
    ...(await emailChangeTokens(app)),
  };
}

/** One is looked at, and one is used. */
async function registrationTokens(app: HttpTestApp): Promise<Record<string, string>> {
  const tokenFor = async (email: string) => {
    await app.inject({ method: 'POST', url: '/api/v1/auth/registrations', payload: { email } });
    return mailedToken(app, email);
  };
  return {
    'previewRegistration.token': await tokenFor('looks@maple-ridge.example'),
    'completeRegistration.token': await tokenFor('comes@maple-ridge.example'),
    'completeRegistration.password': TEST_PASSWORD,
  };
}

/** Of somebody whom no other link verifies. */
async function verificationToken(app: HttpTestApp): Promise<string> {
  await app.injectAs('admin', { method: 'POST', url: '/api/v1/auth/email-verifications' });
  return mailedToken(app, app.greenfield.members.admin.email);
}

async function resetTokenFor(app: HttpTestApp, email: string): Promise<string> {
  await app.inject({ method: 'POST', url: '/api/v1/auth/forgot-password', payload: { email } });
  return mailedToken(app, email);
}

/** Of two people, since one link ends the other. */
async function emailChangeTokens(app: HttpTestApp): Promise<Record<string, string>> {
  const [mover, robbed] = ['moves@fourth.example', 'robbed@fourth.example'];
  for (const email of [mover, robbed]) {
    const headers = { authorization: `Bearer ${await ownerOfAnother(app, email)}` };
    const payload = { email: `new-${email}`, password: TEST_PASSWORD };
    await app.inject({ method: 'POST', url: '/api/v1/auth/email-changes', headers, payload });
  }
  return {
    'completeEmailChange.token': await mailedToken(app, `new-${mover}`),
    'secureAccount.token': await mailedToken(app, robbed),
  };
}

const THIRD = 'robin@third.example';

async function ownerOfAnother(app: HttpTestApp, email = THIRD): Promise<string> {
  const company = { companyName: 'Third', name: 'Robin', timezone: 'America/New_York' };
  const payload = { ...company, email, password: TEST_PASSWORD };
  const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/register', payload });
  return answer.json<{ accessToken: string }>().accessToken;
}
