import { type Me, may, mayView } from '../../api/me';
import type { Can } from '../../lib/can';

type Asking = Pick<Me, 'permissions' | 'roleName'>;

export const developersCan = {
  viewKeys: (me: Asking): Can => mayView(me, 'api_keys.manage', 'manage API keys'),
  manageKeys: (me: Asking): Can => may(me, 'api_keys.manage', 'manage API keys'),
  readWebhooks: (me: Asking): Can => mayView(me, 'webhooks.read', 'view webhooks'),
  manageWebhooks: (me: Asking): Can => may(me, 'webhooks.manage', 'manage webhooks'),
};
