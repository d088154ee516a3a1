import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { can } from '../../kernel/access/index.js';
import { db, lockRow, newId, nextNumber } from '../../kernel/database/index.js';
import type { DomainEvent } from '../../kernel/events/index.js';
import { mergeMember } from '../../kernel/validation/index.js';
import { InvalidTransition, VersionMismatch } from '../../kernel/problem/index.js';
import { type RecordKind, RecordWriter } from '../../kernel/records/index.js';
import { TenancyService } from '../tenancy/index.js';
import { patchAddress, tidyAddress } from '../addresses/index.js';
import { ClientNotFound, visibleClients } from '../client-access/index.js';
import { clientWork } from '../client-work/index.js';
import { ClientDto, type WholeClient } from './client-answer.dto.js';
import { type CreateClientDto, ExemptionCertificateDto, type UpdateClientDto } from './client.dto.js';
import { Client } from './client.entity.js';
import { clientRecord, EVERYTHING } from './client-records.js';
import { requireRelations } from './client-relations.js';
import { allowedFrom, type ClientStatus, mayBecome } from './client-status.js';
import { ClientHasOpenJobs } from './clients.errors.js';
import { ClientArchived, ClientCreated, ClientDeleted, ClientRestored, ClientUpdated } from './clients.events.js';
import { Contact, ContactsService } from '../contacts/index.js';
import { PropertiesService, Property } from '../properties/index.js';

/** Who pays: made, changed, archived and brought back. */
@Injectable()
export class ClientsService {
  /** A new one, with the people and places that it was made with. */
  private readonly wholeRecord: RecordKind<Client> = {
    entity: Client,
    describe: async (client) => ClientDto.from({ ...(await this.whole(client)), sees: EVERYTHING }),
  };

  constructor(
    private readonly contacts: ContactsService,
    private readonly properties: PropertiesService,
    private readonly tenancy: TenancyService,
    private readonly writer: RecordWriter,
  ) {}

  /** A client with its people and places. Throws `ClientNotFound`, also for one that the caller may not see. */
  async get(id: string): Promise<WholeClient> {
    return this.whole(await visibleClient(id));
  }

  async create({ contacts = [], properties = [], ...fields }: CreateClientDto): Promise<WholeClient> {
    const id = fields.id ?? newId();
    this.contacts.refuseEmpty(Object.fromEntries(contacts.map((contact, index) => [`/contacts/${index}`, contact])));
    await requireRelations(id, fields);
    const number = nextNumber(Client.numbers);
    const billingAddress = tidyAddress(fields.billingAddress);
    const values = { ...fields, id, number, billingAddress };
    const client = await this.writer.insert(this.wholeRecord, ClientCreated, values, async () => {
      await this.contacts.insert(id, contacts);
      for (const property of properties) await this.properties.insert(id, property);
    });
    return this.whole(client);
  }

  /** Changes what is sent. Throws `VersionMismatch` when somebody was faster. */
  async update(id: string, version: number | null, changes: UpdateClientDto): Promise<WholeClient> {
    const before = await this.lock(id);
    if (version !== null && before.version !== version) throw new VersionMismatch(before.version);
    await requireRelations(id, changes);
    return this.whole(await this.write(ClientUpdated, before, columnsOf(before, changes)));
  }

  activate(id: string): Promise<WholeClient> {
    return this.move(id, 'active');
  }

  deactivate(id: string): Promise<WholeClient> {
    return this.move(id, 'inactive');
  }

  /** Puts a client out of the way, with everything it has kept. Throws `ClientHasOpenJobs` while work is open. */
  async archive(id: string): Promise<WholeClient> {
    return this.whole(await this.toArchive(id));
  }

  async restore(id: string): Promise<WholeClient> {
    return this.whole(await this.fromArchive(id));
  }

  /** What stands against archiving a client: throws it, and changes nothing. */
  async checkArchive({ id, status }: Pick<Client, 'id' | 'status'>): Promise<void> {
    requireTransition(status, 'archived');
    const openJobs = await openJobsOf(id);
    if (openJobs > 0) throw new ClientHasOpenJobs(openJobs);
  }

  /** `archive` without reading the rest, for many at once. */
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

  /** Tells of clients that were written many at once, each with its people and places. */
  async recordCreated(ids: string[]): Promise<void> {
    const { currency } = await this.tenancy.current();
    const clients = await db().find(Client, { where: { id: In(ids) }, order: { number: 'ASC' } });
    const contacts = Map.groupBy(await db().findBy(Contact, { clientId: In(ids) }), ({ clientId }) => clientId);
    const places = Map.groupBy(await db().findBy(Property, { clientId: In(ids) }), ({ clientId }) => clientId);
    const describe = (client: Client) =>
      ClientDto.from({
        ...{ client, currency, sees: EVERYTHING },
        ...{ contacts: contacts.get(client.id) ?? [], properties: places.get(client.id) ?? [] },
      });
    await this.writer.recordMany({ entity: Client, describe }, ClientCreated, clients);
  }

  /** Takes clients away with everything they have, as if they had never come. */
  async removeMany(ids: string[]): Promise<void> {
    const { currency } = await this.tenancy.current();
    const clients = await db().findBy(Client, { id: In(ids) });
    await db().delete(Contact, { clientId: In(ids) });
    await db().delete(Property, { clientId: In(ids) });
    await db().delete(Client, { id: In(ids) });
    await this.writer.recordMany(clientRecord(currency), ClientDeleted, clients);
  }

  private async move(id: string, to: ClientStatus): Promise<WholeClient> {
    const client = await this.lock(id);
    if (client.status === 'archived') throw new InvalidTransition('archived', to, ['restore']);
    requireTransition(client.status, to);
    return this.whole(await this.write(ClientUpdated, client, { status: to }));
  }

  private async lock(id: string): Promise<Client> {
    await visibleClient(id);
    const client = await lockRow(Client, id);
    if (!client) throw new ClientNotFound();
    return client;
  }

  private async write(event: DomainEvent, before: Client, changes: Partial<Client>): Promise<Client> {
    const { currency } = await this.tenancy.current();
    return this.writer.update(clientRecord(currency), event, before, changes);
  }

  private async whole(client: Client): Promise<WholeClient> {
    const { currency } = await this.tenancy.current();
    const sees = { office: can('clients.read.all'), prices: can('prices.view') };
    return {
      client,
      contacts: await this.contacts.of(client.id),
      properties: await this.properties.of(client.id),
      currency,
      sees,
    };
  }
}

/** Reads a client that the caller may see; anything else does not exist. */
async function visibleClient(id: string): Promise<Client> {
  const clients = db().createQueryBuilder(Client, 'client').where('client.id = :id', { id });
  const client = await clients.andWhere(visibleClients('client.id')).getOne();
  if (!client) throw new ClientNotFound();
  return client;
}

function requireTransition(from: ClientStatus, to: ClientStatus): void {
  if (!mayBecome(from, to)) throw new InvalidTransition(from, to, allowedFrom(from));
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
  { billingAddress: address, exemptionCertificate: paper, ...changes }: UpdateClientDto,
): Partial<Client> {
  const merged = mergeMember(ExemptionCertificateDto, before.exemptionCertificate, paper, '/exemptionCertificate');
  return {
    ...changes,
    ...(address !== undefined && { billingAddress: patchAddress(before.billingAddress, address) }),
    ...(paper !== undefined && { exemptionCertificate: merged }),
  };
}
