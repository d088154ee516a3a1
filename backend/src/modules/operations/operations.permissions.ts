import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Activity and data', {
  'operations.read': {
    label: 'View background tasks',
    explanation: 'Progress and results of background work.',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    operations: typeof permissions;
  }
}
