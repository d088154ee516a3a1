import { definePlannedPermissions } from '../../kernel/access/index.js';

/** Roles already grant these, and screens leave them out; each moves to its domain once that exists. */
export const money = definePlannedPermissions('Pricing and billing', {
  'costs.view': {
    label: 'View costs',
    presets: ['accountant'],
    apiKeys: ['reporting'],
  },
  'margin.view': {
    label: 'View margins',
    presets: ['sales', 'accountant'],
    apiKeys: ['reporting'],
  },
  'quotes.read.all': {
    label: 'View all quotes',
    presets: ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'quotes.manage.own': {
    label: 'Manage their own quotes',
    presets: ['sales'],
    apiKeys: false,
  },
  'quotes.manage.all': {
    label: 'Manage all quotes',
    presets: ['office_manager'],
  },
  'quotes.send': {
    label: 'Send quotes',
    explanation: 'Emails quotes to clients.',
    presets: ['office_manager', 'sales'],
  },
  'invoices.read.all': {
    label: 'View all invoices',
    presets: ['office_manager', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'integration', 'reporting'],
  },
  'invoices.issue': {
    label: 'Issue invoices',
    presets: ['office_manager', 'accountant'],
  },
  'invoices.void': {
    label: 'Void invoices',
    presets: ['office_manager', 'accountant'],
  },
  'payments.record': {
    label: 'Record payments',
    presets: ['office_manager', 'accountant'],
  },
  'reports.view': {
    label: 'View reports',
    apiKeys: ['reporting'],
  },
  'exports.finance': {
    label: 'Export accounting data',
    presets: ['accountant'],
  },
});

export const records = definePlannedPermissions('Jobs and visits', {
  'application_records.read': {
    label: 'View application records',
    presets: ['office_manager', 'dispatcher', 'accountant', 'read_only'],
    apiKeys: ['read_only', 'reporting'],
  },
  'application_records.create': {
    label: 'Create application records',
    presets: ['office_manager', 'crew_lead', 'crew_member'],
  },
  'application_records.sign': {
    label: 'Sign application records',
    presets: ['office_manager', 'crew_lead'],
  },
});

declare module '../../kernel/access/permission.js' {
  interface DeclaredPermissions {
    planned: typeof money & typeof records;
  }
}
