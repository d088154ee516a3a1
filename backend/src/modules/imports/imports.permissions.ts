import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Activity and data', {
  'imports.read': {
    label: 'View imports',
    presets: ['office_manager'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'imports.run': {
    label: 'Import clients',
    presets: ['office_manager'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    imports: typeof permissions;
  }
}
