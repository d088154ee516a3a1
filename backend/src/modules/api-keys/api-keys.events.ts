import { defineEvent } from '../../kernel/events/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { ApiKeyDto } from './api-key.dto.js';
import { ApiKey } from './api-key.entity.js';

export const ApiKeyCreated = defineEvent('api_key.created', 'api_key');
export const ApiKeyUpdated = defineEvent('api_key.updated', 'api_key');
export const ApiKeyRotated = defineEvent('api_key.rotated', 'api_key');
export const ApiKeyRevoked = defineEvent('api_key.revoked', 'api_key');

/** A key without any secret. When it was last used is no change of it. */
export const ApiKeyRecord: RecordKind<ApiKey> = {
  entity: ApiKey,
  describe: (key) => {
    const { lastUsedAt: _used, lastUsedAddress: _from, revision: _revision, ...facts } = ApiKeyDto.from(key);
    return facts;
  },
};
