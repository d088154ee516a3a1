import { type Permission, PERMISSIONS } from '../../kernel/access/index.js';

/** Rights to what is one's own or assigned to oneself: a program is in no crew and has no visits. */
const OF_A_PERSON = /\.(assigned|own|own_crew|visit_day)$/;

/** A key that makes keys could outlive its own revocation. */
const NEVER: Permission = 'api_keys.manage';

/** The permissions that an API key may have. */
export const API_KEY_SCOPES: readonly Permission[] = PERMISSIONS.filter(
  (permission) => permission !== NEVER && !OF_A_PERSON.test(permission),
);
