import type { BulkResultDto, BulkResultsDto } from '../../api/generated/requests/types.gen';
import { uuidv7 } from '../../lib/uuid';
import { MockProblem } from '../problem';

interface Row {
  action: string;
  id?: string;
}

/** Many changes, each done or refused for itself. What a row is was checked with the request. */
export function eachForItself<R extends Row>(
  rows: readonly R[],
  act: (row: R) => { id: string; version: number },
): BulkResultsDto {
  const results = rows.map((row, index): BulkResultDto => {
    try {
      const { id, version } = act(row);
      return { index, status: row.action === 'create' ? 201 : 200, id, version, problem: null };
    } catch (error) {
      if (!(error instanceof MockProblem)) throw error;
      const problem = error.document(`/rows/${index}`, uuidv7()) as unknown as BulkResultDto['problem'];
      return { index, status: error.status, id: row.id ?? null, version: null, problem };
    }
  });
  const succeeded = results.filter(({ problem }) => problem === null).length;
  return { results, succeeded, failed: results.length - succeeded };
}

/** The version that a row changes, as a request of its own would say it. */
export const ifMatch = (version: number | undefined): Headers =>
  new Headers({ 'If-Match': version === undefined ? '*' : `"${version}"` });
