import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Company', {
  'api_keys.manage': {
    label: 'Manage API keys',
    explanation: 'A key that makes keys could outlive its own end, so no key may.',
    apiKeys: false,
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    'api-keys': typeof permissions;
  }
}
