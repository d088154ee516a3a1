import type { ClientDto, PropertyDto } from '../../api/generated/requests/types.gen';
import type { Company, Person } from '../db';
import { pageOf } from '../engine/page';
import { merged } from '../engine/merge-patch';
import type { MockApi } from '../mock-api';
import { notFound } from '../problem';
import { requireVersion } from '../table';
import { addressLine, hasCodes, keepCodes, makeProperty } from './make-client';

export const propertiesMock = {
  listProperties: ({ company, path, query }) => {
    const { properties } = company.clients.get(path.clientId);
    const archived = query.archived === 'true';
    return pageOf(
      properties.filter(({ archivedAt }) => (archivedAt !== null) === archived),
      query,
    );
  },

  getProperty: ({ company, path }) => find(company, path.propertyId).property,

  createProperty: ({ company, me, path, body }) => {
    const client = company.clients.get(path.clientId);
    const property = makeProperty(company, client.id, body);
    company.clients.change(me, client.id, { properties: [...client.properties, property] });
    return property;
  },

  updateProperty: ({ company, me, path, body, headers }) => {
    const { gateCode, alarmCode, lockboxCode, ...changes } = body;
    const { property } = find(company, path.propertyId);
    requireVersion(headers, property);
    keepCodes(company, property.id, { gateCode, alarmCode, lockboxCode });
    const address = { ...property.address, ...changes.address };
    const geo = merged(property.geo, changes.geo);
    const shown = { geo, address, addressLine: addressLine(address), ...hasCodes(company, property.id) };
    return change(company, me, property.id, { ...changes, ...shown });
  },

  deleteProperty: ({ company, me, path, headers }) => {
    requireVersion(headers, find(company, path.propertyId).property);
    change(company, me, path.propertyId, { archivedAt: company.db.now().toISOString() });
  },

  restoreProperty: ({ company, me, path }) => change(company, me, path.propertyId, { archivedAt: null }),

  revealAccessCodes: ({ company, path }) => {
    const {
      gateCode = null,
      alarmCode = null,
      lockboxCode = null,
    } = company.accessCodes.get(find(company, path.propertyId).property.id) ?? {};
    return { gateCode, alarmCode, lockboxCode };
  },
} satisfies Partial<MockApi>;

function find({ clients }: Company, propertyId: string): { client: ClientDto; property: PropertyDto } {
  for (const client of clients.all()) {
    const property = client.properties.find(({ id }) => id === propertyId);
    if (property) return { client, property };
  }
  throw notFound('property_not_found', 'There is no such property.');
}

function change(company: Company, me: Person, propertyId: string, changes: Partial<PropertyDto>): PropertyDto {
  const { client, property } = find(company, propertyId);
  const changed = { ...property, ...changes, version: property.version + 1, updatedAt: company.db.now().toISOString() };
  const properties = client.properties.map((other) => (other.id === propertyId ? changed : other));
  company.clients.change(me, client.id, { properties });
  return changed;
}
