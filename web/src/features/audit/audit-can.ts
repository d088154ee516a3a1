import { type Me, mayView } from '../../api/me';
import type { Can } from '../../lib/can';

export const auditCan = {
  view: (me: Pick<Me, 'permissions' | 'roleName'>): Can => mayView(me, 'audit.view', 'view the audit log'),
};
