import { csvBytes } from '../../kernel/csv/index.js';
import type { TargetField } from '../import-mapping/index.js';
import { columnKey } from './column-name.js';
import { hasAll, type Preset } from './preset.js';

/** Our own form: the columns of the file that people download and fill in. */
const COLUMNS: ReadonlyArray<readonly [header: string, target: TargetField, examples: readonly string[]]> = [
  ['Display name', 'display_name', ['Maria Álvarez', 'Harbor Point HOA']],
  ['Kind', 'kind', ['person', 'company']],
  ['Company name', 'company_name', ['', 'Harbor Point Homeowners Association']],
  ['First name', 'first_name', ['Maria', 'Sean']],
  ['Last name', 'last_name', ['Álvarez', "O'Brien"]],
  ['E-mail', 'email', ['maria@example.com', 'office@harborpoint.example; board@harborpoint.example']],
  ['Phone', 'phone', ['(212) 555-0142', '(212) 555-0177']],
  ['Mobile phone', 'phone', ['(212) 555-0143', '']],
  ['Billing street address', 'billing_line1', ['14 Maple Street', 'PO Box 220']],
  ['Billing street 2', 'billing_line2', ['', '']],
  ['Billing city', 'billing_city', ['Rye', 'Mamaroneck']],
  ['Billing state', 'billing_region', ['NY', 'NY']],
  ['Billing ZIP code', 'billing_postal_code', ['10580', '10543']],
  ['Billing country', 'billing_country', ['US', 'US']],
  ['Property name', 'property_name', ['Home', 'Clubhouse lawns']],
  ['Property street', 'property_line1', ['14 Maple Street', '1 Harbor Point Drive']],
  ['Property street 2', 'property_line2', ['', '']],
  ['Property city', 'property_city', ['Rye', 'Mamaroneck']],
  ['Property state', 'property_region', ['NY', 'NY']],
  ['Property ZIP code', 'property_postal_code', ['10580', '10543']],
  ['Property country', 'property_country', ['US', 'US']],
  ['Access notes', 'property_access_notes', ['Side gate on the left, friendly dog', 'Ask at the front desk']],
  ['Tags', 'tags', ['mowing, weekly', 'commercial']],
  ['Lead source', 'lead_source', ['Referral', 'Website']],
  ['Status', 'status', ['active', 'lead']],
  ['Client since', 'created_on', ['2019-04-01', '']],
  ['Notes', 'notes', ['Prefers text messages', '']],
  ['External ID', 'external_id', ['1001', '1002']],
];

/** Column names of templates that people downloaded earlier. */
const FORMER: Preset['columns'] = [
  ['billingstreet', 'billing_line1'],
  ['billingpostalcode', 'billing_postal_code'],
  ['email', 'email'],
  ['propertystreet', 'property_line1'],
  ['propertypostalcode', 'property_postal_code'],
];

export const template: Preset = {
  id: 'template',
  name: 'Hedgerow template',
  howTo: 'Download the template, fill it in with any spreadsheet app, and save it as CSV.',
  kind: 'csv',
  recognises: (keys) => hasAll(keys, 'displayname', 'propertystreet', 'accessnotes'),
  columns: [...COLUMNS.map(([header, target]) => [columnKey(header), target] as const), ...FORMER],
};

/** The template's rows: the header and two example clients. */
export const templateRows: string[][] = [
  COLUMNS.map(([header]) => header),
  COLUMNS.map(([, , [first = '']]) => first),
  COLUMNS.map(([, , [, second = '']]) => second),
];

export const templateFile = (): Buffer => csvBytes(templateRows);

/** Columns of our own export beyond those of the template. */
const OF_EXPORTS: Preset['columns'] = [
  ['contactrole', 'contact_role'],
  [/^contact\d+firstname$/, 'other_first_name'],
  [/^contact\d+lastname$/, 'other_last_name'],
  [/^contact\d+role$/, 'other_role'],
  [/^contact\d+email$/, 'other_email'],
  [/^contact\d+phone$/, 'other_phone'],
  ['propertynumber', 'property_external_id'],
];

/** This product's own export: another company can import it unchanged. */
export const ownExport: Preset = {
  id: 'hedgerow',
  name: 'Hedgerow export',
  howTo: 'In Clients, choose Export to save the whole list, or select some clients and export those.',
  kind: 'csv',
  recognises: (keys) => hasAll(keys, 'displayname', 'contactrole', 'propertynumber'),
  columns: [...template.columns, ...OF_EXPORTS],
  isExact: true,
};
