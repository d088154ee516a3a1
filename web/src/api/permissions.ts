import { listPermissionsOptions } from './generated/queries/queryOptions';
import type { PermissionDto } from './generated/requests/types.gen';
import { usePrefetched } from './use-prefetched';

export const permissionsOptions = () => listPermissionsOptions();

/** Every permission in words, as the domains of the API declare them. */
export const usePermissions = (): readonly PermissionDto[] => usePrefetched(permissionsOptions()).items;

/** Without those that nothing asks for yet: they are kept where somebody has them, and not shown. */
export const withoutPlanned = <Name extends string>(
  permissions: readonly PermissionDto[],
  names: readonly Name[],
): Name[] => names.filter((name) => !permissions.some((one) => one.name === name && one.planned));

/** A permission in words; one that the API no longer has, as it is. */
export function permissionLabel(permissions: readonly PermissionDto[], name: string): string {
  const known = permissions.find((permission) => permission.name === name);
  return known ? `${known.group}: ${known.label}` : name;
}
