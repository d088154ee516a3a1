import { defineEvent, type EventFacts } from '../../kernel/events/index.js';
import { ApiKeyDto } from './api-key.dto.js';
import type { ApiKey } from './api-key.entity.js';

export const ApiKeyCreated = defineEvent('api_key.created', 'api_key');
export const ApiKeyUpdated = defineEvent('api_key.updated', 'api_key');
export const ApiKeyRotated = defineEvent('api_key.rotated', 'api_key');
export const ApiKeyRevoked = defineEvent('api_key.revoked', 'api_key');

/** What was set by people; when a key was last used is no change of it. */
const FIELDS = ['name', 'scopes', 'state', 'expiresAt', 'requestsPerMinute', 'previousSecretExpiresAt'] as const;

/** A key without any secret, with what its changed fields held before. */
export function apiKeyFacts(key: ApiKey, before?: ApiKey): EventFacts {
  const { lastUsedAt: _used, lastUsedAddress: _from, revision: _revision, ...data } = ApiKeyDto.from(key);
  if (!before) return { entityId: key.id, version: key.version, data };
  const old = ApiKeyDto.from(before);
  const changed = FIELDS.filter((field) => JSON.stringify(old[field]) !== JSON.stringify(data[field]));
  const previous = Object.fromEntries(changed.map((field) => [field, old[field]]));
  return { entityId: key.id, version: key.version, data, previous };
}
