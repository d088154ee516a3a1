import type { ApiKeyDto, ApiKeyScope, CreateApiKeyDto, UpdateApiKeyDto } from '../../api/generated/requests/types.gen';

const DAY_MS = 86_400_000;

/** A key’s lifetime in the form. `keep`: unchanged. */
export type Lifetime = 'keep' | 'never' | '30' | '90' | '365';

export interface ApiKeyValues extends Record<string, unknown> {
  name: string;
  scopes: ApiKeyScope[];
  lifetime: Lifetime;
  /** Requests per minute; empty for the deployment’s limit. */
  requestsPerMinute: number | '';
}

/** A forgotten key expires after a year. */
export const newKeyValues = (): ApiKeyValues => ({ name: '', scopes: [], lifetime: '365', requestsPerMinute: '' });

export const keyValues = ({ name, scopes, requestsPerMinute }: ApiKeyDto): ApiKeyValues => ({
  name,
  scopes: [...scopes],
  lifetime: 'keep',
  requestsPerMinute: requestsPerMinute ?? '',
});

export function toCreateBody({ name, scopes, lifetime, requestsPerMinute }: ApiKeyValues, now: Date): CreateApiKeyDto {
  const limit = requestsPerMinute === '' ? null : requestsPerMinute;
  return { name: name.trim(), scopes, expiresAt: endOf(lifetime, now), requestsPerMinute: limit };
}

export function toUpdateBody(values: ApiKeyValues, now: Date): UpdateApiKeyDto {
  const { expiresAt, ...rest } = toCreateBody(values, now);
  return values.lifetime === 'keep' ? rest : { ...rest, expiresAt };
}

const endOf = (lifetime: Lifetime, now: Date): string | null =>
  lifetime === 'keep' || lifetime === 'never'
    ? null
    : new Date(now.getTime() + Number(lifetime) * DAY_MS).toISOString();
