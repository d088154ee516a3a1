import { Injectable } from '@nestjs/common';
import { countRows, filtersOf, Keyset, mapPage, type Page, readPage } from '../../kernel/paging/index.js';
import { db } from '../../kernel/database/index.js';
import { ValidationFailed } from '../../kernel/problem/index.js';
import type { Address } from '../addresses/index.js';
import type { Client } from '../clients/index.js';
import { companionBytes, companionsOf } from './client-companions.js';
import { clientConditions, foundClients, Parameters } from './client-filter.js';
import { CLIENT_ORDERS, ClientRowDto, type ListClientsQuery } from './client-list.dto.js';

/** A row of the list, as PostgreSQL joins it: no entity is built for what is only shown. */
export interface ClientListRow {
  id: string;
  number: string;
  kind: Client['kind'];
  displayName: string;
  companyName: string | null;
  status: Client['status'];
  tags: string[];
  leadSource: string | null;
  doNotService: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  billingAddress: Address | null;
  mainAddress: Address | null;
  propertyCount: number;
  contactId: string | null;
  contactName: string | null;
  contactEmail: string | null;
  contactPhone: string | null;
}

interface ListedRow extends ClientListRow {
  /** What the list is ordered by. */
  key: string | number | Date;
}

const ROW = `c.id, c.number, c.kind, c.display_name as "displayName", c.company_name as "companyName", c.status, c.tags,
  c.lead_source as "leadSource", c.do_not_service as "doNotService", c.version, c.created_at as "createdAt",
  c.updated_at as "updatedAt", c.billing_address as "billingAddress", p.address as "mainAddress",
  coalesce(p.count, 0)::int as "propertyCount", k.id as "contactId", k.name as "contactName",
  k.email as "contactEmail", k.phone as "contactPhone"`;

/** Joined after the page is cut, so they cost the rows of one page and not of the whole list. */
const COMPANIONS = `
  left join lateral (
    select p.address, count(*) over () as count from properties p
    where p.tenant_id = c.tenant_id and p.client_id = c.id and p.archived_at is null
    order by p.created_at, p.id limit 1
  ) p on true
  left join lateral (
    select k.id, nullif(concat_ws(' ', k.first_name, k.last_name), '') as name, k.emails[1] as email,
           coalesce(k.phones -> 0 ->> 'e164', k.phones -> 0 ->> 'raw') as phone
    from client_contacts k where k.tenant_id = c.tenant_id and k.client_id = c.id
    order by k.is_primary desc, k.created_at, k.id limit 1
  ) k on true`;

const ROW_BYTES = 'octet_length(q::text) + q.along';

/** The columns of the orders. */
const COLUMNS = { sortName: 'sort_name', createdAt: 'created_at', updatedAt: 'updated_at' } as const;

const SEARCH_HAS_ITS_ORDER = {
  parameter: 'sort',
  code: 'sort_with_search',
  detail: 'What `q` finds comes best first. Leave out `sort`, or `q`.',
};

/** The client list and its search. */
@Injectable()
export class ClientList {
  constructor(private readonly keyset: Keyset) {}

  /** A page as the API shows it, with what `include` asks for. */
  async rows(query: ListClientsQuery): Promise<Page<ClientRowDto>> {
    const page = await this.page(query);
    const companions =
      query.include &&
      (await companionsOf(
        page.items.map(({ id }) => id),
        query.include,
      ));
    return mapPage(page, (row) => ClientRowDto.from(row, companions?.get(row.id)));
  }

  page(query: ListClientsQuery): Promise<Page<ClientListRow>> {
    return query.q?.trim() ? this.found(query, query.q) : this.sorted(query);
  }

  /** Tags in use, in their order. Steps from one tag to the next through the index, however many clients carry it. */
  tags(): Promise<Array<{ tag: string }>> {
    return db().query(
      `with recursive used as (
         (select tag from client_tags where tenant_id = app_tenant_id() order by tag limit 1)
         union all
         select (select t.tag from client_tags t where t.tenant_id = app_tenant_id() and t.tag > used.tag
                 order by t.tag limit 1)
         from used where used.tag is not null
       ) select tag from used where tag is not null limit 200`,
    );
  }

  private async sorted(query: ListClientsQuery): Promise<Page<ClientListRow>> {
    const { by, direction } = CLIENT_ORDERS.orderOf(query);
    const column = COLUMNS[by as keyof typeof COLUMNS];
    const context = `clients:${column}:${direction}:${filtersOf(query)}`;
    const parameters = new Parameters();
    const listed = `select c.*, c.${column} as key from clients c where ${clientConditions(query, parameters)}`;
    const count = query.count && (await countRows(query.count, listed, parameters.values));
    const after = this.after(query, context, parameters, `c.${column}`, direction);
    const read = await readPage<ListedRow>(
      `select ${ROW}, c.key, ${companionBytes(query.include)} as along from (
         ${[listed, ...after].join(' and ')}
         order by c.${column} ${direction}, c.id ${direction} limit ${parameters.add(query.limit + 1)}
       ) c ${COMPANIONS} order by c.key ${direction}, c.id ${direction}`,
      parameters.values,
      ROW_BYTES,
    );
    return { ...this.keyset.cut(read, query.limit, ({ key }) => key, context), ...(count && { count }) };
  }

  /** The best matches in the order of their rank; pages walk through at most `SEARCHED` of them. */
  private async found(query: ListClientsQuery, q: string): Promise<Page<ClientListRow>> {
    if (query.sort) throw new ValidationFailed([SEARCH_HAS_ITS_ORDER]);
    const context = `clients:found:${filtersOf(query)}`;
    const parameters = new Parameters();
    const found = foundClients(query, q, parameters);
    const count = query.count && (await countRows(query.count, found, parameters.values));
    const after = this.after(query, context, parameters, 'c.key', 'DESC');
    const read = await readPage<ListedRow>(
      `select ${ROW}, c.key, ${companionBytes(query.include)} as along from (
         select * from (${found}) c ${after.length > 0 ? `where ${after.join(' and ')}` : ''}
         order by c.key desc, c.id desc limit ${parameters.add(query.limit + 1)}
       ) c ${COMPANIONS} order by c.key desc, c.id desc`,
      parameters.values,
      ROW_BYTES,
    );
    return { ...this.keyset.cut(read, query.limit, ({ key }) => key, context), ...(count && { count }) };
  }

  private after(
    { cursor }: ListClientsQuery,
    context: string,
    parameters: Parameters,
    key: string,
    direction: 'ASC' | 'DESC',
  ): string[] {
    if (!cursor) return [];
    const [value, id] = this.keyset.open(cursor, context);
    return [`(${key}, c.id) ${direction === 'ASC' ? '>' : '<'} (${parameters.add(value)}, ${parameters.add(id)})`];
  }
}
