import { type Declares, definePermissions } from '../../kernel/access/index.js';

const declared = definePermissions('What happens', {
  'messages.read': {
    label: 'Read sent messages',
    presets: ['office_manager', 'dispatcher', 'accountant'],
    apiKeys: ['read_only', 'reporting'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface PermissionNames extends Declares<typeof declared> {}
}
