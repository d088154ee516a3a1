/**
 * The values that the API stores for a choice, as screens and the audit log say them: the status of a record, and the
 * tone that goes with it.
 */
export const CLIENT_STATUS = {
  lead: ['Lead', 'waiting'],
  active: ['Active', 'growing'],
  inactive: ['Inactive', 'resting'],
  archived: ['Archived', 'resting'],
} as const;

export const CLIENT_KIND = { person: 'Person', company: 'Company' } as const;

export const CHANNEL = { email: 'Email', phone: 'Phone call', sms: 'Text message', letter: 'Letter' } as const;

export const CONTACT_ROLE = {
  owner: 'Owner',
  tenant: 'Tenant',
  manager: 'Manager',
  accounts_payable: 'Accounts payable',
  site: 'On-site contact',
} as const;

export const JOB_STATUS = {
  draft: ['Draft', 'waiting'],
  active: ['Active', 'growing'],
  on_hold: ['On hold', 'waiting'],
  completed: ['Completed', 'resting'],
  closed: ['Closed', 'resting'],
  cancelled: ['Canceled', 'resting'],
} as const;

export const VISIT_STATUS = {
  unscheduled: ['Unscheduled', 'waiting'],
  scheduled: ['Scheduled', 'planned'],
  dispatched: ['Dispatched', 'planned'],
  en_route: ['On the way', 'growing'],
  in_progress: ['In progress', 'growing'],
  paused: ['Paused', 'waiting'],
  completed: ['Completed', 'resting'],
  skipped: ['Skipped', 'trouble'],
  cancelled: ['Canceled', 'resting'],
} as const;

export const SKIP_REASON = {
  weather: 'Weather',
  locked_gate: 'Locked gate',
  dog: 'Dog',
  client_asked: 'Client request',
  not_needed: 'Not needed',
  other: 'Other',
} as const;

export const MESSAGE_STATE = {
  captured: ['Saved, not sent', 'planned'],
  sent: ['Sent', 'growing'],
  queued: ['Queued', 'waiting'],
  sending: ['Sending', 'waiting'],
  failed: ['Retrying', 'trouble'],
  dead: ['Not delivered', 'trouble'],
} as const;

export const IMPORT_STATE = {
  uploaded: ['Map columns', 'waiting'],
  mapped: ['Ready to check', 'waiting'],
  validated: ['Ready to import', 'planned'],
  running: ['Importing', 'planned'],
  done: ['Imported', 'growing'],
  done_with_errors: ['Imported with errors', 'waiting'],
  cancelled: ['Stopped', 'resting'],
  rolled_back: ['Undone', 'resting'],
} as const;
