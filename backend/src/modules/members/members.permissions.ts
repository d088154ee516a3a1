import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Company', {
  'members.read': {
    label: 'View team members',
    explanation: 'Names, emails, and roles for your whole team.',
    presets: ['office_manager', 'sales', 'dispatcher', 'crew_lead', 'crew_member', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'users.manage': {
    label: 'Manage team and roles',
    explanation: 'Who can sign in and with which role. Most apps don’t need it.',
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    members: typeof permissions;
  }
}
