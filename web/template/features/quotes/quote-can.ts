import { type Me, may } from '../../api/me';
import type { Can } from '../../lib/can';

/** What this person may do with quotes, and why not. */
export const quoteCan = {
  manage: (me: Pick<Me, 'permissions' | 'roleName'>): Can => may(me, 'quotes.manage.all', 'change quotes'),
};
