import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Clients', {
  'contacts.update': {
    label: 'Edit contacts',
    explanation: 'Names, phone numbers, and email addresses.',
    presets: ['office_manager', 'sales', 'dispatcher'],
    apiKeys: ['integration'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    contacts: typeof permissions;
  }
}
