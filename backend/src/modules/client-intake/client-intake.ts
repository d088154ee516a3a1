import { Injectable } from '@nestjs/common';
import { db, nextNumbers } from '../../kernel/database/index.js';
import { spelledAs } from '../client-tags/index.js';
import { Client, ClientsService } from '../clients/index.js';
import { ContactsService } from '../contacts/index.js';
import { PropertiesService } from '../properties/index.js';
import { clientColumns, propertyColumns } from './intake-columns.js';
import type { IntakeClient, IntakeMatch, IntakeProperty, IntakeResult } from './intake-row.js';
import { FIND_MATCHES, findUntouched, insertClients, insertProperties } from './intake-statements.js';

/** Many clients at once: a chunk of about 500 takes a few statements, whatever it holds. */
@Injectable()
export class ClientIntake {
  constructor(
    private readonly clients: ClientsService,
    private readonly contacts: ContactsService,
    private readonly properties: PropertiesService,
  ) {}

  private readonly seal: PropertiesService['sealCodes'] = (id, codes) => this.properties.sealCodes(id, codes);

  /**
   * Who has these lower-case e-mail addresses and last ten digits of a phone number: of several, the oldest, and the
   * oldest with each of the lower-case names.
   */
  async findMatches(who: { emails: string[]; phones: string[]; names?: string[] }): Promise<IntakeMatch[]> {
    const { emails, phones, names = [] } = who;
    if (emails.length + phones.length === 0) return [];
    return db().query(FIND_MATCHES, [emails, phones, names]);
  }

  /**
   * Creates clients with their contacts and properties, numbered in the order of the rows. Answers in the same order.
   */
  async createMany(clients: IntakeClient[]): Promise<IntakeResult[]> {
    if (clients.length === 0) return [];
    const numbers = await nextNumbers(Client.numbers, clients.length);
    const rows = [];
    const spellings = new Set<string>();
    for (const [index, client] of clients.entries()) {
      const contacts = client.contacts?.filter((contact) => !this.contacts.isEmpty(contact)) ?? [];
      // Tags that are new in one statement cannot be matched to one spelling by the database.
      const tags = spelledAs([...spellings], client.tags ?? []);
      for (const tag of tags) spellings.add(tag);
      rows.push(await clientColumns({ ...client, tags, contacts }, numbers[index] ?? '', this.seal));
    }
    await db().query(insertClients(), [JSON.stringify(rows)]);
    await this.clients.recordCreated(rows.map(({ id }) => id));
    return rows.map(({ id, number, properties }) => ({
      clientId: id,
      number,
      propertyIds: properties.map((p) => p.id),
    }));
  }

  /** Adds properties to existing clients; each client's version goes up by one. Answers ids in the same order. */
  async addProperties(properties: Array<IntakeProperty & { clientId: string }>): Promise<string[]> {
    if (properties.length === 0) return [];
    const rows = [];
    for (const { clientId, ...property } of properties) {
      rows.push(await propertyColumns(clientId, property, this.seal));
    }
    await db().query(insertProperties(), [JSON.stringify(rows)]);
    const ids = rows.map(({ id }) => id);
    await this.properties.recordCreated(ids);
    return ids;
  }

  /** Of these clients, those that still have the given version and have had no work. */
  async untouched(expected: Array<{ clientId: string; version: number }>): Promise<Set<string>> {
    const rows: Array<{ id: string }> = await db().query(findUntouched(), [
      expected.map(({ clientId }) => clientId),
      expected.map(({ version }) => version),
    ]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Removes clients as if they had never existed; only for those that are `untouched`. */
  removeMany(clientIds: string[]): Promise<void> {
    return this.clients.removeMany(clientIds);
  }

  /** Removes properties that nothing refers to; their clients' versions go up by one. */
  removeProperties(propertyIds: string[]): Promise<void> {
    return this.properties.removeMany(propertyIds);
  }
}
