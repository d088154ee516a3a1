import { type Me, may } from '../../api/me';
import type { Can } from '../../lib/can';

export const auditCan = {
  view: (me: Pick<Me, 'permissions' | 'roleName'>): Can => may(me, 'audit.view', 'view the audit log'),
};
