import { type Declares, definePermissions } from '../../kernel/access/index.js';

const declared = definePermissions('What happens', {
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
  interface PermissionNames extends Declares<typeof declared> {}
}
