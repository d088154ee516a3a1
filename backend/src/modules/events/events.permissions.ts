import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('What happens', {
  'events.read': {
    label: 'Follow events',
    explanation: 'What changed, of records that it may read.',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    events: typeof permissions;
  }
}
