import type { ClientDto, ClientRowDto } from '../../api/generated/requests/types.gen';
import type { Company, Person } from '../db';
import { merged } from '../engine/merge-patch';
import { among, INCLUDED, matches, pageOf, wholePage } from '../engine/page';
import { isOpen } from '../jobs/job-states';
import type { MockApi, MockRequest } from '../mock-api';
import { invalid, invalidTransition, MockProblem } from '../problem';
import { HAS_OPEN_JOBS, obeySentinels } from '../sentinels';
import { requireVersion } from '../table';
import { makeClient } from './make-client';

type Status = ClientDto['status'];

const NEXT: Record<Status, readonly Status[]> = {
  lead: ['active', 'archived'],
  active: ['inactive', 'archived'],
  inactive: ['active', 'archived'],
  archived: ['lead', 'active', 'inactive'],
};

export const clientsMock = {
  listClients: ({ company, query }) => {
    const page = pageOf(clientsFoundBy(company, query).map(rowOf), query);
    const bringing = (row: ClientRowDto) => ({ ...row, ...companionsOf(company.clients.get(row.id), query.include) });
    return { ...page, items: page.items.map(bringing) };
  },

  getClient: async ({ company, path, db }) => {
    const client = company.clients.get(path.clientId);
    await obeySentinels(db, client.displayName);
    return client;
  },

  createClient: ({ company, me, body }) => {
    if (body.displayName.trim() === '') throw invalid(required('/displayName'));
    return company.clients.add(me, makeClient(company, body));
  },

  updateClient: ({ company, me, path, body, headers }) => {
    const client = company.clients.get(path.clientId);
    requireVersion(headers, client);
    if (body.displayName?.trim() === '') throw invalid(required('/displayName'));
    const exemptionCertificate = merged(client.exemptionCertificate, body.exemptionCertificate);
    return company.clients.change(me, client.id, { ...body, exemptionCertificate });
  },

  activateClient: ({ company, me, path }) => move(company, me, path.clientId, 'active'),
  deactivateClient: ({ company, me, path }) => move(company, me, path.clientId, 'inactive'),
  archiveClient: ({ company, me, path }) => archive(company, me, path.clientId),
  restoreClient: ({ company, me, path }) => restore(company, me, path.clientId),
  listClientTags: ({ company }) => {
    const tags = new Set(company.clients.all().flatMap((client) => client.tags));
    return wholePage([...tags].sort().map((tag) => ({ tag })));
  },

  findDuplicateClients: ({ company, query }) => {
    const found = company.clients.all().flatMap(({ id, displayName, number, status, contacts, properties }) => {
      const digits = query.phone?.replace(/\D/g, '') ?? '';
      const reasons = [
        ...(contacts.some(({ emails }) => emails.includes(query.email?.toLowerCase() ?? '')) ? ['email' as const] : []),
        ...(digits.length > 6 &&
        contacts.some(({ phones }) => phones.some(({ raw }) => raw.replace(/\D/g, '') === digits))
          ? ['phone' as const]
          : []),
        ...(query.address && properties.some(({ address }) => address.line1 === query.address)
          ? ['address' as const]
          : []),
      ];
      return reasons.length > 0 ? [{ id, displayName, number, status, reasons }] : [];
    });
    return wholePage(found.slice(0, 5));
  },
} satisfies Partial<MockApi>;

type Include = MockRequest<'listClients'>['query']['include'];
type Filter = Pick<MockRequest<'listClients'>['query'], 'q' | 'status' | 'kind' | 'tag' | 'updatedSince'>;

export const clientsFoundBy = (company: Company, { status, kind, tag = [], q, updatedSince }: Filter): ClientDto[] =>
  company.clients
    .all()
    .filter((client) =>
      status?.length ? status.includes(client.status) : client.status !== 'archived' || updatedSince !== undefined,
    )
    .filter((client) => among(kind, client.kind) && tag.every((wanted) => client.tags.includes(wanted)))
    .filter((client) => matches(textsOf(client), q));

function move({ clients }: Company, me: Person, id: string, to: Status, what?: string): ClientDto {
  const { status } = clients.get(id);
  if (!NEXT[status].includes(to)) throw invalidTransition(status, to, NEXT[status]);
  return clients.change(me, id, { status: to }, what);
}

/** Throws what the API throws; changes nothing. */
export function checkArchive(company: Company, id: string): void {
  const client = company.clients.get(id);
  const openJobs = company.jobs.all().filter(({ clientId, status }) => clientId === id && isOpen(status)).length;
  const blocked = openJobs + (client.displayName === HAS_OPEN_JOBS ? 1 : 0);
  if (blocked > 0 && client.status !== 'archived')
    throw new MockProblem(409, 'client_has_open_jobs', {
      detail: `${blocked} ${blocked === 1 ? 'job is' : 'jobs are'} still open.`,
      members: { openJobs: blocked },
    });
}

export function archive(company: Company, me: Person, id: string): ClientDto {
  checkArchive(company, id);
  move(company, me, id, 'archived', 'archived');
  return company.clients.touch(id, { archivedAt: company.db.now().toISOString() });
}

export function restore(company: Company, me: Person, id: string): ClientDto {
  if (company.clients.get(id).status !== 'archived')
    throw invalidTransition(company.clients.get(id).status, 'active', []);
  move(company, me, id, 'active', 'restored');
  return company.clients.touch(id, { archivedAt: null });
}

function rowOf(client: ClientDto): ClientRowDto {
  const primary = client.contacts.find(({ isPrimary }) => isPrimary) ?? client.contacts[0];
  const properties = client.properties.filter(({ archivedAt }) => archivedAt === null);
  const { id, displayName, companyName, number, kind, status, tags, leadSource, doNotService } = client;
  return {
    ...{ id, displayName, companyName, number, kind, status, tags, leadSource, doNotService },
    primaryContact: primary
      ? { id: primary.id, name: primary.name, email: primary.emails[0] ?? null, phone: primary.phones[0]?.raw ?? null }
      : null,
    addressLine: properties[0]?.addressLine ?? null,
    propertyCount: properties.length,
    createdAt: client.createdAt,
    updatedAt: client.updatedAt,
    version: client.version,
  };
}

function companionsOf(client: ClientDto, include: Include = []): Pick<ClientRowDto, 'contacts' | 'properties'> {
  const inUse = client.properties.filter(({ archivedAt }) => archivedAt === null);
  const primaryFirst = client.contacts.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  return {
    ...(include.includes('contacts') && { contacts: primaryFirst.slice(0, INCLUDED) }),
    ...(include.includes('properties') && { properties: inUse.slice(0, INCLUDED) }),
  };
}

const textsOf = ({ displayName, companyName, number, contacts, properties }: ClientDto): Array<string | null> => [
  ...[displayName, companyName, number],
  ...contacts.flatMap(({ name, emails, phones }) => [name, ...emails, ...phones.map(({ raw }) => raw)]),
  ...properties.flatMap(({ name, addressLine }) => [name, addressLine]),
];

const required = (pointer: string) => ({ pointer, code: 'required', detail: 'This is required.' });
