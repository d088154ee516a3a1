import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Company', {
  'settings.manage': {
    label: 'Edit company settings',
    explanation: 'For the whole company. Most apps don’t need it.',
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    tenancy: typeof permissions;
  }
}
