import { Injectable, type Type } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { type Permission, requirePermission } from '../access/index.js';
import { currentScope } from '../context/index.js';
import { inSavepoint } from '../database/index.js';
import { AppError, problemOf, ValidationFailed } from '../problem/index.js';
import { compiledDto, isRecord } from '../validation/index.js';
import { eventLoop } from '../limits/index.js';
import type { BulkResultDto, BulkResultsDto } from './bulk.dto.js';

interface Changed {
  id: string;
  version: number;
}

/** One `action` of a bulk request; the same as the route for a single record. */
export interface BulkAction<Row extends object = object> {
  /** Checked like the body of a request. */
  row: Type<Row>;
  permission: Permission;
  /** Whether the row makes a record: 201 instead of 200. */
  creates?: boolean;
  run(row: Row): Promise<Changed>;
}

/** Lets `run` know the type of its row; the table of actions has one type for all. */
export const bulkAction = <Row extends object>(action: BulkAction<Row>): BulkAction => action;

export type BulkActions = Record<string, BulkAction>;

/** How many errors each row reports: there may be 500 rows. */
const ROW_ERRORS = 10;

interface Given {
  index: number;
  row: unknown;
}

/** Many changes in one request and one transaction: each succeeds or is refused on its own. */
@Injectable()
export class Bulk {
  async run(rows: readonly unknown[], actions: BulkActions): Promise<BulkResultsDto> {
    const results: BulkResultDto[] = [];
    const owner = currentScope().tenantId ?? '';
    for (const { index, row } of inOneOrder(rows, actions)) {
      // Rejected rows send no statement, so nothing else would let other requests in.
      await eventLoop.room(owner);
      results[index] = await this.attempt(index, row, actions);
    }
    const succeeded = results.filter(({ problem }) => problem === null).length;
    return { results, succeeded, failed: results.length - succeeded };
  }

  private async attempt(index: number, row: unknown, actions: BulkActions): Promise<BulkResultDto> {
    try {
      if (!isRecord(row)) throw new ValidationFailed([{ pointer: '', code: 'is_object', detail: 'Send an object.' }]);
      const action = actionOf(row, actions);
      requirePermission(action.permission);
      const checked = compiledDto(action.row).read(row, ROW_ERRORS);
      const { id, version } = await inSavepoint(() => action.run(checked));
      return { index, status: action.creates ? 201 : 200, id, version, problem: null };
    } catch (error) {
      // After a failure that is not the row's fault, its half-done work is unknown: the whole request fails.
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      const problem = problemOf(error, { url: `/rows/${index}`, id: currentScope().requestId });
      return { index, status: error.status, id: idOf(row), version: null, problem };
    }
  }
}

function actionOf(row: Record<string, unknown>, actions: BulkActions): BulkAction {
  const action = known(row, actions);
  if (action) return action;
  const detail = `Send one of ${Object.keys(actions).join(', ')}.`;
  throw new ValidationFailed([{ pointer: '/action', code: 'is_in', detail }]);
}

/**
 * One order for everybody: new records first, because they wait for the counter of numbers, then the others by id. Two
 * requests over the same records wait for one another instead of deadlocking; rows of one record stay in order.
 */
function inOneOrder(rows: readonly unknown[], actions: BulkActions): Given[] {
  const isNew = (row: unknown) => isRecord(row) && known(row, actions)?.creates === true;
  return rows
    .map((row, index) => ({ index, row, key: isNew(row) ? '' : (idOf(row) ?? '') }))
    .sort((a, b) => compare(a.key, b.key) || a.index - b.index);
}

function known({ action }: Record<string, unknown>, actions: BulkActions): BulkAction | undefined {
  return typeof action === 'string' && Object.hasOwn(actions, action) ? actions[action] : undefined;
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

const idOf = (row: unknown): string | null =>
  isRecord(row) && typeof row['id'] === 'string' && isUuid(row['id']) ? row['id'].toLowerCase() : null;
