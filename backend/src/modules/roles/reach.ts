import { can, type Permission, PERMISSIONS } from '../../kernel/access/index.js';
import type { Role } from './role.entity.js';

export const OWNER = 'owner';

/** How far the caller reaches: what they may hand out, and whom they may manage. */
export class Reach {
  constructor(
    /** An owner, or the product itself. Owners alone make owners, although admins may do the same. */
    readonly isOwner: boolean,
  ) {}

  /** Whether a role may do nothing that the caller may not. */
  covers({ key, permissions }: Pick<Role, 'key' | 'permissions'>): boolean {
    return (key !== OWNER || this.isOwner) && beyondOwn(permissions).length === 0;
  }
}

/** Those that the caller has not. What a release took away is no longer a permission. */
export const beyondOwn = (permissions: readonly Permission[]): Permission[] =>
  permissions.filter((permission) => PERMISSIONS.includes(permission) && !can(permission));
