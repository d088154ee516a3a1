import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('What happens', {
  'webhooks.read': {
    label: 'Read webhooks',
    explanation: 'Endpoints and what was delivered to them.',
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'webhooks.manage': {
    label: 'Manage webhooks',
    explanation: 'Sends out whole events: as much as reading everything. Few programs need it.',
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    webhooks: typeof permissions;
  }
}
