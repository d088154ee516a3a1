import type { PermissionDto, RoleDto } from '../../api/generated/requests/types.gen';
import type { Permission } from '../../api/me';

/** The permissions that were checked or unchecked; the others stay as they are stored when it is saved. */
type Draft = ReadonlyMap<Permission, boolean>;

/** Unsaved changes, by role. */
export type Drafts = ReadonlyMap<string, Draft>;

export const NO_DRAFTS: Drafts = new Map();

/** The permissions of a role with its unsaved changes. */
export function permissionsOf(role: RoleDto, drafts: Drafts): ReadonlySet<Permission> {
  const permissions = new Set(role.permissions);
  for (const [permission, isGiven] of drafts.get(role.id) ?? [])
    if (isGiven) permissions.add(permission);
    else permissions.delete(permission);
  return permissions;
}

/** Toggles one permission; a role that is as stored again has no draft. */
export function toggled(drafts: Drafts, role: RoleDto, permission: Permission): Drafts {
  const isGiven = !permissionsOf(role, drafts).has(permission);
  const changes = new Map(drafts.get(role.id)).set(permission, isGiven);
  const next = new Map(drafts);
  if (isAsStored(role, changes)) next.delete(role.id);
  else next.set(role.id, changes);
  return next;
}

export const without = (drafts: Drafts, roleIds: readonly string[]): Drafts =>
  new Map([...drafts].filter(([roleId]) => !roleIds.includes(roleId)));

const isAsStored = ({ permissions }: RoleDto, draft: Draft): boolean =>
  [...draft].every(([permission, isGiven]) => permissions.includes(permission) === isGiven);

/** Permissions that something asks for, by what they are about, in the order of the alphabet. */
export function permissionGroups(permissions: readonly PermissionDto[]): Array<[group: string, of: PermissionDto[]]> {
  const groups = Map.groupBy(
    permissions.filter(({ planned }) => !planned),
    ({ group }) => group,
  );
  return [...groups].sort(([a], [b]) => a.localeCompare(b, 'en'));
}
