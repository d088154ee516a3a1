import type { PermissionDto, RoleDto } from '../../api/generated/requests/types.gen';
import type { Permission } from '../../api/me';

/** What somebody has changed about roles and not saved yet, by role: its permissions as they would be. */
export type Drafts = ReadonlyMap<string, ReadonlySet<Permission>>;

export const NO_DRAFTS: Drafts = new Map();

export const permissionsOf = (role: RoleDto, drafts: Drafts): ReadonlySet<Permission> =>
  drafts.get(role.id) ?? new Set(role.permissions);

/** One box ticked or unticked; a role that says what is stored again has no draft. */
export function toggled(drafts: Drafts, role: RoleDto, permission: Permission): Drafts {
  const permissions = new Set(permissionsOf(role, drafts));
  if (!permissions.delete(permission)) permissions.add(permission);
  const next = new Map(drafts);
  if (isAsStored(role, permissions)) next.delete(role.id);
  else next.set(role.id, permissions);
  return next;
}

const isAsStored = ({ permissions }: RoleDto, draft: ReadonlySet<Permission>): boolean =>
  draft.size === permissions.length && permissions.every((permission) => draft.has(permission));

/** Permissions that something asks for, by what they are about, in the order of the alphabet. */
export function permissionGroups(permissions: readonly PermissionDto[]): Array<[group: string, of: PermissionDto[]]> {
  const groups = Map.groupBy(
    permissions.filter(({ planned }) => !planned),
    ({ group }) => group,
  );
  return [...groups].sort(([a], [b]) => a.localeCompare(b, 'en'));
}
