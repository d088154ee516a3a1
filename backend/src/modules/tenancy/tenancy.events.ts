import { defineEvent, defineRecord } from '../../kernel/events/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { TenantDto } from './tenant.dto.js';
import { Tenant } from './tenant.entity.js';

export const TENANT_RECORD = defineRecord({ kind: 'tenant', read: 'members.read' });

export const TenantCreated = defineEvent('tenant.created', TENANT_RECORD);
/** Settings or logo. */
export const TenantUpdated = defineEvent('tenant.updated', TENANT_RECORD);

export const TenantRecord: RecordKind<Tenant> = { entity: Tenant, describe: (tenant) => TenantDto.from(tenant) };
