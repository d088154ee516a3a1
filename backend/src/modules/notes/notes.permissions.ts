import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Notes', {
  'notes.read.all': {
    label: 'View all notes',
    explanation: 'Includes internal notes.',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'notes.read.assigned': {
    label: 'View notes for crews',
    explanation: 'On clients, properties, and jobs assigned to their crew. Never internal notes.',
    presets: ['crew_lead', 'crew_member'],
    apiKeys: false,
  },
  'notes.create': {
    label: 'Add notes',
    explanation: 'They can also edit and delete notes they added.',
    presets: ['office_manager', 'sales', 'dispatcher', 'crew_lead', 'crew_member'],
    apiKeys: ['integration'],
  },
  'notes.manage': {
    label: 'Edit and delete anyone’s notes',
    presets: ['office_manager'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    notes: typeof permissions;
  }
}
