export { OWNER } from './reach.js';
export { Role } from './role.entity.js';
export { RoleAboveOwn } from './roles.errors.js';
export { RolesModule } from './roles.module.js';
export { RolesService } from './roles.service.js';
