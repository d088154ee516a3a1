import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Config } from '../config/index.js';
import { InvalidCursor } from '../problem/index.js';
import { type Count, type CountMode, countRows, OWN_COMPANY } from './count.js';
import type { Page, PageRequest } from './page.js';
import { type PageRows, readEntityPage } from './page-bytes.js';
import type { Sorting } from './sorting.js';

type KeyValue = string | number;

/** What the rows of a page hold. */
export interface PageContent<Row> {
  /** Long columns that the list does not show and therefore does not read. */
  without?: ReadonlyArray<keyof Row & string>;
  /** SQL over the main alias: bytes of what each row includes. They count toward the page. */
  along?: string | undefined;
}

/** Keyset paging: equally fast at any depth, and never repeats or misses a row that existed at the start. */
@Injectable()
export class Keyset {
  constructor(private readonly config: Config) {}

  /**
   * Reads one page. `request` is the whole list query with the address's parameters (`clientId`): a cursor used with
   * other filters or another order is refused.
   */
  async page<Row extends ObjectLiteral & { id: string }>(
    rows: SelectQueryBuilder<Row>,
    request: PageRequest,
    sorting: Sorting<Row>,
    { without = [], along }: PageContent<Row> = {},
  ): Promise<Page<Row>> {
    const { by, direction } = sorting.orderOf(request);
    const context = `${rows.alias}:${by}:${direction}:${filtersOf(request)}`;
    const count = request.count && (await this.count(rows, request.count));
    if (request.cursor) {
      const [value, id] = this.open(request.cursor, context);
      // A row comparison, not (a < x or (a = x and b < y)): the OR slows seventeen-fold at a million rows.
      const operator = direction === 'ASC' ? '>' : '<';
      rows.andWhere(`(${rows.alias}.${by}, ${rows.alias}.id) ${operator} (:keysetValue, :keysetId)`, {
        keysetValue: value,
        keysetId: id,
      });
    }
    if (without.length > 0) rows.select(columnsBut(rows, without));
    rows
      .orderBy(`${rows.alias}.${by}`, direction)
      .addOrderBy(`${rows.alias}.id`, direction)
      .limit(request.limit + 1);
    const read = await readEntityPage(rows, along);
    return { ...this.cut(read, request.limit, (row) => row[by], context), ...(count && { count }) };
  }

  /** Builds a page from rows that were read with one more than the limit, which tells whether there is another page. */
  cut<Row extends { id: string }>(
    { rows, found }: PageRows<Row>,
    limit: number,
    keyOfRow: (row: Row) => unknown,
    context: string,
  ): Page<Row> {
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const nextCursor = found > items.length && last ? this.seal([keyOf(keyOfRow(last)), last.id], context) : null;
    return { items, nextCursor };
  }

  /** Makes an opaque cursor from the key of the last row, for lists that are not a single entity's. */
  seal(key: readonly [KeyValue, string], context: string): string {
    const body = Buffer.from(JSON.stringify(key)).toString('base64url');
    return `${body}.${this.signature(body, context)}`;
  }

  /** Reads a cursor back; throws `InvalidCursor` when it is forged, damaged or of another list or filter. */
  open(cursor: string, context: string): [KeyValue, string] {
    const [body = '', signature = ''] = cursor.split('.');
    const expected = Buffer.from(this.signature(body, context));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) throw new InvalidCursor();
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as [KeyValue, string];
  }

  private count<Row extends ObjectLiteral>(rows: SelectQueryBuilder<Row>, mode: CountMode): Promise<Count> {
    const own = rows.clone().andWhere(`${rows.alias}.tenantId = ${OWN_COMPANY}`);
    const [sql, parameters] = own.select('1').getQueryAndParameters();
    return countRows(mode, sql, parameters);
  }

  private signature(body: string, context: string): string {
    const hmac = createHmac('sha256', this.config.get('CURSOR_SECRET'));
    return hmac.update(`${body}|${context}`).digest('base64url').slice(0, 22);
  }
}

/** What may change from page to page without changing which rows come in which order. */
const FREE = new Set(['cursor', 'limit', 'sort', 'count', 'include']);

/** The filters of a list query, without its position, in a comparable form. */
export function filtersOf(request: PageRequest): string {
  const filters = Object.entries(request).filter(([name, value]) => !FREE.has(name) && value != null);
  return createHash('sha256')
    .update(JSON.stringify(filters.sort(([a], [b]) => a.localeCompare(b))))
    .digest('base64url');
}

function columnsBut<Row extends ObjectLiteral>(
  { alias, expressionMap }: SelectQueryBuilder<Row>,
  without: readonly string[],
): string[] {
  const names = (expressionMap.mainAlias?.metadata.columns ?? []).map(({ propertyName }) => propertyName);
  return names.filter((name) => !without.includes(name)).map((name) => `${alias}.${name}`);
}

function keyOf(value: unknown): KeyValue {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Error('A keyset column must hold a date, a string or a number.');
}
