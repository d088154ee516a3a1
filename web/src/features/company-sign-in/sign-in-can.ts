import { type Me, may } from '../../api/me';
import { type Can, no, yes } from '../../lib/can';

type Who = Pick<Me, 'permissions' | 'roleName' | 'roleKey'>;

/** Whoever chooses the provider decides who people are, so only owners do. */
export const signInCan = {
  view: (me: Who): Can => may(me, 'users.manage', 'view the sign-in settings'),
  change: (me: Who): Can => (me.roleKey === 'owner' ? yes : no('Only an owner can change how your team signs in.')),
};
