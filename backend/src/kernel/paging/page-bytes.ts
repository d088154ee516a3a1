import type { EntityMetadata, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { db } from '../context/index.js';

/**
 * A page ends at this many stored bytes, however many rows its limit allows, but has at least one row. Two hundred
 * records of the largest kind would be seventy megabytes, and a few such requests would end the process.
 */
export const PAGE_BYTES = 1_048_576;

/** The rows of a page, and how many its limit would have allowed. */
export interface PageRows<Row> {
  rows: Row[];
  found: number;
}

/** The columns that weighing adds. */
interface Weighed {
  page_found: number;
  page_row: string;
  page_bytes: string;
}

/**
 * Runs a statement that reads a page in its order. `weight` is SQL over a row `q` of it: its bytes. The rows keep the
 * weighing columns, so map them: deleting members would make objects slow, and a list has many.
 */
export async function readPage<Row extends object>(
  sql: string,
  parameters: unknown[],
  weight = 'octet_length(q::text)',
): Promise<PageRows<Row>> {
  const rows: Array<Row & Weighed> = await db().query(weighed(sql, weight), parameters);
  return { rows, found: rows[0]?.page_found ?? 0 };
}

/** The same for entities. `along` is SQL over the main alias: the bytes of what each row brings along. */
export async function readEntityPage<Row extends ObjectLiteral>(
  rows: SelectQueryBuilder<Row>,
  along?: string,
): Promise<PageRows<Row>> {
  const { alias, expressionMap } = rows;
  if (along) rows.addSelect(along, 'page_along');
  const weight = weightOf(alias, expressionMap.mainAlias?.metadata, rows.getQuery());
  const [sql, parameters] = rows.getQueryAndParameters();
  // TypeORM makes the entities; the statement is wrapped on its way to the database.
  const query = [weighed(sql, along ? `${weight} + q.page_along` : weight), parameters];
  const { entities, raw } = await Object.assign(rows, {
    getQueryAndParameters: () => query,
  }).getRawAndEntities<Weighed>();
  return { rows: entities, found: raw[0]?.page_found ?? 0 };
}

/**
 * Rows beyond the limit in bytes are weighed in the database and never sent. The order of the inner statement is kept.
 */
export const weighed = (sql: string, weight: string): string => `
  select * from (
    select q.*, (count(*) over ())::int as page_found, row_number() over () as page_row,
           sum(${weight}) over (rows between unbounded preceding and current row) as page_bytes
    from (${sql}) q
  ) q where page_row = 1 or page_bytes <= ${PAGE_BYTES}`;

/** What a row takes beyond its texts and documents. */
const PLAIN_BYTES = 300;

/** The bytes of the selected columns that may be long. The length of a text is known without unpacking it. */
function weightOf(alias: string, metadata: EntityMetadata | undefined, sql: string): string {
  const weights = (metadata?.columns ?? []).flatMap(({ databaseName, type, isArray }) => {
    const name = `"${alias}_${databaseName}"`;
    if (!sql.includes(`AS ${name}`)) return [];
    if (isArray || type === 'jsonb') return `coalesce(octet_length(q.${name}::text), 0)`;
    return type === 'text' || type === 'bytea' ? `coalesce(octet_length(q.${name}), 0)` : [];
  });
  return [PLAIN_BYTES, ...weights].join(' + ');
}
