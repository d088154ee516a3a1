import { escapeLiteral } from 'pg';
import { currentTenantId, db } from '../context/index.js';

/** `exact` counts, `estimate` asks the planner, which takes no time. */
export const COUNT_MODES = ['exact', 'estimate'] as const;
export type CountMode = (typeof COUNT_MODES)[number];

/** `at_least`: there are more than are counted. */
export const PRECISIONS = ['exact', 'estimate', 'at_least'] as const;

/** How many rows a list has, and how precise that is. */
export interface Count {
  value: number;
  precision: (typeof PRECISIONS)[number];
}

/** About thirty milliseconds of counting; above that, an estimate is enough. */
export const COUNTED_ROWS = 100_000;

/** How statements name the company. */
export const OWN_COMPANY = '(select app_tenant_id())';

/**
 * Counts the rows of a statement without order and limit, as far as the caller may see them. It names the company
 * itself.
 */
export function countRows(mode: CountMode, sql: string, parameters: unknown[]): Promise<Count> {
  return mode === 'exact' ? counted(sql, parameters) : estimated(sql, parameters);
}

async function counted(sql: string, parameters: unknown[]): Promise<Count> {
  const rows: Array<{ count: number }> = await db().query(
    `select count(*)::int as count from (select from (${sql}) listed limit ${COUNTED_ROWS + 1}) counted`,
    parameters,
  );
  const count = rows[0]?.count ?? 0;
  return count > COUNTED_ROWS ? { value: COUNTED_ROWS, precision: 'at_least' } : { value: count, precision: 'exact' };
}

async function estimated(sql: string, parameters: unknown[]): Promise<Count> {
  // The planner assumes a company of average size unless it is told which one.
  const company = `${escapeLiteral(currentTenantId())}::uuid`;
  const rows: Array<{ 'QUERY PLAN': Array<{ Plan: { 'Plan Rows': number } }> }> = await db().query(
    `explain (format json) ${sql.replaceAll(OWN_COMPANY, company)}`,
    parameters,
  );
  return { value: rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0, precision: 'estimate' };
}
