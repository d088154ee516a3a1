import { type Me, may, mayView } from '../../api/me';
import type { Can } from '../../lib/can';

type Who = Pick<Me, 'permissions' | 'roleName'>;

export const settingsCan = {
  /** Also takes every permission to view: the API says which one is missing. */
  export: (me: Who): Can => mayView(me, 'exports.create', 'export the company'),
  change: (me: Who): Can => may(me, 'settings.manage', 'edit company settings'),
};
