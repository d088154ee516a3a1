import { read } from '../../lib/search';

/** @property copy ID of the role that a new one starts as a copy of */
export function parseNewRoleSearch({ copy }: Record<string, unknown>): { copy?: string } {
  const roleId = read.text(copy);
  return roleId ? { copy: roleId } : {};
}
