import { type Declares, definePermissions } from '../../kernel/access/index.js';

const declared = definePermissions('Company', {
  'api_keys.manage': {
    label: 'Manage API keys',
    explanation: 'A key that makes keys could outlive its own end, so no key may.',
    apiKeys: false,
  },
});

declare module '../../kernel/access/permission.js' {
  interface PermissionNames extends Declares<typeof declared> {}
}
