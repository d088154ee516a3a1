import { can, type Permission, PERMISSIONS } from '../../kernel/access/index.js';
import type { Role } from './role.entity.js';

export const OWNER = 'owner';

/** What somebody may grant, and whom they may manage: the caller, unless said otherwise. */
export class Reach {
  constructor(
    /** An owner, or the system. Only owners can make owners, although admins have the same permissions. */
    readonly isOwner: boolean,
    private readonly has: (permission: Permission) => boolean = can,
  ) {}

  /** Whether they have every permission of the role. */
  covers({ key, permissions }: Pick<Role, 'key' | 'permissions'>): boolean {
    return (key !== OWNER || this.isOwner) && beyond(permissions, this.has).length === 0;
  }
}

/** Permissions that the caller lacks. */
export const beyondOwn = (permissions: readonly Permission[]): Permission[] => beyond(permissions, can);

/** Permissions that no longer exist don't count. */
function beyond(permissions: readonly Permission[], has: (permission: Permission) => boolean): Permission[] {
  return permissions.filter((permission) => PERMISSIONS.includes(permission) && !has(permission));
}
