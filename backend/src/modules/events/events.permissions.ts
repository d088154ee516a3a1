import { type Declares, definePermissions } from '../../kernel/access/index.js';

const declared = definePermissions('What happens', {
  'events.read': {
    label: 'Follow events',
    explanation: 'What changed, of records that it may read.',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface PermissionNames extends Declares<typeof declared> {}
}
