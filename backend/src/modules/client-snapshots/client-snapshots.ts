import { type Address, addressLine } from '../addresses/index.js';
import type { Client } from '../clients/index.js';
import type { ContactDto } from '../contacts/index.js';
import type { Property } from '../properties/index.js';

/* What other domains may know of clients and their places: their SQL reads the views `client_snapshots` and `property_snapshots`. */

/** A person to reach. */
type ContactSnapshot = Pick<ContactDto, 'id' | 'name' | 'emails' | 'phones' | 'notify' | 'isPrimary' | 'isBilling'>;

/** A client. */
export type ClientSnapshot = Pick<
  Client,
  | 'id'
  | 'number'
  | 'kind'
  | 'displayName'
  | 'companyName'
  | 'status'
  | 'doNotService'
  | 'doNotServiceReason'
  | 'language'
> & {
  billingAddress: Address | null;
  /** The primary one first. */
  contacts: ContactSnapshot[];
};

/** A property; codes are not part of it. */
export type PropertySnapshot = Pick<
  Property,
  | 'id'
  | 'clientId'
  | 'name'
  | 'address'
  | 'geo'
  | 'accessNotes'
  | 'hazards'
  | 'parking'
  | 'preferredDays'
  | 'noServiceDays'
> & {
  addressLine: string | null;
  /** IANA zone: its own or the company's. */
  timezone: string;
  hasAccessCodes: boolean;
  archived: boolean;
  /** Whether the zone is its own. */
  hasOwnZone: boolean;
};

/** A row of the view `property_snapshots`. */
export type PropertyRow = Omit<PropertySnapshot, 'addressLine'>;

/** A row of `property_snapshots` with what is derived from it. */
export const propertySnapshotOf = (row: PropertyRow): PropertySnapshot => ({
  ...row,
  addressLine: addressLine(row.address),
});
