import type { Permission } from '../../kernel/access/index.js';
import { type Actor, currentActor, currentScope } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';

/** Who asked for work that a queue task does later, and what they were allowed then. */
export interface Requester {
  kind: Actor['kind'];
  permissions: Permission[];
}

export function currentRequester(): Requester {
  const { kind, permissions } = currentActor();
  return { kind, permissions: [...permissions] };
}

/**
 * A queue task may do everything; this runs `work` with the permissions of the person or key behind it: no more than
 * when they asked, minus what they have lost since. A disabled member and a revoked key may do nothing.
 */
export async function asRequester<T>(scopes: Scopes, requester: Requester, work: () => Promise<T>): Promise<T> {
  const { tenantId, requestId } = currentScope();
  const today = new Set(await scopes.transaction(permissionsToday, { readOnly: true }));
  const permissions = new Set(requester.permissions.filter((permission) => today.has(permission)));
  const actor: Actor = { ...currentActor(), kind: requester.kind, permissions };
  return scopes.withoutTransaction({ tenantId, requestId, actor }, work);
}

async function permissionsToday(): Promise<Permission[]> {
  const { membershipId, apiKeyId } = currentActor();
  const rows = await db().query<Array<{ permissions: Permission[] }>>(PERMISSIONS_TODAY, [
    membershipId,
    apiKeyId ?? null,
  ]);
  return rows.flatMap(({ permissions }) => permissions);
}

const PERMISSIONS_TODAY = `
  select member.permissions
  from member_roles member
  where member.tenant_id = (select app_tenant_id()) and member.membership_id = $1 and member.status = 'active'
  union all
  select key.scopes
  from api_key_scopes key
  where key.tenant_id = (select app_tenant_id()) and key.api_key_id = $2 and key.usable`;
