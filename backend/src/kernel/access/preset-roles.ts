/**
 * The roles that a company begins with, by the names that people see. What each may do is declared at the permissions;
 * a company gets copies that it may edit, and a new declaration changes no company.
 */
export const PRESET_ROLES = {
  owner: 'Owner',
  admin: 'Admin',
  office_manager: 'Office manager',
  sales: 'Sales / estimator',
  dispatcher: 'Dispatcher',
  crew_lead: 'Crew lead',
  crew_member: 'Crew member',
  accountant: 'Accountant',
  read_only: 'Read only',
} as const;

export type PresetRole = keyof typeof PRESET_ROLES;
