import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Jobs and visits', {
  'jobs.read.all': {
    label: 'View all jobs',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'jobs.read.assigned': {
    label: 'View jobs assigned to their crew',
    presets: ['crew_lead', 'crew_member'],
    apiKeys: false,
  },
  'jobs.create': {
    label: 'Create jobs',
    presets: ['office_manager', 'dispatcher'],
    apiKeys: ['integration'],
  },
  'jobs.update': {
    label: 'Edit jobs',
    presets: ['office_manager', 'dispatcher'],
    apiKeys: ['integration'],
  },
  'jobs.cancel': {
    label: 'Cancel jobs',
    presets: ['office_manager', 'dispatcher'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    'job-records': typeof permissions;
  }
}
