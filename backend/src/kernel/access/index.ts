export { AccessGuard, lookAnew, lookRecently, type SignedRequest } from './access.guard.js';
export { RouteAccess } from './access.metadata.js';
export { can, canChange, requirePermission } from './can.js';
export {
  type Access,
  API_KEY_SCOPE_ENUM,
  API_KEY_SCOPES,
  declaredPermissions,
  definePermissions,
  definePlannedPermissions,
  type Permission,
  PERMISSION_ENUM,
  PERMISSIONS,
  presetPermissions,
} from './permission.js';
export { PRESET_ROLES, type PresetRole } from './preset-roles.js';
export type { Principal } from './principal.js';
export { roleMatrix } from './role-matrix.js';
