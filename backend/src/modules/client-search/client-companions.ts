import { db } from '../../kernel/database/index.js';
import { INCLUDED } from '../../kernel/dto/index.js';
import { ContactDto, Contact } from '../contacts/index.js';
import { PropertyDto, Property } from '../properties/index.js';

export const COMPANIONS = ['contacts', 'properties'] as const;
export type Companion = (typeof COMPANIONS)[number];

export interface ClientCompanions {
  contacts?: ContactDto[];
  properties?: PropertyDto[];
}

/** What clients of one page bring along: one query for each kind, however many clients there are. */
export async function companionsOf(
  clientIds: string[],
  wanted: readonly Companion[],
): Promise<Map<string, ClientCompanions>> {
  if (clientIds.length === 0) return new Map();
  const contacts = wanted.includes('contacts')
    ? Map.groupBy(await contactsOf(clientIds), ({ clientId }) => clientId)
    : null;
  const properties = wanted.includes('properties')
    ? Map.groupBy(await propertiesOf(clientIds), ({ clientId }) => clientId)
    : null;
  return new Map(
    clientIds.map((id) => [
      id,
      {
        ...(contacts && { contacts: (contacts.get(id) ?? []).map((contact) => ContactDto.from(contact)) }),
        ...(properties && { properties: (properties.get(id) ?? []).map((property) => PropertyDto.from(property)) }),
      },
    ]),
  );
}

function contactsOf(ids: string[]): Promise<Contact[]> {
  return db()
    .createQueryBuilder(Contact, 'contact')
    .where(firstOfEach('contacts', 'contact'), { ids })
    .orderBy({ 'contact.isPrimary': 'DESC', 'contact.createdAt': 'ASC', 'contact.id': 'ASC' })
    .getMany();
}

function propertiesOf(ids: string[]): Promise<Property[]> {
  return db()
    .createQueryBuilder(Property, 'property')
    .where(firstOfEach('properties', 'property'), { ids })
    .orderBy({ 'property.createdAt': 'ASC', 'property.id': 'ASC' })
    .getMany();
}

/** The first of a client, in the order in which its own list shows them. */
const FIRST: Record<Companion, (clientId: string) => string> = {
  contacts: (clientId) => `
    select k.* from client_contacts k where k.tenant_id = app_tenant_id() and k.client_id = ${clientId}
    order by k.is_primary desc, k.created_at, k.id limit ${INCLUDED}`,
  properties: (clientId) => `
    select k.* from properties k where k.tenant_id = app_tenant_id() and k.client_id = ${clientId}
      and k.archived_at is null
    order by k.created_at, k.id limit ${INCLUDED}`,
};

const firstOfEach = (companion: Companion, alias: string): string =>
  `${alias}.id in (
    select first.id from unnest(:ids::uuid[]) as client(id)
    cross join lateral (${FIRST[companion]('client.id')}) first)`;

/** SQL over a client `c`: the bytes of what it brings along. */
export const companionBytes = (wanted: readonly Companion[] = []): string =>
  [
    '0',
    ...wanted.map((each) => `(select coalesce(sum(octet_length(k::text)), 0) from (${FIRST[each]('c.id')}) k)`),
  ].join(' + ');
