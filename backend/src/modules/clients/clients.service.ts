import { Injectable } from '@nestjs/common';
import { In, type SelectQueryBuilder } from 'typeorm';
import { can } from '../../kernel/access/index.js';
import { currentScope } from '../../kernel/context/index.js';
import { db, newId, nextNumber, rowOf } from '../../kernel/database/index.js';
import type { DomainEvent } from '../../kernel/events/index.js';
import { JsonAnswer } from '../../kernel/reading/index.js';
import { mergeMember } from '../../kernel/validation/index.js';
import { InvalidTransition, requireVersion, type SeenVersion } from '../../kernel/problem/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { TenancyService } from '../tenancy/index.js';
import { patchAddress, tidyAddress } from '../addresses/index.js';
import { ClientNotFound, visibleClients } from '../client-access/index.js';
import { spelledAs } from '../client-tags/index.js';
import { clientWork } from '../client-work/index.js';
import { ClientDto, type WholeClient } from './client-answer.dto.js';
import { type CreateClientDto, ExemptionCertificateDto, type UpdateClientDto } from './client.dto.js';
import { Client } from './client.entity.js';
import { clientRecord, EVERYTHING } from './client-records.js';
import { requireRelations } from './client-relations.js';
import { listedParts } from './listed-parts.js';
import { allowedFrom, CLIENT_LIFECYCLE, type ClientStatus, canBecome } from './client-status.js';
import { ClientHasOpenJobs } from './clients.errors.js';
import { ClientArchived, ClientCreated, ClientDeleted, ClientRestored, ClientUpdated } from './clients.events.js';
import { Contact, ContactsService } from '../contacts/index.js';
import { PropertiesService, Property } from '../properties/index.js';

/** Clients: created, changed, archived and restored. */
@Injectable()
export class ClientsService {
  constructor(
    private readonly contacts: ContactsService,
    private readonly properties: PropertiesService,
    private readonly tenancy: TenancyService,
    private readonly writer: RecordWriter,
  ) {}

  /** A client with its contacts and properties. Throws `ClientNotFound`, also for one that the caller may not see. */
  async get(id: string): Promise<WholeClient> {
    const clients = withParts(visibleClient(id).select('row_to_json(client)', 'client'));
    const row = await clients.getRawOne<PartRows & { client: object }>();
    if (!row) throw new ClientNotFound();
    return this.whole(rowOf(Client, { ...row.client }), partsFrom(row));
  }

  /** The same as the API answers it, without entities. */
  async read(id: string): Promise<JsonAnswer<ClientDto>> {
    const { statements } = currentScope();
    const [clients, contacts, properties] = await Promise.all([
      statements.rows(`${CLIENT} and ${visibleClients('c.id')}`, [id]),
      this.contacts.ofClient(id),
      this.properties.ofClient(id),
    ]);
    const { currency } = await this.tenancy.current();
    const [client] = clients;
    if (!client) throw new ClientNotFound();
    const around = { contacts, properties, currency, sees: whatIsSeen() };
    return new JsonAnswer(ClientDto.shape.apart.write(client, 0, around), { version: Number(client.at(-1)) });
  }

  async create({ contacts = [], properties = [], ...fields }: CreateClientDto): Promise<WholeClient> {
    const id = fields.id ?? newId();
    this.contacts.refuseEmpty(Object.fromEntries(contacts.map((contact, index) => [`/contacts/${index}`, contact])));
    await requireRelations(id, fields);
    const number = nextNumber(Client.numbers);
    const billingAddress = tidyAddress(fields.billingAddress);
    const { currency } = await this.tenancy.current();
    const inOrder = ({ contacts, properties }: Parts): Parts => ({
      contacts: contacts.toSorted(primaryFirst),
      properties: properties.toSorted(oldestFirst),
    });
    const describe = (client: Client, made: Parts) =>
      ClientDto.stored({ client, ...inOrder(made), currency, sees: EVERYTHING });
    const people = await this.contacts.rowsOf(id, contacts);
    const places = await this.properties.rowsOf(id, properties);
    const listed = listedParts({ contacts: people, properties: places, billingAddress });
    const values = { ...fields, id, number, billingAddress, listedParts: listed };
    const { row, parts } = await this.writer.insertWith({ entity: Client, describe }, ClientCreated, values, {
      contacts: { type: Contact, rows: people },
      properties: { type: Property, rows: places },
    });
    return this.whole(row, inOrder(parts));
  }

