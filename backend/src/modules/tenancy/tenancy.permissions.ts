import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Company', {
  'members.read': {
    label: 'Read people and roles',
    explanation: 'Names, e-mail addresses and roles of everybody in the company.',
    presets: ['office_manager', 'sales', 'dispatcher', 'crew_lead', 'crew_member', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'settings.manage': {
    label: 'Change settings',
    explanation: 'Of the whole company. Few programs need it.',
  },
  'users.manage': {
    label: 'Manage people',
    explanation: 'Who may sign in, and as what. Few programs need it.',
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    tenancy: typeof permissions;
  }
}
