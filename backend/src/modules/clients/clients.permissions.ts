import { definePermissions } from '../../kernel/access/index.js';

export const permissions = definePermissions('Clients', {
  'clients.read.all': {
    label: 'View all clients',
    explanation: 'Clients, contacts, and properties.',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'clients.read.assigned': {
    label: 'View clients on their visits',
    explanation: 'Clients their crew has visits with.',
    presets: ['crew_lead', 'crew_member'],
    apiKeys: false,
  },
  'clients.create': {
    label: 'Add clients',
    presets: ['office_manager', 'sales'],
    apiKeys: ['integration'],
  },
  'clients.update': {
    label: 'Edit clients and properties',
    presets: ['office_manager', 'sales'],
    apiKeys: ['integration'],
  },
  'clients.archive': {
    label: 'Archive and restore clients',
    explanation: 'One at a time or in bulk.',
    presets: ['office_manager', 'sales'],
  },
});

export const prices = definePermissions('Pricing and billing', {
  'prices.view': {
    label: 'View prices',
    explanation: 'Without this, amounts are hidden.',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['integration', 'reporting'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    clients: typeof permissions & typeof prices;
  }
}
