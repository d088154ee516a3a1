export { Membership } from './membership.entity.js';
export { type PresetRole } from './roles.js';
export { TenancyModule } from './tenancy.module.js';
export { TenancyService } from './tenancy.service.js';
export { Tenant } from './tenant.entity.js';
