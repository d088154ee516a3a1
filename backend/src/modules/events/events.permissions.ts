import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Activity and data', {
  'events.read': {
    label: 'View activity',
    explanation: 'Changes to records this key can read.',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    events: typeof permissions;
  }
}
