import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('What happens', {
  'operations.read': {
    label: 'Follow long work',
    explanation: 'Progress and results.',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    operations: typeof permissions;
  }
}
