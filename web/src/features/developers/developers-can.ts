import { type Me, may } from '../../api/me';
import type { Can } from '../../lib/can';

export const developersCan = {
  manageKeys: (me: Pick<Me, 'permissions' | 'roleName'>): Can => may(me, 'api_keys.manage', 'manage API keys'),
};
