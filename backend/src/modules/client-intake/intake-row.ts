import type { Address } from '../addresses/index.js';
import type { Client } from '../clients/index.js';
import type { Contact } from '../contacts/index.js';
import type { CreatePropertyDto } from '../properties/index.js';

/** A person of a client that is taken in. */
export type IntakeContact = Pick<Contact, 'firstName' | 'lastName' | 'emails' | 'phones'> &
  Partial<Pick<Contact, 'role' | 'isPrimary' | 'isBilling'>> & { id?: string; notify?: Partial<Contact['notify']> };

/** A place of a client that is taken in; its codes are in clear, and stored encrypted. */
export type IntakeProperty = Omit<CreatePropertyDto, 'address'> & { address?: Address | null };

/**
 * A client that is taken in with many others: already checked and normalised by the caller (phones with their E.164
 * form).
 */
export type IntakeClient = Pick<Client, 'displayName'> &
  Partial<
    Pick<
      Client,
      | 'id'
      | 'kind'
      | 'companyName'
      | 'status'
      | 'billingAddress'
      | 'termsDays'
      | 'taxExempt'
      | 'exemptionCertificate'
      | 'preferredChannel'
      | 'language'
      | 'leadSource'
      | 'tags'
      | 'doNotService'
      | 'doNotServiceReason'
      | 'creditLimitCents'
      | 'notes'
    >
  > & {
    /** When it became a client, where that is known from elsewhere; now, when left out. */
    createdAt?: Date;
    /** When an archived one was; now, when left out. */
    archivedAt?: Date;
    /** Those that say nobody are left out. */
    contacts?: IntakeContact[];
    properties?: IntakeProperty[];
  };

/** What became of a client that was taken in. */
export interface IntakeResult {
  clientId: string;
  number: string;
  /** In the order in which they came. */
  propertyIds: string[];
}

/** A client that is there already and shares an address or number with one that is about to come. */
export interface IntakeMatch {
  clientId: string;
  displayName: string;
  number: string;
  /** Lower case, as asked; null when the phone is what is the same. */
  email: string | null;
  /** Last ten digits, as asked; null when the e-mail is what is the same. */
  phone: string | null;
}
