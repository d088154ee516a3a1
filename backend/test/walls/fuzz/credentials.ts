import { type HttpTestApp, TEST_PASSWORD } from '../../support/index.js';
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
