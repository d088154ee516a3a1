/** Tables that belong to no single company. A new one is a decision: say why here. */
export const GLOBAL: Record<string, string> = {
  audit_months: 'Which months of the audit log are there, each a table of all companies.',
  audit_sealing: 'How far the audit log of the installation is sealed.',
  account_mails: 'Mail to a person, who may belong to several companies or to none yet; sealed.',
  tenants: 'A company itself; its own policies show it to its members alone.',
  avatars: 'The photo of a person, in whichever company they work; read through memberships.',
  authenticators: 'What the phone of a person knows, in whichever company they work; sealed.',
  passkeys: 'Public keys of a person, in whichever company they work.',
  passkey_challenges: 'What somebody is to sign, before anybody knows who and in which company.',
  recovery_codes: 'Hashes of what a person has put away for when the phone is lost.',
  sign_in_challenges: 'A sign-in between the password and the second factor, before its company is chosen.',
  trusted_devices: 'Devices of a person, in whichever company they work.',
  users: 'A person may belong to many companies.',
  failed_sign_ins: 'Tries to sign in as a person, who may belong to several companies.',
  sessions: 'A sign-in outlives the choice of a company.',
  signing_keys: 'They sign the tokens of all companies, and are sealed.',
  sign_in_attempts: 'Counts tries of people who are nobody yet.',
  migrations: 'What was done to this database.',
};

/** Policies that let the application role see more than one company's rows. Say why each is safe. */
export const WIDER: Record<string, string> = {
  'api_keys.own_api_key': 'A key sees itself, by its id, before its company is known.',
  'memberships.own_memberships': 'People see where they belong before they choose a company.',
  'roles.own_roles': 'The roles that they have there.',
  'tenants.own_tenants': 'And the companies.',
};

/** Views of tables that belong to no single company. */
export const GLOBAL_VIEWS = ['account_names', 'open_sessions', 'session_uses', 'sign_in_devices'];

/** Functions that run with rights of their owner. Say what keeps each from showing another company. */
export const DEFINERS: Record<string, string> = {
  audit_failed_sign_in: 'Tells the companies of a person of a try to sign in, answers nothing.',
  archive_audit_month: 'Takes an old month out of the audit log, of all companies; nobody reads it by that.',
  companies_to_purge: 'Tells the clock of the worker which companies have closed and are no longer kept.',
  companies_in_order: 'Tells a rotation of MASTER_KEY the ids of all companies, and nothing about them.',
  company_named: 'Tells whoever keeps the product a company by its short name or id: its name and status.',
  idempotency_companies_due: 'Tells the clock of the worker which companies have expired answers, and none of them.',
  make_audit_month: 'Makes an empty table for a month of the audit log.',
  purge_company: 'Deletes the company of the scope, which has closed and is no longer kept; answers nothing.',
  purge_rows: 'Deletes rows of that company, under its policies; answers how many.',
  queue_backlog: 'Tells whoever keeps the product how many tasks wait and since when, and nothing about them.',
  queue_outbox_claim: 'Hands the relay ids and names of tasks, no payload.',
  queue_outbox_settle: 'Takes outcomes from the relay, answers nothing.',
  search_client_ids: 'Ids alone, of the company of the scope; the rows are read under its policy.',
  search_job_ids: 'Ids alone, of the company of the scope; the rows are read under its policy.',
  seal_audit_entries: 'Makes the seals of the audit log as the entries say; answers nothing.',
  webhook_companies_due: 'Tells the clock of the worker which companies have something to send, and nothing about it.',
  search_message_ids: 'Ids alone, of the company of the scope; the rows are read under its policy.',
  write_audit_entries: 'Tells the company of a row of its change, answers nothing.',
};

/** What the application role may do with whole rows of a table where that is less than to insert, update and delete. */
export const NARROWER: Record<string, string[]> = {
  audit_entries: [],
  audit_months: [],
  audit_sealing: [],
  audit_seals: [],
  data_exports: ['insert'],
  event_subjects: ['insert'],
  events: ['insert'],
  failed_sign_ins: ['insert', 'delete'],
  migrations: [],
  passkey_challenges: ['insert', 'delete'],
  signing_keys: ['insert', 'delete'],
  tenants: ['insert', 'update'],
  users: ['insert', 'update'],
};
