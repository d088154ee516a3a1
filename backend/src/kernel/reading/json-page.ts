import { currentScope, type TextRow } from '../context/index.js';
import { type Count, PAGE_BYTES, type Page, weighed } from '../paging/index.js';
import { JsonAnswer } from './json-answer.js';
import type { JsonOf, Shape } from './shape.js';

/**
 * The values of LIMIT. They are written into the statement: with a parameter there PostgreSQL plans it anew each time.
 * A page reads at most a few rows more than it shows.
 */
const LIMITS = [2, 11, 26, 51, 101, 201] as const;

/** SQL of a LIMIT for this many rows and one more, which tells whether there is another page. */
export const limitFor = (rows: number): number => LIMITS.find((limit) => limit > rows) ?? rows + 1;

export interface JsonPageRequest<Given> {
  /** Selects the columns of the shape first, in the order of the page. */
  sql: string;
  values: readonly unknown[];
  limit: number;
  from: Given;
  /**
   * SQL over a row `q`: its bytes, for rows without a reasonable bound. The page is then cut in the database, and
   * nothing beyond a megabyte is sent. Bounded rows are cut here, by the bytes of their JSON.
   */
  weight?: string | undefined;
}

/** The rows of a page that were read. */
export interface JsonRows<Dto> {
  items: Array<JsonOf<Dto>>;
  /** The columns after those of the shape, for each item. */
  beside: TextRow[];
  hasMore: boolean;
}

export async function readJsonPage<Dto extends object, Given>(
  shape: Shape<Dto, Given>,
  { sql, values, limit, from, weight }: JsonPageRequest<Given>,
): Promise<JsonRows<Dto>> {
  const rows = await currentScope().statements.rows(weight ? weighed(sql, weight) : sql, values);
  const written = rows.slice(0, limit).map((row) => shape.write(row, 0, from));
  const items = weight ? written : fitting(written);
  const beside = rows.slice(0, items.length).map((row) => row.slice(shape.sql.length));
  const found = weight ? Number(rows[0]?.at(FOUND)) : rows.length;
  return { items, beside, hasMore: found > items.length };
}

/** The most bytes that a character takes. */
const CHARACTER_BYTES = 3;

/** As many as fit into a page; at least one. Short ones need no counting. */
function fitting<Item extends string>(items: Item[]): Item[] {
  const characters = items.reduce((sum, { length }) => sum + length, 0);
  if (characters * CHARACTER_BYTES <= PAGE_BYTES) return items;
  let bytes = 0;
  const tooMany = items.findIndex((item, index) => (bytes += Buffer.byteLength(item)) > PAGE_BYTES && index > 0);
  return tooMany < 0 ? items : items.slice(0, tooMany);
}

/** Where `weighed` puts the number of rows. */
const FOUND = -3;

/** A page as it is sent. */
export function pageAnswer<Dto>(
  items: Array<JsonOf<Dto>>,
  nextCursor: string | null,
  count?: Count,
): JsonAnswer<Page<Dto>> {
  const counted = count ? `,"count":${JSON.stringify(count)}` : '';
  // One string at once: each further copy of a page takes as much memory again.
  const parts: string[] = items.length > 0 ? [...items] : [''];
  parts[0] = `{"items":[${parts[0] ?? ''}`;
  parts.push(`${parts.pop() ?? ''}],"nextCursor":${JSON.stringify(nextCursor)}${counted}}`);
  return new JsonAnswer(parts.join(','));
}
