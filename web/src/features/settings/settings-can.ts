import { type Me, may } from '../../api/me';
import type { Can } from '../../lib/can';

type Who = Pick<Me, 'permissions' | 'roleName'>;

export const settingsCan = {
  change: (me: Who): Can => may(me, 'settings.manage', 'edit company settings'),
};
