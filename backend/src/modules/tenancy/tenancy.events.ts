import { defineEvent, defineRecord } from '../../kernel/events/index.js';

const TENANT_RECORD = defineRecord({ kind: 'tenant', read: 'members.read' });
const ROLE_RECORD = defineRecord({ kind: 'role', read: 'members.read' });
const MEMBERSHIP_RECORD = defineRecord({ kind: 'membership', read: 'members.read' });

export const TenantCreated = defineEvent('tenant.created', TENANT_RECORD);
/** Settings or logo. */
export const TenantUpdated = defineEvent('tenant.updated', TENANT_RECORD);
export const RoleCreated = defineEvent('role.created', ROLE_RECORD);
export const MembershipCreated = defineEvent('membership.created', MEMBERSHIP_RECORD);
