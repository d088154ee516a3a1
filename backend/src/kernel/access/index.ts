export { AccessGuard } from './access.guard.js';
export { RouteAccess } from './access.metadata.js';
export { can, requirePermission } from './can.js';
export { type Access, type Permission, PERMISSIONS } from './permission.js';
export type { Principal } from './principal.js';
