import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Clients', {
  'access_codes.reveal': {
    label: 'View access codes',
    explanation: 'Gate, alarm, and lockbox codes. Every view is logged.',
    presets: ['office_manager', 'dispatcher'],
  },
  'access_codes.reveal.visit_day': {
    label: 'View access codes on the day of a visit',
    explanation: 'For properties their crew visits that day.',
    presets: ['crew_lead', 'crew_member'],
    apiKeys: false,
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    properties: typeof permissions;
  }
}
