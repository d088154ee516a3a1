import { QueryFailedError } from 'typeorm';
import type { FailedRow } from './verdict.js';
import type { SourceRow } from '../tabular-reader/index.js';

/** PostgreSQL's classes for data that breaks a rule of the schema: bad values (22) and constraints (23). */
const DATA_ERROR = /^2[23]/;

/** Whether a statement failed because of what stands in a row, so that the next try would fail too. */
export function isRejection(error: unknown): boolean {
  return error instanceof QueryFailedError && DATA_ERROR.test(String((error.driverError as { code?: string }).code));
}

/** The verdict on a row that passed our checks and not the database's. */
export function rejected(row: SourceRow): FailedRow {
  const detail = 'This row couldn’t be saved. Check it for unusual values.';
  return { outcome: 'failed', row, problems: [{ code: 'row_rejected', column: null, value: null, detail }] };
}
