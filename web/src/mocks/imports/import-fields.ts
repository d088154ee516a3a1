import type { ImportFieldDto, ImportPresetDto } from '../../api/generated/requests/types.gen';

type Target = ImportFieldDto['id'];

/** What a column can become. A target that the contract gains does not compile until it is described here. */
const FIELDS: Record<Target, readonly [label: string, group: ImportFieldDto['group'], many?: 'many']> = {
  display_name: ['Display name', 'client'],
  kind: ['Kind (person or company)', 'client'],
  company_name: ['Company name', 'client'],
  status: ['Status (lead, active, inactive)', 'client'],
  archived: ['Archived (yes or no)', 'client'],
  tags: ['Tags', 'client', 'many'],
  lead_source: ['Lead source', 'client'],
  notes: ['Notes', 'client', 'many'],
  external_id: ['Number in the other program', 'client'],
  full_name: ['Full name of the contact', 'contact'],
  first_name: ['First name', 'contact'],
  middle_name: ['Middle name', 'contact'],
  last_name: ['Last name', 'contact'],
  email: ['E-mail', 'contact', 'many'],
  phone: ['Phone', 'contact', 'many'],
  billing_address: ['Billing address (one cell)', 'billing'],
  billing_line1: ['Billing street', 'billing'],
  billing_line2: ['Billing street, line 2', 'billing'],
  billing_city: ['Billing city', 'billing'],
  billing_region: ['Billing state', 'billing'],
  billing_postal_code: ['Billing postal code', 'billing'],
  billing_country: ['Billing country', 'billing'],
  property_name: ['Property name', 'property'],
  property_address: ['Service address (one cell)', 'property'],
  property_line1: ['Service street', 'property'],
  property_line2: ['Service street, line 2', 'property'],
  property_city: ['Service city', 'property'],
  property_region: ['Service state', 'property'],
  property_postal_code: ['Service postal code', 'property'],
  property_country: ['Service country', 'property'],
  property_access_notes: ['Access notes', 'property', 'many'],
};

export const importFields = (): ImportFieldDto[] =>
  (Object.keys(FIELDS) as Target[]).map((id) => {
    const [label, group, many] = FIELDS[id];
    return { id, label, group, many: many !== undefined };
  });

/** Headers of the template, and what each becomes; the mock recognises these, and the plain names of fields. */
export const TEMPLATE: ReadonlyArray<readonly [header: string, target: Target, example: string]> = [
  ['Display name', 'display_name', 'Maria Álvarez'],
  ['Company name', 'company_name', ''],
  ['First name', 'first_name', 'Maria'],
  ['Last name', 'last_name', 'Álvarez'],
  ['E-mail', 'email', 'maria@example.com'],
  ['Phone', 'phone', '(212) 555-0142'],
  ['Property name', 'property_name', 'Home'],
  ['Property street', 'property_line1', '14 Maple Street'],
  ['Property city', 'property_city', 'Rye'],
  ['Property state', 'property_region', 'NY'],
  ['Property postal code', 'property_postal_code', '10580'],
  ['Access notes', 'property_access_notes', 'Side gate on the left'],
  ['Tags', 'tags', 'mowing, weekly'],
  ['Notes', 'notes', ''],
];

export const PRESETS: readonly ImportPresetDto[] = [
  {
    id: 'template',
    name: 'Hedgerow template',
    howTo: 'Download the template, fill it in with any spreadsheet program and save it as CSV.',
    kind: 'csv',
  },
  {
    id: 'google_contacts',
    name: 'Google Contacts',
    howTo: 'On contacts.google.com choose Export, then “Google CSV”.',
    kind: 'csv',
  },
];

const ALSO_CALLED: Readonly<Record<string, Target>> = {
  name: 'display_name',
  customer: 'display_name',
  client: 'display_name',
  email: 'email',
  mail: 'email',
  telephone: 'phone',
  mobile: 'phone',
  street: 'property_line1',
  address: 'property_address',
  city: 'property_city',
  state: 'property_region',
  zip: 'property_postal_code',
};

/** What a column probably is, by its header. */
export function targetOf(header: string): Target | null {
  const key = keyOf(header);
  const known = TEMPLATE.find(([name]) => keyOf(name) === key)?.[1];
  return known ?? ALSO_CALLED[key] ?? importFields().find(({ label }) => keyOf(label) === key)?.id ?? null;
}

const keyOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
