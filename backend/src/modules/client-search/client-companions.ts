import { currentScope } from '../../kernel/context/index.js';
import { INCLUDED } from '../../kernel/dto/index.js';
import { arrayOf, type Shape } from '../../kernel/reading/index.js';
import { ContactDto } from '../contacts/index.js';
import { PropertyDto } from '../properties/index.js';

export const COMPANIONS = ['contacts', 'properties'] as const;
export type Companion = (typeof COMPANIONS)[number];

/**
 * The related records of the clients of one page, as members of their JSON: one statement for each kind, however many
 * clients there are.
 */
export async function companionsOf(clientIds: string[], wanted: readonly Companion[]): Promise<Map<string, string>> {
  const found = await Promise.all(wanted.map((companion) => READ[companion](clientIds)));
  const membersOf = (id: string) =>
    wanted.map((companion, index) => `,"${companion}":${arrayOf(found[index]?.get(id) ?? [])}`).join('');
  return new Map(clientIds.map((id) => [id, membersOf(id)]));
}

type ByClient = Map<string, string[]>;

async function byClient(shape: Shape<object>, sql: string, clientIds: string[]): Promise<ByClient> {
  const rows = await currentScope().statements.rows(sql, [clientIds]);
  const clients = Map.groupBy(rows, (row) => row[shape.sql.length] ?? '');
  return new Map([...clients].map(([id, own]) => [id, shape.each(own)]));
}

const READ: Record<Companion, (clientIds: string[]) => Promise<ByClient>> = {
  contacts: (clientIds) => byClient(ContactDto.shape, CONTACTS, clientIds),
  properties: (clientIds) => byClient(PropertyDto.shape, PROPERTIES, clientIds),
};

/** The first of each client's, in the order in which its own list shows them. */
const FIRST: Record<Companion, (clientId: string) => string> = {
  contacts: (clientId) => `
    select k.* from client_contacts k where k.tenant_id = (select app_tenant_id()) and k.client_id = ${clientId}
    order by k.is_primary desc, k.created_at, k.id limit ${INCLUDED}`,
  properties: (clientId) => `
    select k.* from properties k where k.tenant_id = (select app_tenant_id()) and k.client_id = ${clientId}
      and k.archived_at is null
    order by k.created_at, k.id limit ${INCLUDED}`,
};

const CONTACTS = `
  select ${ContactDto.shape.columns}, client.id from unnest($1::uuid[]) as client(id)
  cross join lateral (${FIRST.contacts('client.id')}) k
  order by k.is_primary desc, k.created_at, k.id`;

const PROPERTIES = `
  select ${PropertyDto.shape.columns}, client.id from unnest($1::uuid[]) as client(id)
  cross join lateral (${FIRST.properties('client.id')}) p
  order by p.created_at, p.id`;

/** SQL over a client `c`: the bytes of its related records. */
export const companionBytes = (wanted: readonly Companion[] = []): string =>
  [
    '0',
    ...wanted.map((each) => `(select coalesce(sum(octet_length(k::text)), 0) from (${FIRST[each]('c.id')}) k)`),
  ].join(' + ');
