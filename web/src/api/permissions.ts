import { listPermissionsOptions } from './generated/queries/queryOptions';
import type { PermissionDto } from './generated/requests/types.gen';
import { usePrefetched } from './use-prefetched';

export const permissionsOptions = () => listPermissionsOptions();

/** All permissions with their labels, as the domains of the API declare them. */
export const usePermissions = (): readonly PermissionDto[] => usePrefetched(permissionsOptions()).items;

/** Without those that nothing checks yet: roles keep them, but they aren’t shown. */
export const withoutPlanned = <Name extends string>(
  permissions: readonly PermissionDto[],
  names: readonly Name[],
): Name[] => names.filter((name) => !permissions.some((one) => one.name === name && one.planned));

/** The label of a permission; the key itself if the API no longer has it. */
export function permissionLabel(permissions: readonly PermissionDto[], name: string): string {
  const known = permissions.find((permission) => permission.name === name);
  return known ? `${known.group}: ${known.label}` : name;
}
