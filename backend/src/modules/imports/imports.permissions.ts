import { type Declares, definePermissions } from '../../kernel/access/index.js';

const declared = definePermissions('What happens', {
  'imports.read': {
    label: 'Read imports',
    presets: ['office_manager'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'imports.run': {
    label: 'Run imports',
    presets: ['office_manager'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface PermissionNames extends Declares<typeof declared> {}
}
