import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Quotes', {
  'quotes.read.all': {
    label: 'Read quotes',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'quotes.manage.all': {
    label: 'Manage quotes',
    presets: ['office_manager'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    quotes: typeof permissions;
  }
}
