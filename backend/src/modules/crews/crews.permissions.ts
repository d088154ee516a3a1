import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Jobs and visits', {
  'crews.read': {
    label: 'View crews',
    presets: ['office_manager', 'sales', 'dispatcher', 'crew_lead', 'crew_member', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'crews.manage': {
    label: 'Manage crews',
    presets: ['office_manager', 'dispatcher'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    crews: typeof permissions;
  }
}