  /** Changes what is sent. Throws `VersionMismatch` when somebody was faster. */
  async update(id: string, version: SeenVersion, changes: UpdateClientDto): Promise<WholeClient> {
    return this.withParts(await this.updateAlone(id, version, changes));
  }

  /** `update` without reading the rest, for bulk changes. */
  async updateAlone(id: string, version: SeenVersion, changes: UpdateClientDto): Promise<Client> {
    const before = await this.lock(id);
    requireVersion(before, version);
    await requireRelations(id, changes);
    return this.write(ClientUpdated, before, columnsOf(before, changes));
  }

  activate(id: string): Promise<WholeClient> {
    return this.move(id, 'active');
  }

  deactivate(id: string): Promise<WholeClient> {
    return this.move(id, 'inactive');
  }

  /** Archives a client with everything that belongs to it. Throws `ClientHasOpenJobs` while work is open. */
  async archive(id: string): Promise<WholeClient> {
    return this.withParts(await this.toArchive(id));
  }

  async restore(id: string): Promise<WholeClient> {
    return this.withParts(await this.fromArchive(id));
  }

  /** Throws what would keep a client from being archived; changes nothing. */
  async checkArchive({ id, status }: Pick<Client, 'id' | 'status'>): Promise<void> {
    requireTransition(status, 'archived');
    const openJobs = await openJobsOf(id);
    if (openJobs > 0) throw new ClientHasOpenJobs(openJobs);
  }

  /** `archive` without reading the rest, for bulk changes. */
  async toArchive(id: string): Promise<Client> {
    const client = await this.lock(id);
    await this.checkArchive(client);
    const changes = { status: 'archived' as const, archivedFrom: client.status, archivedAt: new Date() };
    return this.write(ClientArchived, client, changes);
  }

  async fromArchive(id: string): Promise<Client> {
    const client = await this.lock(id);
    const status = client.archivedFrom ?? 'active';
    if (client.status !== 'archived') throw new InvalidTransition(client.status, status, allowedFrom(client.status));
    return this.write(ClientRestored, client, { status, archivedFrom: null, archivedAt: null });
  }

  /** `activate` and `deactivate` without reading the rest, for bulk changes. */
  async moveAlone(id: string, to: ClientStatus): Promise<Client> {
    const client = await this.lock(id);
    this.checkMove(client.status, to);
    return this.write(ClientUpdated, client, { status: to });
  }

  /** Throws what stands against it. */
  checkMove(from: ClientStatus, to: ClientStatus): void {
    if (from === 'archived') throw new InvalidTransition('archived', to, ['restore']);
    requireTransition(from, to);
  }

  /** Records the creation of clients that were written in sets, each with its contacts and properties. */
  async recordCreated(ids: string[]): Promise<void> {
    const { currency } = await this.tenancy.current();
    // The parts of each by itself: in one list, old statistics let PostgreSQL read the contacts of the whole company.
    const { entities: clients, raw } = await withParts(db().createQueryBuilder(Client, 'client'))
      .where('client.id = any (:ids)', { ids })
      .orderBy('client.number')
      .getRawAndEntities<PartRows>();
    const parts = new Map(clients.map(({ id }, index) => [id, raw[index]]));
    const describe = (client: Client) =>
      ClientDto.stored({
        client,
        currency,
        sees: EVERYTHING,
        ...partsFrom(parts.get(client.id) ?? { contacts: [], properties: [] }),
      });
    await this.writer.recordMany({ entity: Client, describe }, ClientCreated, clients);
  }

