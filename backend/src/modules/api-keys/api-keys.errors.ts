import { appError } from '../../kernel/problem/index.js';

export class ApiKeyNotFound extends appError(404, 'api_key_not_found', 'API key not found') {}

/** Whoever gets a secret, or extends its life, must hold the permissions that it gives. */
export class ScopesNotHeld extends appError(403, 'scopes_not_held', 'This API key has scopes you don’t', {
  scopes: {
    type: 'array',
    maxItems: 200,
    items: { type: 'string', maxLength: 60 },
    description: 'What the key may do and you may not.',
    example: ['prices.view'],
  },
}) {
  constructor(scopes: readonly string[]) {
    super(`Your role doesn’t include ${scopes.join(', ')}. Remove it from the key first, or ask an owner.`, {
      members: { scopes },
    });
  }
}

/** A revoked or expired key cannot be brought back. */
export class ApiKeyEnded extends appError(409, 'api_key_ended', 'This API key is no longer valid', {
  state: { type: 'string', enum: ['revoked', 'expired'], description: '`revoked` or `expired`.', example: 'revoked' },
}) {
  constructor(how: 'revoked' | 'expired') {
    super(`It ${how === 'revoked' ? 'was revoked' : 'has expired'}. Create a new key.`, {
      members: { state: how },
    });
  }
}
