import type { RoleDto } from '../../api/generated/requests/types.gen';
import type { Me } from '../../api/me';

/** The roles that someone can assign: those with no more permissions than their own. Only owners can make owners. */
export const givableRoles = (roles: readonly RoleDto[], me: Pick<Me, 'permissions' | 'roleKey'>): RoleDto[] =>
  roles.filter(
    ({ key, permissions }) =>
      (key !== 'owner' || me.roleKey === 'owner') &&
      permissions.every((permission) => me.permissions.includes(permission)),
  );