  /** Deletes clients with everything that belongs to them, as if they had never existed. */
  async removeMany(ids: string[]): Promise<void> {
    const { currency } = await this.tenancy.current();
    const clients = await db().findBy(Client, { id: In(ids) });
    await db().delete(Contact, { clientId: In(ids) });
    await db().delete(Property, { clientId: In(ids) });
    await this.writer.deleteMany(clientRecord(currency), ClientDeleted, clients);
  }

  private async move(id: string, to: ClientStatus): Promise<WholeClient> {
    return this.withParts(await this.moveAlone(id, to));
  }

  private async lock(id: string): Promise<Client> {
    const client = await visibleClient(id).setLock('for_no_key_update').getOne();
    if (!client) throw new ClientNotFound();
    return client;
  }

  private async write(event: DomainEvent, before: Client, changes: Partial<Client>): Promise<Client> {
    const { currency } = await this.tenancy.current();
    return this.writer.update(clientRecord(currency), event, before, changes);
  }

  private async withParts(client: Client): Promise<WholeClient> {
    const rows = await withParts(clientOf(client.id).select([])).getRawOne<PartRows>();
    if (!rows) throw new ClientNotFound();
    return this.whole(client, partsFrom(rows));
  }

  private async whole(client: Client, parts: Parts): Promise<WholeClient> {
    const { currency } = await this.tenancy.current();
    const allowedActions = CLIENT_LIFECYCLE.allowedActions(client.status);
    return { client, ...parts, currency, sees: whatIsSeen(), allowedActions };
  }
}

const CLIENT = `select ${ClientDto.shape.apart.columns}, c.version from clients c where c.id = $1`;

const whatIsSeen = () => ({ office: can('clients.read.all'), prices: can('prices.view') });

/** What is shown with a client. */
type Parts = Pick<WholeClient, 'contacts' | 'properties'>;
/** The same as rows of JSON. */
type PartRows = Record<keyof Parts, object[]>;

const clientOf = (id: string): SelectQueryBuilder<Client> =>
  db().createQueryBuilder(Client, 'client').where('client.id = :id', { id });

/** A client that the caller may see; any other does not exist. */
const visibleClient = (id: string): SelectQueryBuilder<Client> => clientOf(id).andWhere(visibleClients('client.id'));

const withParts = (clients: SelectQueryBuilder<Client>): SelectQueryBuilder<Client> =>
  clients.addSelect(ContactsService.SQL, 'contacts').addSelect(PropertiesService.SQL, 'properties');

const partsFrom = ({ contacts, properties }: PartRows): Parts => ({
  contacts: ContactsService.from(contacts),
  properties: PropertiesService.from(properties),
});

type Placed = Pick<Contact, 'id' | 'createdAt'>;

/** As they are read: the id decides among those of one transaction. */
const oldestFirst = (a: Placed, b: Placed) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
const primaryFirst = (a: Contact, b: Contact) => Number(b.isPrimary) - Number(a.isPrimary) || oldestFirst(a, b);

function requireTransition(from: ClientStatus, to: ClientStatus): void {
  if (!canBecome(from, to)) throw new InvalidTransition(from, to, allowedFrom(from));
}

async function openJobsOf(clientId: string): Promise<number> {
  const rows: Array<{ open: number }> = await db().query(
    `select ${clientWork().openJobs('client.id')} as open from (select $1::uuid as id) client`,
    [clientId],
  );
  return rows[0]?.open ?? 0;
}

function columnsOf(
  before: Client,
  { billingAddress: address, exemptionCertificate: paper, tags, ...changes }: UpdateClientDto,
): Partial<Client> {
  const merged = mergeMember(ExemptionCertificateDto, before.exemptionCertificate, paper, '/exemptionCertificate');
  return {
    ...changes,
    ...(tags && { tags: spelledAs(before.tags, tags) }),
    ...(address !== undefined && { billingAddress: patchAddress(before.billingAddress, address) }),
    ...(paper !== undefined && { exemptionCertificate: merged }),
  };
}
