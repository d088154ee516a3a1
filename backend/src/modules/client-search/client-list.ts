import { Injectable } from '@nestjs/common';
import { type Count, countRows, filtersOf, Keyset, type Page } from '../../kernel/paging/index.js';
import { type JsonAnswer, limitFor, pageAnswer, readJsonPage } from '../../kernel/reading/index.js';
import { db } from '../../kernel/database/index.js';
import { ValidationFailed } from '../../kernel/problem/index.js';
import { companionBytes, companionsOf } from './client-companions.js';
import { clientConditions, clientRows, foundClients, isWalkedForTags, Parameters, partsOf } from './client-filter.js';
import { CLIENT_ORDERS, ClientRowDto, type ListClientsQuery } from './client-list.dto.js';
import { taggedClients } from './tagged-clients.js';

const ROW_BYTES = 'octet_length(q::text) + q.along';

/** The sort keys, each in an index. Right-aligned, numbers stay in order when they get one more digit. */
const KEYS = {
  sortName: 'c.sort_name',
  createdAt: 'c.created_at',
  updatedAt: 'c.updated_at',
  number: 'lpad(c.number, 20) collate "C"',
  status: 'c.status collate "C"',
} as const;

/** What cursors of each order are signed with, so that this release and the previous one accept each other's. */
const SIGNED = {
  sortName: 'sort_name',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  number: 'number',
  status: 'status',
} as const;

const SEARCH_HAS_ITS_ORDER = {
  parameter: 'sort',
  code: 'sort_with_search',
  detail: 'Search results are sorted by best match. Remove `sort` or `q`.',
};

/** The client list and its search. */
@Injectable()
export class ClientList {
  constructor(private readonly keyset: Keyset) {}

  /** A page as the API shows it, with what `include` asks for. */
  rows(query: ListClientsQuery): Promise<JsonAnswer<Page<ClientRowDto>>> {
    return query.q?.trim() ? this.found(query, query.q) : this.sorted(query);
  }

  /** The same, parsed, for code that needs to look into it. */
  async page(query: ListClientsQuery): Promise<Page<ClientRowDto>> {
    return (await this.rows(query)).read();
  }

  /**
   * Tags in use, in order, each in its first spelling. Skips from tag to tag through the index, however many clients
   * carry it.
   */
  tags(): Promise<Array<{ tag: string }>> {
    return db().query(
      `with recursive used as (
         (select key from client_tags where tenant_id = (select app_tenant_id()) order by key limit 1)
         union all
         select (select t.key from client_tags t where t.tenant_id = (select app_tenant_id()) and t.key > used.key
                 order by t.key limit 1)
         from used where used.key is not null
       ) select (select t.tag from client_tags t where t.tenant_id = (select app_tenant_id()) and t.key = used.key
                 order by t.client_id limit 1) as tag
         from used where key is not null limit 200`,
    );
  }

  private async sorted(query: ListClientsQuery): Promise<JsonAnswer<Page<ClientRowDto>>> {
    const { by, direction } = CLIENT_ORDERS.orderOf(query);
    const key = KEYS[by as keyof typeof KEYS];
    const context = `clients:${SIGNED[by as keyof typeof SIGNED]}:${direction}:${filtersOf(query)}`;
    const count = query.count && (await this.count(query.count, query));
    const parameters = new Parameters();
    const after = this.after(query, context, parameters, key, direction);
    const order = `order by key ${direction}, id ${direction}`;
    const limit = limitFor(query.limit);
    const isTagged = isWalkedForTags(query, by === 'updatedAt');
    const conditions = [clientConditions(isTagged ? { ...query, tag: [] } : query, parameters), ...after].join(' and ');
    const whole = clientRows(key, conditions);
    const parts = partsOf(query, whole, by === 'status');
    const rows = isTagged
      ? taggedClients({ tags: parameters.add(query.tag), parts, whole, direction, limit })
      : parts.map((part) => `(${part} ${order} limit ${limit})`).join(' union all ');
    const page = `select * from (${rows}) c ${order} limit ${limit}`;
    return this.read(query, page, direction, { values: parameters.values, context, count });
  }

  private count(how: NonNullable<ListClientsQuery['count']>, query: ListClientsQuery): Promise<Count> {
    const parameters = new Parameters();
    const rows = partsOf(query, clientRows('c.id', clientConditions(query, parameters)));
    return countRows(how, rows.map((part) => `(${part})`).join(' union all '), parameters.values);
  }

  /** The best matches by rank; paging covers at most `SEARCHED` of them. */
  private async found(query: ListClientsQuery, q: string): Promise<JsonAnswer<Page<ClientRowDto>>> {
    if (query.sort) throw new ValidationFailed([SEARCH_HAS_ITS_ORDER]);
    const context = `clients:found:${filtersOf(query)}`;
    const parameters = new Parameters();
    const found = foundClients(query, q, parameters, 'marked');
    const count = query.count && (await countRows(query.count, found, parameters.values));
    const after = this.after(query, context, parameters, 'c.key', 'DESC');
    const page = `select * from (${found}) c ${after.length > 0 ? `where ${after.join(' and ')}` : ''}
      order by c.key desc, c.place desc limit ${limitFor(query.limit)}`;
    return this.read(query, page, 'DESC', { values: parameters.values, context, count });
  }

  /** `page` selects the rows of clients. */
  private async read(
    { include = [], limit }: ListClientsQuery,
    page: string,
    direction: 'ASC' | 'DESC',
    { values, context, count }: { values: unknown[]; context: string; count: Count | undefined },
  ): Promise<JsonAnswer<Page<ClientRowDto>>> {
    const along = include.length > 0 ? `, ${companionBytes(include)} as along` : '';
    const sql = `select ${ClientRowDto.shape.columns}, c.key, c.id as client_id${along} from (${page}) c
      order by c.key ${direction}, c.id ${direction}`;
    const weight = along && ROW_BYTES;
    const { items, beside, hasMore } = await readJsonPage(ClientRowDto.shape, {
      sql,
      values,
      limit,
      weight,
      from: null,
    });
    const ids = beside.map(([, id]) => id ?? '');
    const companions = include.length > 0 && ids.length > 0 ? await companionsOf(ids, include) : undefined;
    const [key, id] = beside.at(-1) ?? [];
    // A name made of symbols alone has no sort key.
    const nextCursor =
      hasMore && typeof key === 'string' && typeof id === 'string' ? this.keyset.seal([key, id], context) : null;
    const whole = companions
      ? items.map((item, index) => `${item.slice(0, -1)}${companions.get(ids[index] ?? '') ?? ''}}`)
      : items;
    return pageAnswer<ClientRowDto>(whole, nextCursor, count);
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
