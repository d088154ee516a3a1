import type { Address } from '../addresses/index.js';
import type { Client } from '../clients/index.js';
import type { Contact } from '../contacts/index.js';
import type { CreatePropertyDto } from '../properties/index.js';

/** A contact of a new client. */
export type IntakeContact = Pick<Contact, 'firstName' | 'lastName' | 'emails' | 'phones'> &
  Partial<Pick<Contact, 'role' | 'isPrimary' | 'isBilling'>> & { id?: string; notify?: Partial<Contact['notify']> };

/** A property of a new client; its codes are given in clear and stored encrypted. */
export type IntakeProperty = Omit<CreatePropertyDto, 'address'> & { address?: Address | null };

/** One of many new clients, already checked and normalized by the caller (phones with their E.164 form). */
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
    /** When it became a client, where another source knows; otherwise now. */
    createdAt?: Date;
    /** When an archived client was archived; otherwise now. */
    archivedAt?: Date;
    /** Empty ones are left out. */
    contacts?: IntakeContact[];
    properties?: IntakeProperty[];
  };

/** What a new client became. */
export interface IntakeResult {
  clientId: string;
  number: string;
  /** In the order in which they came. */
  propertyIds: string[];
}

/** An existing client that shares an address or number with a new one. */
export interface IntakeMatch {
  clientId: string;
  displayName: string;
  number: string;
  /** As asked, in lower case; null when the phone matches. */
  email: string | null;
  /** As asked, the last ten digits; null when the e-mail matches. */
  phone: string | null;
}
