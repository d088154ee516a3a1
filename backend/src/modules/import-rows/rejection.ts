import { QueryFailedError } from 'typeorm';
import type { FailedRow } from './verdict.js';
import type { SourceRow } from '../tabular-reader/index.js';

/** PostgreSQL's error classes for data that breaks a rule of the schema: bad values (22) and constraints (23). */
const DATA_ERROR = /^2[23]/;

/** Whether a statement failed because of a row's content, so that a retry would fail too. */
export function isRejection(error: unknown): boolean {
  return error instanceof QueryFailedError && DATA_ERROR.test(String((error.driverError as { code?: string }).code));
}

/** The verdict on a row that passed our checks but not the database's. */
export function rejected(row: SourceRow): FailedRow {
  const detail = 'This row couldn’t be saved. Check it for unusual values.';
  return { outcome: 'failed', row, problems: [{ code: 'row_rejected', column: null, value: null, detail }] };
}
