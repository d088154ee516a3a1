import type { Permission } from '../../kernel/access/index.js';
import type { CompanyName, HttpTestApp, InjectOptions, InjectResponse } from '../../../test/support/index.js';
import type { ApiKeySecretDto, CreateApiKeyDto } from './api-key.dto.js';

/** A key made through the API, by the owner of the company. */
export async function anApiKey(
  app: HttpTestApp,
  scopes: readonly Permission[],
  { company = 'greenfield', ...changes }: Partial<CreateApiKeyDto> & { company?: CompanyName } = {},
): Promise<ApiKeySecretDto> {
  const payload = { name: 'Route planner', scopes, ...changes };
  const answer = await app.injectAs('owner', { method: 'POST', url: '/api/v1/api-keys', payload }, company);
  if (answer.statusCode !== 201) throw new Error(`Creating a key answered ${answer.statusCode}: ${answer.body}`);
  return answer.json<ApiKeySecretDto>();
}

/** Sends a request with a key, or with any text in its place. */
export function injectWith(app: HttpTestApp, secret: string, request: InjectOptions): Promise<InjectResponse> {
  return app.inject({ ...request, headers: { authorization: `Bearer ${secret}`, ...request.headers } });
}
