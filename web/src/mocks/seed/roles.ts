import type { RoleDto } from '../../api/generated/requests/types.gen';

type Permission = RoleDto['permissions'][number];

/** Roles beside owner and admin, who may do everything. */
const ROLES = {
  office_manager: 'Office manager',
  sales: 'Sales / estimator',
  dispatcher: 'Dispatcher',
  crew_lead: 'Crew lead',
  crew_member: 'Crew member',
  accountant: 'Accountant',
  read_only: 'Read only',
} as const;

type RoleKey = keyof typeof ROLES;

/** Who has a permission. One that the contract gains does not compile until it is decided here. */
const GRANTS: Record<Permission, readonly RoleKey[]> = {
  'clients.read.all': ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
  'clients.read.assigned': ['crew_lead', 'crew_member'],
  'clients.create': ['office_manager', 'sales'],
  'clients.update': ['office_manager', 'sales'],
  'clients.archive': ['office_manager', 'sales'],
  'contacts.update': ['office_manager', 'sales', 'dispatcher'],
  'access_codes.reveal': ['office_manager', 'dispatcher'],
  'access_codes.reveal.visit_day': ['crew_lead', 'crew_member'],
  'imports.read': ['office_manager'],
  'imports.run': ['office_manager'],
  'jobs.read.all': ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
  'jobs.read.assigned': ['crew_lead', 'crew_member'],
  'jobs.create': ['office_manager', 'dispatcher'],
  'jobs.update': ['office_manager', 'dispatcher'],
  'jobs.cancel': ['office_manager', 'dispatcher'],
  'visits.read.all': ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
  'visits.read.assigned': ['crew_lead', 'crew_member'],
  'visits.update': ['office_manager', 'dispatcher'],
  'visits.create.own_crew': ['crew_lead'],
  'visits.dispatch': ['office_manager', 'dispatcher'],
  'visits.complete.all': ['office_manager', 'dispatcher'],
  'visits.complete.own_crew': ['crew_lead'],
  'visits.timer.own': ['crew_member'],
  'visits.override_conflict': ['office_manager', 'dispatcher'],
  'crews.read': ['office_manager', 'sales', 'dispatcher', 'crew_lead', 'crew_member', 'accountant', 'read_only'],
  'members.read': ['office_manager', 'sales', 'dispatcher', 'crew_lead', 'crew_member', 'accountant', 'read_only'],
  'crews.manage': ['office_manager', 'dispatcher'],
  'messages.read': ['office_manager', 'dispatcher', 'accountant'],
  'operations.read': ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
  'events.read': ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
  'prices.view': ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
  'costs.view': ['accountant'],
  'margin.view': ['sales', 'accountant'],
  'quotes.read.all': ['office_manager', 'sales', 'dispatcher', 'accountant', 'read_only'],
  'quotes.manage.own': ['sales'],
  'quotes.manage.all': ['office_manager'],
  'quotes.send': ['office_manager', 'sales'],
  'invoices.read.all': ['office_manager', 'accountant', 'read_only'],
  'invoices.issue': ['office_manager', 'accountant'],
  'invoices.void': ['office_manager', 'accountant'],
  'payments.record': ['office_manager', 'accountant'],
  'application_records.read': ['office_manager', 'dispatcher', 'accountant', 'read_only'],
  'application_records.create': ['office_manager', 'crew_lead', 'crew_member'],
  'application_records.sign': ['office_manager', 'crew_lead'],
  'reports.view': [],
  'exports.create': [],
  'exports.finance': ['accountant'],
  'settings.manage': [],
  'users.manage': [],
  'api_keys.manage': [],
  'webhooks.read': [],
  'webhooks.manage': [],
  'audit.view': [],
};

const PERMISSIONS = Object.keys(GRANTS) as Permission[];

/** The roles of a new company. */
export const presetRoles = (): RoleDto[] =>
  [['owner', 'Owner'], ['admin', 'Admin'], ...Object.entries(ROLES)].map(([key = '', name = ''], index) => ({
    id: `01900000-0000-7fff-8000-${index.toString(16).padStart(12, '0')}`,
    key,
    name,
    permissions: PERMISSIONS.filter((permission) => !(key in ROLES) || GRANTS[permission].includes(key as RoleKey)),
  }));
