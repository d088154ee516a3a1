import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Jobs and visits', {
  'visits.read.all': {
    label: 'View all visits',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'visits.read.assigned': {
    label: 'View visits assigned to their crew',
    presets: ['crew_lead', 'crew_member'],
    apiKeys: false,
  },
  'visits.update': {
    label: 'Schedule and edit visits',
    presets: ['office_manager', 'dispatcher'],
  },
  'visits.create.own_crew': {
    label: 'Add visits for their crew',
    presets: ['crew_lead'],
    apiKeys: false,
  },
  'visits.dispatch': {
    label: 'Dispatch and recall visits',
    presets: ['office_manager', 'dispatcher'],
  },
  'visits.complete.all': {
    label: 'Complete any visit',
    explanation: 'For all crews.',
    presets: ['office_manager', 'dispatcher'],
  },
  'visits.complete.own_crew': {
    label: 'Complete their crew’s visits',
    presets: ['crew_lead'],
    apiKeys: false,
  },
  'visits.timer.own': {
    label: 'Start and pause their own visits',
    presets: ['crew_member'],
    apiKeys: false,
  },
  'visits.override_conflict': {
    label: 'Double-book crews',
    explanation: 'Schedule a crew for two visits at the same time.',
    presets: ['office_manager', 'dispatcher'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    visits: typeof permissions;
  }
}
