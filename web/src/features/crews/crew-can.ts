import { type Me, may } from '../../api/me';
import type { Can } from '../../lib/can';

export const crewCan = {
  manage: (me: Pick<Me, 'permissions' | 'roleName'>): Can => may(me, 'crews.manage', 'manage crews'),
};
