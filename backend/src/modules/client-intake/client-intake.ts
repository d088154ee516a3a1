import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { db, nextNumbers } from '../../kernel/database/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { TenancyService } from '../tenancy/index.js';
import { Client } from '../clients/client.entity.js';
import { ClientDto } from '../clients/client-answer.dto.js';
import { clientRecord, EVERYTHING, PropertyRecord } from '../clients/client-records.js';
import { ClientCreated, ClientDeleted, PropertyCreated, PropertyDeleted } from '../clients/clients.events.js';
import { Contact } from '../contacts/contact.entity.js';
import { AccessCodes } from '../properties/access-codes.js';
import { Property } from '../properties/property.entity.js';
import { clientColumns, propertyColumns } from './intake-columns.js';
import type { IntakeClient, IntakeMatch, IntakeProperty, TakenIn } from './intake-row.js';
import { FIND_MATCHES, FIND_UNTOUCHED, INSERT_CLIENTS, INSERT_PROPERTIES } from './intake-statements.js';

/** Many clients at once: a chunk of about 500 is a few statements, whatever it holds. */
@Injectable()
export class ClientIntake {
  constructor(
    private readonly tenancy: TenancyService,
    private readonly writer: RecordWriter,
    private readonly accessCodes: AccessCodes,
  ) {}

  private readonly seal: AccessCodes['seal'] = (id, codes) => this.accessCodes.seal(id, codes);

  /** Who has these lower-case e-mail addresses and last ten digits of a telephone: of several, who was there first. */
  async findMatches({ emails, phones }: { emails: string[]; phones: string[] }): Promise<IntakeMatch[]> {
    if (emails.length + phones.length === 0) return [];
    return db().query(FIND_MATCHES, [emails, phones]);
  }

  /** Creates clients with their people and places, numbers in the order of the rows. Answers in the same order. */
  async createMany(clients: IntakeClient[]): Promise<TakenIn[]> {
    if (clients.length === 0) return [];
    const numbers = await nextNumbers('client', clients.length);
    const rows = [];
    for (const [index, client] of clients.entries())
      rows.push(await clientColumns(client, numbers[index] ?? '', this.seal));
    await db().query(INSERT_CLIENTS, [JSON.stringify(rows)]);
    await this.tellCreated(rows.map(({ id }) => id));
    return rows.map(({ id, number, properties }) => ({
      clientId: id,
      number,
      propertyIds: properties.map((p) => p.id),
    }));
  }

  /** Adds places to clients that are there; each client's version goes up by one. Answers ids in the same order. */
  async addProperties(properties: Array<IntakeProperty & { clientId: string }>): Promise<string[]> {
    if (properties.length === 0) return [];
    const rows = [];
    for (const { clientId, ...property } of properties) {
      rows.push({ client_id: clientId, ...(await propertyColumns(property, this.seal)) });
    }
    await db().query(INSERT_PROPERTIES, [JSON.stringify(rows)]);
    const ids = rows.map(({ id }) => id);
    await touch(properties.map(({ clientId }) => clientId));
    const added = await db().findBy(Property, { id: In(ids) });
    await this.writer.recordMany(PropertyRecord, PropertyCreated, added);
    return ids;
  }

  /** Of these clients, those that still have the version they are remembered with and have had no work. */
  async untouched(expected: Array<{ clientId: string; version: number }>): Promise<Set<string>> {
    const rows: Array<{ id: string }> = await db().query(FIND_UNTOUCHED, [
      expected.map(({ clientId }) => clientId),
      expected.map(({ version }) => version),
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Takes clients back out as if they had never come; only for those that are `untouched`. */
  async removeMany(clientIds: string[]): Promise<void> {
    const { currency } = await this.tenancy.current();
    const clients = await db().findBy(Client, { id: In(clientIds) });
    await db().delete(Contact, { clientId: In(clientIds) });
    await db().delete(Property, { clientId: In(clientIds) });
    await db().delete(Client, { id: In(clientIds) });
    await this.writer.recordMany(clientRecord(currency), ClientDeleted, clients);
  }

  /** Takes places back out that nothing refers to; their clients' versions go up by one. */
  async removeProperties(propertyIds: string[]): Promise<void> {
    const properties = await db().findBy(Property, { id: In(propertyIds) });
    await db().delete(Property, { id: In(propertyIds) });
    await touch(properties.map(({ clientId }) => clientId));
    await this.writer.recordMany(PropertyRecord, PropertyDeleted, properties);
  }

  private async tellCreated(clientIds: string[]): Promise<void> {
    const { currency } = await this.tenancy.current();
    const clients = await db().find(Client, { where: { id: In(clientIds) }, order: { number: 'ASC' } });
    const contacts = Map.groupBy(await db().findBy(Contact, { clientId: In(clientIds) }), ({ clientId }) => clientId);
    const places = Map.groupBy(await db().findBy(Property, { clientId: In(clientIds) }), ({ clientId }) => clientId);
    const describe = (client: Client) =>
      ClientDto.from({
        ...{ client, currency, sees: EVERYTHING },
        ...{ contacts: contacts.get(client.id) ?? [], properties: places.get(client.id) ?? [] },
      });
    await this.writer.recordMany({ entity: Client, describe }, ClientCreated, clients);
  }
}

async function touch(clientIds: string[]): Promise<void> {
  await db().query('update clients set updated_by = app_user_id() where id = any ($1)', [[...new Set(clientIds)]]);
}
