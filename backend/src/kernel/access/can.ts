import { currentActor, currentScope } from '../context/index.js';
import { Forbidden, MissingScope } from '../problem/index.js';
import type { Permission } from './permission.js';

/** Whether the caller has a permission; the product itself (a queue task) has all of them. */
export function can(permission: Permission): boolean {
  const actor = currentActor();
  return actor.kind === 'system' || actor.permissions.has(permission);
}

/** The rule behind `allowedActions`: any one of these, in a company that takes changes. */
export function canChange(...anyOf: Permission[]): boolean {
  return currentScope().takesChanges && anyOf.some(can);
}

/**
 * For a rule inside a route, beside the permission that the route itself declares: any one of these. Throws `Forbidden`
 * or, for an API key, `MissingScope` (403).
 */
export function requirePermission(...anyOf: Permission[]): void {
  if (anyOf.some(can)) return;
  throw currentActor().kind === 'api_key' ? new MissingScope(anyOf) : new Forbidden(anyOf.join(' or '));
}
