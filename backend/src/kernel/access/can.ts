import { currentActor } from '../context/index.js';
import { Forbidden, MissingScope } from '../problem/index.js';
import type { Permission } from './permission.js';

/** Whether the caller has a permission; the product itself (a queue task) has all of them. */
export function can(permission: Permission): boolean {
  const actor = currentActor();
  return actor.kind === 'system' || actor.permissions.has(permission);
}

/**
 * For a rule inside a route, beside the permission that the route itself declares: any one of these. Throws `Forbidden`
 * or, for an API key, `MissingScope` (403).
 */
export function requirePermission(...anyOf: Permission[]): void {
  if (anyOf.some(can)) return;
  throw currentActor().kind === 'api_key' ? new MissingScope(anyOf) : new Forbidden(anyOf.join(' or '));
}
