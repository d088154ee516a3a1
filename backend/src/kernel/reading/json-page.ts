import { currentScope, type TextRow } from '../context/index.js';
import { type Count, PAGE_BYTES, type Page, weighed } from '../paging/index.js';
import { JsonAnswer } from './json-answer.js';
import { arrayOf, type JsonOf, type Shape } from './shape.js';

/**
 * Numbers that a LIMIT may be. Written into the statement: with a parameter there PostgreSQL plans it anew each time. A
 * page reads a few rows more than it shows at most.
 */
const LIMITS = [2, 11, 26, 51, 101, 201] as const;

/** SQL of a LIMIT for a page of so many rows and one more, which tells whether there is another page. */
export const limitFor = (rows: number): number => LIMITS.find((limit) => limit > rows) ?? rows + 1;

export interface JsonPageRequest<Given> {
  /** Selects the columns of the shape first, in the order of the page. */
  sql: string;
  values: readonly unknown[];
  limit: number;
  from: Given;
  /**
   * SQL over a row `q`: its bytes, where they have no bound worth the name. The page is cut in the database then, and
   * nothing beyond a megabyte is sent. Bounded rows are cut here, by the bytes of their JSON.
   */
  weight?: string | undefined;
}

/** A page as far as it was read. */
export interface JsonRows<Dto> {
  items: Array<JsonOf<Dto>>;
  /** The columns behind those of the shape, of each item. */
  beside: TextRow[];
  hasMore: boolean;
}

export async function readJsonPage<Dto extends object, Given>(
  shape: Shape<Dto, Given>,
  { sql, values, limit, from, weight }: JsonPageRequest<Given>,
): Promise<JsonRows<Dto>> {
  const rows = await currentScope().statements.rows(weight ? weighed(sql, weight) : sql, values);
  const items: Array<JsonOf<Dto>> = [];
  let bytes = 0;
  for (const row of rows.slice(0, limit)) {
    const item = shape.write(row, 0, from);
    bytes += Buffer.byteLength(item);
    if (bytes > PAGE_BYTES && items.length > 0 && !weight) break;
    items.push(item);
  }
  const beside = rows.slice(0, items.length).map((row) => row.slice(shape.sql.length));
  const found = weight ? Number(rows[0]?.at(FOUND)) : rows.length;
  return { items, beside, hasMore: found > items.length };
}

/** Where `weighed` tells how many rows there were. */
const FOUND = -3;

/** A page as it is answered. */
export function pageAnswer<Dto>(
  items: Array<JsonOf<Dto>>,
  nextCursor: string | null,
  count?: Count,
): JsonAnswer<Page<Dto>> {
  const counted = count ? `,"count":${JSON.stringify(count)}` : '';
  return new JsonAnswer(`{"items":${arrayOf(items)},"nextCursor":${JSON.stringify(nextCursor)}${counted}}`);
}
