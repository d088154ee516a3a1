import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Activity and data', {
  'audit.view': {
    label: 'View audit log',
    explanation: 'Who changed what, with old and new values, in records this key can read.',
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    auditLog: typeof permissions;
  }
}
