import { listRolesOptions } from '../../api/generated/queries/queryOptions';
import { read } from '../../lib/search';

export const rolesOptions = () => listRolesOptions();

/** @property copy of which role a new one begins as a copy */
export function parseNewRoleSearch({ copy }: Record<string, unknown>): { copy?: string } {
  const roleId = read.text(copy);
  return roleId ? { copy: roleId } : {};
}
