import { appError } from '../../kernel/problem/index.js';

export class ApiKeyNotFound extends appError(404, 'api_key_not_found', 'API key not found') {}

/** A revoked or expired key stays as it ended. */
export class ApiKeyEnded extends appError(409, 'api_key_ended', 'This API key is no longer good', {
  state: { type: 'string', enum: ['revoked', 'expired'], description: 'How it ended.', example: 'revoked' },
}) {
  constructor(how: 'revoked' | 'expired') {
    super(`It was ${how === 'revoked' ? 'revoked' : 'given an end that has passed'}. Make a new one.`, {
      members: { state: how },
    });
  }
}
