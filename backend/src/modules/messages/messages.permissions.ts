import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('What happens', {
  'messages.read': {
    label: 'Read sent messages',
    presets: ['office_manager', 'dispatcher', 'accountant'],
    apiKeys: ['read_only', 'reporting'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    messages: typeof permissions;
  }
}
