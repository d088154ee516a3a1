export { TENANT_RECORD } from './tenancy.events.js';
export { TenancyModule } from './tenancy.module.js';
export { TenancyService } from './tenancy.service.js';
export { TenantDto } from './tenant.dto.js';
export { Tenant } from './tenant.entity.js';
