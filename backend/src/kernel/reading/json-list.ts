import { countRows, filtersOf, type Keyset, type Page, type PageRequest, type Sorting } from '../paging/index.js';
import type { Conditions } from './conditions.js';
import type { JsonAnswer } from './json-answer.js';
import { type JsonRows, limitFor, pageAnswer, readJsonPage } from './json-page.js';
import type { Shape } from './shape.js';

/** Rows may be long, and many of them make a page: it ends at its limit in bytes, in the database. */
const WEIGHT = 'octet_length(q::text) + q.along';

/** A list of rows of one table, with what is joined to them. */
export interface JsonList<Dto extends object, Given, Row> {
  shape: Shape<Dto, Given>;
  from: Given;
  /** `select visit.* from visits visit`: the last word is the name of its rows in all SQL of the list. */
  rows: string;
  conditions: Conditions;
  sorting: Sorting<Row>;
  /**
   * Columns that stand behind the id in each index that the list is to be read from. They change no order, but through an
   * index without them the planner would have to sort, which decides where statistics make both look alike.
   */
  indexedBeside?: readonly string[];
  /** Joined only to the rows of the page. */
  beside: string;
  /** SQL over a row of the list: the bytes of what it includes, where that is not among its columns. */
  along?: string | undefined;
}

/** A page of a list before it is serialized. */
export interface ListedRows<Dto extends object> extends Pick<JsonRows<Dto>, 'items'> {
  ids: string[];
  /** Makes the answer of them. */
  answer: (items: JsonRows<Dto>['items']) => JsonAnswer<Page<Dto>>;
}

/** Reads a page by its keyset, like `Keyset.page` but without entities. */
export async function readListed<Dto extends object, Given, Row>(
  keyset: Keyset,
  { shape, from, rows, conditions, sorting, beside, along = '0', indexedBeside = [] }: JsonList<Dto, Given, Row>,
  request: PageRequest,
): Promise<ListedRows<Dto>> {
  const row = rows.split(' ').at(-1) ?? '';
  const { by, direction } = sorting.orderOf(request);
  const key = `${row}.${by.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
  const context = `${row}:${by}:${direction}:${filtersOf(request)}`;
  const [all, values] = [listed(), [...conditions.values]];
  if (request.cursor) {
    const [value, id] = keyset.open(request.cursor, context);
    const [first, second] = [conditions.values.push(value), conditions.values.push(id)];
    // A row comparison, not (a < x or (a = x and b < y)): the OR slows seventeen-fold at a million rows.
    conditions.and(`(${key}, ${row}.id) ${direction === 'ASC' ? '>' : '<'} ($${first}, $${second})`);
  }
  const order = `order by ${key} ${direction}, ${row}.id ${direction}`;
  const ofIndex = indexedBeside.map((column) => `, ${row}.${column} ${direction}`).join('');
  const page = `${listed()} ${order}${ofIndex} limit ${limitFor(request.limit)}`;
  const sql = `select ${shape.columns}, ${key} as list_key, ${row}.id as list_id, ${along} as along
    from (${page}) ${row} ${beside} ${order}`;
  const { limit } = request;
  const [read, count] = await Promise.all([
    readJsonPage(shape, { sql, values: conditions.values, limit, from, weight: WEIGHT }),
    // Started together with the page: nothing may fail in between, or the count's error would go unhandled.
    request.count && countRows(request.count, all, values),
  ]);
  const [last, id] = read.beside.at(-1) ?? [];
  const nextCursor =
    read.hasMore && typeof last === 'string' && typeof id === 'string' ? keyset.seal([last, id], context) : null;
  return {
    items: read.items,
    ids: read.beside.map(([, each]) => each ?? ''),
    answer: (items) => pageAnswer(items, nextCursor, count),
  };

  function listed(): string {
    return `${rows} where ${conditions.sql}`;
  }
}

/** The same as an answer. */
export async function readJsonList<Dto extends object, Given, Row>(
  keyset: Keyset,
  list: JsonList<Dto, Given, Row>,
  request: PageRequest,
): Promise<JsonAnswer<Page<Dto>>> {
  const { items, answer } = await readListed(keyset, list, request);
  return answer(items);
}
