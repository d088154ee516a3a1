import { type Me, may } from '../../api/me';
import type { Can } from '../../lib/can';

export const teamCan = {
  manage: (me: Pick<Me, 'permissions' | 'roleName'>): Can => may(me, 'users.manage', 'manage the team'),
};
