import type { Can } from '../lib/can';
import { type Me, may, mayView } from './me';

type Who = Pick<Me, 'permissions' | 'roleName'>;

export const teamCan = {
  manage: (me: Who): Can => may(me, 'users.manage', 'manage the team'),
  viewInvitations: (me: Who): Can => mayView(me, 'users.manage', 'manage the team'),
};
