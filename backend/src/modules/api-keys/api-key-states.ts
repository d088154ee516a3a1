import { API_KEY_SCOPES, can, type Permission } from '../../kernel/access/index.js';
import { Lifecycle } from '../../kernel/records/index.js';
import type { ApiKey } from './api-key.entity.js';

export const API_KEY_STATES = ['active', 'expired', 'revoked'] as const;
export type ApiKeyState = (typeof API_KEY_STATES)[number];

export const API_KEY_ACTIONS = ['update', 'rotate', 'revoke'] as const;
export type ApiKeyAction = (typeof API_KEY_ACTIONS)[number];

/** A later expiration brings an expired key back; a revoked one stays as it ended. */
export const API_KEY_LIFECYCLE = new Lifecycle<ApiKeyState, never, ApiKeyAction>(
  {},
  {
    update: { in: ['active', 'expired'], permission: 'api_keys.manage' },
    rotate: { in: ['active'], permission: 'api_keys.manage' },
    revoke: { in: ['active', 'expired'], permission: 'api_keys.manage' },
  },
);

/** Time alone makes it expire. */
export function stateOf({ revokedAt, expiresAt }: Pick<ApiKey, 'revokedAt' | 'expiresAt'>): ApiKeyState {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt.getTime() <= Date.now() ? 'expired' : 'active';
}

/** What the caller may do with a key now: its new secret is only for people who may do all that it may. */
export const allowedActions = (key: ApiKey): ApiKeyAction[] =>
  API_KEY_LIFECYCLE.allowedActions(stateOf(key)).filter(
    (action) => action !== 'rotate' || scopesNotHeld(key.scopes).length === 0,
  );

/** Scopes that the caller lacks. One that a release dropped opens nothing and is not missed. */
export const scopesNotHeld = (scopes: readonly Permission[]): Permission[] =>
  scopes.filter((scope) => API_KEY_SCOPES.includes(scope) && !can(scope));
