/**
 * The closed list of permissions, `resource.action[.scope]`. A route names one of these or does not compile;
 * a role is a set of them. Add here first, then to the preset roles that should have it (modules/tenancy/roles.ts).
 */
export const PERMISSIONS = [
  'clients.read.all',
  'clients.read.assigned',
  'clients.create',
  'clients.update',
  'clients.archive',
  'contacts.update',
  'access_codes.reveal',
  'access_codes.reveal.visit_day',
  'imports.read',
  'imports.run',
  'jobs.read.all',
  'jobs.read.assigned',
  'jobs.create',
  'jobs.update',
  'jobs.cancel',
  'visits.read.all',
  'visits.read.assigned',
  'visits.update',
  'visits.create.own_crew',
  'visits.dispatch',
  'visits.complete.all',
  'visits.complete.own_crew',
  'visits.timer.own',
  'visits.override_conflict',
  'crews.read',
  'crews.manage',
  'members.read',
  'messages.read',
  'operations.read',
  'events.read',
  'prices.view',
  'costs.view',
  'margin.view',
  'quotes.read.all',
  'quotes.manage.own',
  'quotes.manage.all',
  'quotes.send',
  'invoices.read.all',
  'invoices.issue',
  'invoices.void',
  'payments.record',
  'application_records.read',
  'application_records.create',
  'application_records.sign',
  'reports.view',
  'exports.create',
  'exports.finance',
  'settings.manage',
  'users.manage',
  'api_keys.manage',
  // Both are about endpoints and their log. What an event holds takes the permission to read its record as well.
  'webhooks.read',
  'webhooks.manage',
  'audit.view',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/**
 * What a route may ask for: one permission, any of several, whoever belongs to the company (`authenticated`: its
 * people and its API keys), a signed-in `person`, an `api_key` alone, or nobody in particular (`public`, a word that
 * has to be typed).
 */
export type Access = Permission | readonly Permission[] | 'authenticated' | 'person' | 'api_key' | 'public';
