/**
 * What a column can become. `many`: several columns may feed it and one cell may hold several values;
 * otherwise the first column that has a value wins.
 */
export const TARGET_FIELDS = {
  display_name: { label: 'Display name', group: 'client', many: false, maxLength: 200 },
  kind: { label: 'Type (person or company)', group: 'client', many: false, maxLength: 40 },
  company_name: { label: 'Company name', group: 'client', many: false, maxLength: 200 },
  status: { label: 'Status (lead, active, inactive)', group: 'client', many: false, maxLength: 40 },
  archived: { label: 'Archived (yes or no)', group: 'client', many: false, maxLength: 40 },
  tags: { label: 'Tags', group: 'client', many: true, maxLength: 2_000 },
  lead_source: { label: 'Lead source', group: 'client', many: false, maxLength: 100 },
  created_on: { label: 'Client since (date)', group: 'client', many: false, maxLength: 60 },
  notes: { label: 'Notes', group: 'client', many: true, maxLength: 20_000 },
  external_id: { label: 'ID in your previous software', group: 'client', many: false, maxLength: 200 },
  full_name: { label: 'Contact full name', group: 'contact', many: false, maxLength: 200 },
  first_name: { label: 'First name', group: 'contact', many: false, maxLength: 100 },
  middle_name: { label: 'Middle name', group: 'contact', many: false, maxLength: 100 },
  last_name: { label: 'Last name', group: 'contact', many: false, maxLength: 100 },
  last_name_end: { label: 'Second last name or suffix', group: 'contact', many: true, maxLength: 100 },
  contact_role: { label: 'Role of the contact', group: 'contact', many: false, maxLength: 40 },
  email: { label: 'Email', group: 'contact', many: true, maxLength: 3_000 },
  phone: { label: 'Phone', group: 'contact', many: true, maxLength: 1_000 },
  phone_extension: { label: 'Extension of the phone before', group: 'contact', many: true, maxLength: 20 },
  other_first_name: { label: 'First name of a further contact', group: 'contact', many: true, maxLength: 100 },
  other_last_name: { label: 'Last name of a further contact', group: 'contact', many: true, maxLength: 100 },
  other_role: { label: 'Role of a further contact', group: 'contact', many: true, maxLength: 40 },
  other_email: { label: 'Email of a further contact', group: 'contact', many: true, maxLength: 3_000 },
  other_phone: { label: 'Phone of a further contact', group: 'contact', many: true, maxLength: 1_000 },
  billing_address: { label: 'Billing address (single column)', group: 'billing', many: false, maxLength: 2_000 },
  billing_lines: { label: 'Billing address (line by line)', group: 'billing', many: true, maxLength: 1_000 },
  billing_line1: { label: 'Billing street address', group: 'billing', many: false, maxLength: 1_000 },
  billing_line2: { label: 'Billing address line 2', group: 'billing', many: true, maxLength: 1_000 },
  billing_city: { label: 'Billing city', group: 'billing', many: false, maxLength: 500 },
  billing_region: { label: 'Billing state', group: 'billing', many: false, maxLength: 500 },
  billing_postal_code: { label: 'Billing ZIP code', group: 'billing', many: false, maxLength: 200 },
  billing_country: { label: 'Billing country', group: 'billing', many: false, maxLength: 500 },
  property_external_id: { label: 'Number of the property', group: 'property', many: false, maxLength: 100 },
  property_name: { label: 'Property name', group: 'property', many: false, maxLength: 200 },
  property_address: { label: 'Service address (single column)', group: 'property', many: false, maxLength: 2_000 },
  property_lines: { label: 'Service address (line by line)', group: 'property', many: true, maxLength: 1_000 },
  property_line1: { label: 'Service street address', group: 'property', many: false, maxLength: 1_000 },
  property_line2: { label: 'Service address line 2', group: 'property', many: true, maxLength: 1_000 },
  property_city: { label: 'Service city', group: 'property', many: false, maxLength: 500 },
  property_region: { label: 'Service state', group: 'property', many: false, maxLength: 500 },
  property_postal_code: { label: 'Service ZIP code', group: 'property', many: false, maxLength: 200 },
  property_country: { label: 'Service country', group: 'property', many: false, maxLength: 500 },
  other_address: { label: 'Additional address (single column)', group: 'property', many: true, maxLength: 2_000 },
  other_line1: { label: 'Additional street', group: 'property', many: true, maxLength: 1_000 },
  other_line2: { label: 'Additional address line 2', group: 'property', many: true, maxLength: 1_000 },
  other_city: { label: 'Additional city', group: 'property', many: true, maxLength: 500 },
  other_region: { label: 'Additional state', group: 'property', many: true, maxLength: 500 },
  other_postal_code: { label: 'Additional ZIP code', group: 'property', many: true, maxLength: 200 },
  other_country: { label: 'Additional country', group: 'property', many: true, maxLength: 500 },
  property_access_notes: { label: 'Access instructions', group: 'property', many: true, maxLength: 2_000 },
} as const satisfies Record<string, TargetFieldInfo>;

export interface TargetFieldInfo {
  /** What the office reads. */
  label: string;
  group: 'client' | 'contact' | 'billing' | 'property';
  many: boolean;
  /** Longest value, in characters. */
  maxLength: number;
}

export type TargetField = keyof typeof TARGET_FIELDS;

export const TARGET_FIELD_NAMES = Object.keys(TARGET_FIELDS) as TargetField[];

/** The target of each column, by position; null: the column is left out. */
export type Mapping = Array<TargetField | null>;
