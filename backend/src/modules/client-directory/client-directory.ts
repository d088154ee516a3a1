import { Injectable } from '@nestjs/common';
import { type Address, addressLine } from '../addresses/index.js';
import { Client } from '../clients/index.js';
import { ContactDto } from '../contacts/index.js';
import { Property } from '../properties/index.js';

/** A person to reach, as other modules may know it. */
type ContactSnapshot = Pick<ContactDto, 'id' | 'name' | 'emails' | 'phones' | 'notify' | 'isPrimary' | 'isBilling'>;

/** A client, as other modules may know it. */
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

/** A property, as other modules may know it; codes are not part of it. */
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
};

/** A property as the view `property_snapshots` has it. */
export type PropertyRow = Omit<PropertySnapshot, 'addressLine'>;

/**
 * What other modules may ask about clients; their SQL reads the views `client_snapshots` and `property_snapshots`. It checks
 * the company, not the role: the caller's own records do that.
 */
@Injectable()
export class ClientDirectory {
  /** A row of the view with what is not stored. */
  propertyOf(row: PropertyRow): PropertySnapshot {
    return { ...row, addressLine: addressLine(row.address) };
  }
}
