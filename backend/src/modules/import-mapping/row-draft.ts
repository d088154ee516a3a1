import type { RowNotice, RowProblem } from './row-problem.js';

export interface DraftAddress {
  line1: string | null;
  line2: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
}

export interface DraftPhone {
  /** As it stands in the file. */
  raw: string;
  /** null when it cannot be dialed as it is, for example without an area code. */
  e164: string | null;
  label: PhoneLabel;
}

/** A person to reach. */
export interface DraftContact {
  firstName: string | null;
  lastName: string | null;
  /** The person's role, where the file has one. */
  role?: 'owner' | 'tenant' | 'manager' | 'accounts_payable' | 'site';
  emails: string[];
  phones: DraftPhone[];
}

export type PhoneLabel = 'mobile' | 'home' | 'work' | 'other';

export type DraftStatus = 'lead' | 'active' | 'inactive' | 'archived';

/** A client as described by one row of the file: checked and normalized, not yet compared with existing ones. */
export interface RowDraft {
  /** The client's id in the program the file came from. */
  externalId: string | null;
  /** The property's id there, where the file has one row per property. */
  propertyExternalId: string | null;
  kind: 'person' | 'company';
  displayName: string;
  companyName: string | null;
  status: DraftStatus;
  leadSource: string | null;
  notes: string | null;
  /** When it became a client, ISO 8601; null: now. */
  createdAt: string | null;
  tags: string[];
  contact: DraftContact;
  /** Further contacts, where the file has them. */
  otherContacts: DraftContact[];
  billingAddress: DraftAddress | null;
  property: { name: string | null; address: DraftAddress | null; accessNotes: string | null } | null;
  /** Further properties, for rows with several addresses. */
  otherAddresses: DraftAddress[];
}

/**
 * A row is either understood or reported. What is left out of a client that is understood, such as an invalid phone
 * number, is reported as a notice.
 */
export type MappedRow =
  | { draft: RowDraft; problems: []; notices: RowNotice[] }
  | { draft: null; problems: Array<RowProblem | RowNotice>; notices: [] }
  | { draft: null; problems: []; notices: []; noClient: { name: string; detail: string } };
