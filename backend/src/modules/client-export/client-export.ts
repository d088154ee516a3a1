import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { currentScope, currentTenantId, runInScope } from '../../kernel/context/index.js';
import { csvStream } from '../../kernel/csv/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { DomainEvents } from '../../kernel/events/index.js';
import { instantText } from '../../kernel/reading/index.js';
import { DataExports } from '../audit-log/index.js';
import { ClientMatches } from '../client-search/index.js';
import { Client } from '../clients/index.js';
import type { ExportClientsDto } from './client-export.dto.js';
import { ClientsExported } from './client-export.events.js';
import { type ExportedClient, headerOf, rowsOf } from './export-columns.js';

/** Clients read per transaction: a slow download must not keep one open. */
const PART = 200;

/** What belongs to each client, as it is exported. */
const CLIENTS = `
  select c.id, c.number, c.kind, c.display_name as "displayName", c.company_name as "companyName", c.status,
         c.billing_address as "billingAddress", c.lead_source as "leadSource", c.tags, c.notes,
         ${instantText('c.created_at')} as "createdAt",
         (select coalesce(json_agg(json_build_object('firstName', k.first_name, 'lastName', k.last_name, 'role', k.role,
                                                     'emails', k.emails, 'phones', k.phones)
                                   order by k.is_primary desc, k.created_at, k.id), '[]')
          from client_contacts k where k.tenant_id = c.tenant_id and k.client_id = c.id) as contacts,
         (select coalesce(json_agg(json_build_object('name', p.name, 'address', p.address, 'accessNotes', p.access_notes)
                                   order by p.created_at, p.id), '[]')
          from properties p where p.tenant_id = c.tenant_id and p.client_id = c.id and p.archived_at is null) as properties
  from unnest($1::uuid[]) with ordinality as wanted (id, place)
  cross join lateral (
    select * from clients c where c.tenant_id = (select app_tenant_id()) and c.id = wanted.id limit 1) c
  order by wanted.place`;

const CONTACTS = '(select count(*) from client_contacts k where k.tenant_id = c.tenant_id and k.client_id = c.id)';

/** The clients that a filter finds, as a file that another company can import unchanged. */
@Injectable()
export class ClientExport {
  constructor(
    private readonly scopes: Scopes,
    private readonly events: DomainEvents,
    private readonly exports: DataExports,
  ) {}

  /**
   * Streams a table in bounded memory, oldest clients first. Opens short transactions of its own; the first one records
   * the export.
   */
  async table({ filter }: ExportClientsDto): Promise<Readable> {
    const matches = new ClientMatches(filter, new Date());
    const mostContacts = await this.scopes.transaction(async () => {
      const clients = await matches.count();
      const id = currentTenantId();
      // The number of picked clients is enough: hundreds of ids would be most of the event.
      const { ids, ...rest } = filter;
      const told = { ...rest, ...(ids && { ids: ids.length }) };
      await this.exports.note('clients', told, clients);
      this.events.record(ClientsExported, { entityId: id, data: { id, filter: told, clients } });
      return matches.most(CONTACTS);
    });
    // The stream is read after the handler has returned, outside its scope.
    const scope = currentScope();
    const page = (after: string | null) => runInScope(scope, () => this.reading(() => this.part(matches, after)));
    return csvStream(rows(page, mostContacts));
  }

  /** Every client, archived ones too, in the transaction of the scope. Whoever calls it notes the export. */
  async everyone(): Promise<Readable> {
    const matches = new ClientMatches({ status: [...Client.statuses] }, new Date());
    const mostContacts = await matches.most(CONTACTS);
    const scope = currentScope();
    return csvStream(rows((after) => runInScope(scope, () => this.part(matches, after)), mostContacts));
  }

  private async part(matches: ClientMatches, after: string | null): Promise<ExportedClient[]> {
    const found = await matches.page({ after, limit: PART, hold: false });
    return db().query<ExportedClient[]>(CLIENTS, [found.map(({ id }) => id)]);
  }

  private reading<T>(work: () => Promise<T>): Promise<T> {
    return this.scopes.transaction(work, { readOnly: true });
  }
}

async function* rows(
  page: (after: string | null) => Promise<ExportedClient[]>,
  mostContacts: number,
): AsyncGenerator<string[]> {
  yield headerOf(mostContacts);
  let clients: ExportedClient[] | null = null;
  do {
    clients = await page(clients?.at(-1)?.id ?? null);
    for (const client of clients) yield* rowsOf(client, Math.max(mostContacts, client.contacts.length));
  } while (clients.length === PART);
}
