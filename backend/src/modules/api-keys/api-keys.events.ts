import { defineEvent, defineRecord } from '../../kernel/events/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { ApiKeyDto } from './api-key.dto.js';
import { ApiKey } from './api-key.entity.js';

const API_KEY_RECORD = defineRecord({ kind: 'api_key', read: 'api_keys.manage' });

export const ApiKeyCreated = defineEvent('api_key.created', API_KEY_RECORD);
export const ApiKeyUpdated = defineEvent('api_key.updated', API_KEY_RECORD);
export const ApiKeyRotated = defineEvent('api_key.rotated', API_KEY_RECORD);
export const ApiKeyRevoked = defineEvent('api_key.revoked', API_KEY_RECORD);

/** A key without its secret. Its last use is no change. */
export const ApiKeyRecord: RecordKind<ApiKey> = {
  entity: ApiKey,
  describe: (key) => {
    const { lastUsedAt: _used, lastUsedAddress: _from, ...facts } = ApiKeyDto.stored(key);
    return facts;
  },
};
