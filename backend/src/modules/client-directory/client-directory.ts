import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { db } from '../../kernel/database/index.js';
import { TenancyService } from '../tenancy/index.js';
import { type Address, addressLine } from '../addresses/index.js';
import { ClientNotFound } from '../client-access/index.js';
import { Client } from '../clients/index.js';
import { Contact, ContactDto } from '../contacts/index.js';
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

/** What other modules may ask about clients. It checks the company, not the role: the caller's own records do that. */
@Injectable()
export class ClientDirectory {
  constructor(private readonly tenancy: TenancyService) {}

  /** Throws `ClientNotFound`. */
  async snapshot(clientId: string): Promise<ClientSnapshot> {
    const snapshot = (await this.snapshots([clientId])).get(clientId);
    if (!snapshot) throw new ClientNotFound();
    return snapshot;
  }

  /** Several at once, by id; unknown ids are left out. */
  async snapshots(clientIds: string[]): Promise<Map<string, ClientSnapshot>> {
    if (clientIds.length === 0) return new Map();
    const clients = await db().findBy(Client, { id: In(clientIds) });
    const contacts = await db().find(Contact, {
      where: { clientId: In(clientIds) },
      order: { isPrimary: 'DESC', createdAt: 'ASC', id: 'ASC' },
    });
    const byClient = Map.groupBy(contacts, ({ clientId }) => clientId);
    return new Map(clients.map((client) => [client.id, clientSnapshot(client, byClient.get(client.id) ?? [])]));
  }

  /** A property that a record of the caller refers to. */
  async propertySnapshot(propertyId: string): Promise<PropertySnapshot> {
    const snapshot = (await this.propertySnapshots([propertyId])).get(propertyId);
    if (!snapshot) throw new Error(`There is no property ${propertyId}`);
    return snapshot;
  }

  /** Several at once, by id; unknown ids are left out. */
  async propertySnapshots(propertyIds: string[]): Promise<Map<string, PropertySnapshot>> {
    if (propertyIds.length === 0) return new Map();
    const { timezone } = await this.tenancy.current();
    const properties = await db().findBy(Property, { id: In(propertyIds) });
    return new Map(properties.map((property) => [property.id, propertySnapshot(property, timezone)]));
  }
}

function clientSnapshot(client: Client, contacts: Contact[]): ClientSnapshot {
  const { id, number, kind, displayName, companyName, status, doNotService, doNotServiceReason, language } = client;
  return {
    ...{ id, number, kind, displayName, companyName, status, doNotService, doNotServiceReason, language },
    billingAddress: client.billingAddress,
    contacts: contacts.map((contact) => {
      const { id, name, emails, phones, notify, isPrimary, isBilling } = ContactDto.from(contact);
      return { id, name, emails, phones, notify, isPrimary, isBilling };
    }),
  };
}

function propertySnapshot(property: Property, companyZone: string): PropertySnapshot {
  const { id, clientId, name, address, geo, accessNotes, hazards, parking, preferredDays, noServiceDays } = property;
  return {
    ...{ id, clientId, name, address, geo, accessNotes, hazards, parking, preferredDays, noServiceDays },
    addressLine: addressLine(address),
    timezone: property.timezone ?? companyZone,
    hasAccessCodes: [property.gateCode, property.alarmCode, property.lockboxCode].some((code) => code !== null),
    archived: property.archivedAt !== null,
  };
}
