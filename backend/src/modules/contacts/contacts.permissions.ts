import { type Declares, definePermissions } from '../../kernel/access/index.js';

const declared = definePermissions('Clients', {
  'contacts.update': {
    label: 'Change contacts',
    explanation: 'People, phones, e-mail addresses.',
    presets: ['office_manager', 'sales', 'dispatcher'],
    apiKeys: ['integration'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface PermissionNames extends Declares<typeof declared> {}
}
