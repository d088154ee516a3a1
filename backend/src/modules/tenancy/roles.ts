import { type Permission, PERMISSIONS } from '../../kernel/access/index.js';

export type PresetRole =
  | 'owner'
  | 'admin'
  | 'office_manager'
  | 'sales'
  | 'dispatcher'
  | 'crew_lead'
  | 'crew_member'
  | 'accountant'
  | 'read_only';

const READ: Permission[] = ['crews.read', 'members.read', 'events.read', 'operations.read'];

const OFFICE: Permission[] = [
  ...READ,
  'clients.read.all',
  'clients.create',
  'clients.update',
  'clients.archive',
  'contacts.update',
  'access_codes.reveal',
  'imports.read',
  'imports.run',
  'jobs.read.all',
  'jobs.create',
  'jobs.update',
  'jobs.cancel',
  'visits.read.all',
  'visits.update',
  'visits.dispatch',
  'visits.complete.all',
  'visits.override_conflict',
  'crews.manage',
  'messages.read',
  'prices.view',
  'quotes.read.all',
  'quotes.manage.all',
  'quotes.send',
  'invoices.read.all',
  'invoices.issue',
  'invoices.void',
  'payments.record',
  'application_records.read',
  'application_records.create',
  'application_records.sign',
];

/** The presets of product.md 1.3. A company gets copies that it may edit; changing a preset changes no company. */
export const PRESET_ROLES: Record<PresetRole, { name: string; permissions: readonly Permission[] }> = {
  owner: { name: 'Owner', permissions: PERMISSIONS },
  admin: { name: 'Admin', permissions: PERMISSIONS },
  office_manager: { name: 'Office manager', permissions: OFFICE },
  sales: {
    name: 'Sales / estimator',
    permissions: [
      ...READ,
      'clients.read.all',
      'clients.create',
      'clients.update',
      'clients.archive',
      'contacts.update',
      'prices.view',
      'margin.view',
      'quotes.read.all',
      'quotes.manage.own',
      'quotes.send',
      'jobs.read.all',
      'visits.read.all',
    ],
  },
  dispatcher: {
    name: 'Dispatcher',
    permissions: [
      ...READ,
      'clients.read.all',
      'contacts.update',
      'access_codes.reveal',
      'prices.view',
      'quotes.read.all',
      'jobs.read.all',
      'jobs.create',
      'jobs.update',
      'jobs.cancel',
      'visits.read.all',
      'visits.update',
      'visits.dispatch',
      'visits.complete.all',
      'visits.override_conflict',
      'crews.manage',
      'messages.read',
      'application_records.read',
    ],
  },
  crew_lead: {
    name: 'Crew lead',
    permissions: [
      'crews.read',
      'members.read',
      'clients.read.assigned',
      'access_codes.reveal.visit_day',
      'jobs.read.assigned',
      'visits.read.assigned',
      'visits.create.own_crew',
      'visits.complete.own_crew',
      'application_records.create',
      'application_records.sign',
    ],
  },
  crew_member: {
    name: 'Crew member',
    permissions: [
      'crews.read',
      'members.read',
      'clients.read.assigned',
      'access_codes.reveal.visit_day',
      'jobs.read.assigned',
      'visits.read.assigned',
      'visits.timer.own',
      'application_records.create',
    ],
  },
  accountant: {
    name: 'Accountant',
    permissions: [
      ...READ,
      'clients.read.all',
      'prices.view',
      'costs.view',
      'margin.view',
      'quotes.read.all',
      'jobs.read.all',
      'visits.read.all',
      'invoices.read.all',
      'invoices.issue',
      'invoices.void',
      'payments.record',
      'application_records.read',
      'messages.read',
      'exports.finance',
    ],
  },
  read_only: {
    name: 'Read only',
    permissions: [
      ...READ,
      'clients.read.all',
      'prices.view',
      'quotes.read.all',
      'jobs.read.all',
      'visits.read.all',
      'invoices.read.all',
      'application_records.read',
    ],
  },
};
