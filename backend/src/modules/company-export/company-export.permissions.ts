import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Activity and data', {
  'exports.create': {
    label: 'Export data',
    explanation: 'Everything the company holds, in one file. Also requires every permission to view.',
    apiKeys: ['reporting'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    companyExport: typeof permissions;
  }
}
