import type { Can } from '../lib/can';
import { type Me, may } from './me';

export const teamCan = {
  manage: (me: Pick<Me, 'permissions' | 'roleName'>): Can => may(me, 'users.manage', 'manage the team'),
};
