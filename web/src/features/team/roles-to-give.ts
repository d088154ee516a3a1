import type { RoleDto } from '../../api/generated/requests/types.gen';
import type { Me } from '../../api/me';

/** The roles that somebody can give: those that can do no more than their own. Owners alone make owners. */
export const givableRoles = (roles: readonly RoleDto[], me: Pick<Me, 'permissions' | 'roleKey'>): RoleDto[] =>
  roles.filter(
    ({ key, permissions }) =>
      (key !== 'owner' || me.roleKey === 'owner') &&
      permissions.every((permission) => me.permissions.includes(permission)),
  );
