import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Activity and data', {
  'messages.read': {
    label: 'View messages',
    presets: ['office_manager', 'dispatcher', 'accountant'],
    apiKeys: ['read_only', 'reporting'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    messages: typeof permissions;
  }
}
