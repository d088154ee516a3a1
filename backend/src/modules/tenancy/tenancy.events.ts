import { defineEvent } from '../../kernel/events/index.js';

export const TenantCreated = defineEvent('tenant.created', 'tenant');
/** Settings or logo. */
export const TenantUpdated = defineEvent('tenant.updated', 'tenant');
export const RoleCreated = defineEvent('role.created', 'role');
export const MembershipCreated = defineEvent('membership.created', 'membership');
