import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { Config } from '../config/index.js';
import { InvalidCursor } from '../problem/index.js';

export interface PageRequest {
  limit: number;
  cursor?: string | undefined;
}

export interface Page<Item> {
  items: Item[];
  /** null at the end. */
  nextCursor: string | null;
}

/** An order that an index carries: a column that is never null, then the id. Both run in one direction. */
export interface KeysetOrder<Row> {
  /** Property of the row on the query's main alias. */
  by: keyof Row & string;
  direction: 'ASC' | 'DESC';
}

type KeyValue = string | number;

/** Keyset paging: stays flat at any depth and never repeats or misses a row that was there before. */
@Injectable()
export class Keyset {
  constructor(private readonly config: Config) {}

  /** Reads one page. `request` is the whole list query: a cursor used with other filters is refused. */
  async page<Row extends ObjectLiteral & { id: string }>(
    rows: SelectQueryBuilder<Row>,
    request: PageRequest,
    { by, direction }: KeysetOrder<Row>,
  ): Promise<Page<Row>> {
    const context = `${by}:${direction}:${filtersOf(request)}`;
    const alias = rows.alias;
    if (request.cursor) {
      const [value, id] = this.open(request.cursor, context);
      // A row comparison, not (a < x or (a = x and b < y)): the OR slows seventeen-fold at a million rows.
      const operator = direction === 'ASC' ? '>' : '<';
      rows.andWhere(`(${alias}.${by}, ${alias}.id) ${operator} (:keysetValue, :keysetId)`, {
        keysetValue: value,
        keysetId: id,
      });
    }
    const found = await rows
      .orderBy(`${alias}.${by}`, direction)
      .addOrderBy(`${alias}.id`, direction)
      .limit(request.limit + 1)
      .getMany();
    const items = found.slice(0, request.limit);
    const last = items.at(-1);
    const nextCursor = found.length > request.limit && last ? this.seal([keyOf(last[by]), last.id], context) : null;
    return { items, nextCursor };
  }

  /** Makes an opaque cursor out of the key of the last row, for lists that are not a single entity's. */
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

  private signature(body: string, context: string): string {
    const hmac = createHmac('sha256', this.config.get('CURSOR_SECRET'));
    return hmac.update(`${body}|${context}`).digest('base64url').slice(0, 22);
  }
}

/** The filters of a list query, without where it stands, in a form that compares. */
export function filtersOf(request: PageRequest): string {
  const filters = Object.entries(request).filter(
    ([name, value]) => !['cursor', 'limit'].includes(name) && value != null,
  );
  return createHash('sha256')
    .update(JSON.stringify(filters.sort(([a], [b]) => a.localeCompare(b))))
    .digest('base64url');
}

function keyOf(value: unknown): KeyValue {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new Error('A keyset column must hold a date, a string or a number.');
}
