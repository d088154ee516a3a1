import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Activity and data', {
  'webhooks.read': {
    label: 'View webhooks',
    explanation: 'Endpoints and their deliveries.',
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'webhooks.manage': {
    label: 'Manage webhooks',
    explanation: 'Sends full event data, which amounts to read access to everything. Most apps don’t need it.',
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    webhooks: typeof permissions;
  }
}
