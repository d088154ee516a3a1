import { Injectable, type Type } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { type Permission, requirePermission } from '../access/index.js';
import { currentScope } from '../context/index.js';
import { inSavepoint } from '../database/index.js';
import { AppError, ValidationFailed } from '../problem/index.js';
import type { BulkResultDto, BulkResultsDto } from './bulk.dto.js';
import { isRecord } from './is-record.js';
import { problemOf } from './problem-document.js';
import { StrictValidationPipe } from './validation.pipe.js';

interface Changed {
  id: string;
  version: number;
}

/** What one `action` of a bulk request does; the same as the route for a single record. */
export interface BulkAction<Row extends object = object> {
  /** What a row must be: checked like the body of a request. */
  row: Type<Row>;
  permission: Permission;
  /** Whether the row makes a record: 201 instead of 200. */
  creates?: boolean;
  run(row: Row): Promise<Changed>;
}

/** A declaration whose `run` knows its row; in the table of actions they are all alike. */
export const bulkAction = <Row extends object>(action: BulkAction<Row>): BulkAction => action;

export type BulkActions = Record<string, BulkAction>;

interface Given {
  index: number;
  row: unknown;
}

/** Many changes in one request and one transaction: each is done or refused for itself. */
@Injectable()
export class Bulk {
  private readonly check = new StrictValidationPipe();

  async run(rows: readonly unknown[], actions: BulkActions): Promise<BulkResultsDto> {
    const results: BulkResultDto[] = [];
    for (const { index, row } of inOneOrder(rows, actions)) results[index] = await this.attempt(index, row, actions);
    const succeeded = results.filter(({ problem }) => problem === null).length;
    return { results, succeeded, failed: results.length - succeeded };
  }

  private async attempt(index: number, row: unknown, actions: BulkActions): Promise<BulkResultDto> {
    try {
      const action = actionOf(row, actions);
      requirePermission(action.permission);
      const checked = (await this.check.transform(row, { type: 'body', metatype: action.row })) as object;
      const { id, version } = await inSavepoint(() => action.run(checked));
      return { index, status: action.creates ? 201 : 200, id, version, problem: null };
    } catch (error) {
      // Of what is not the row's fault nobody knows what it left behind: the whole request fails.
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      const problem = problemOf(error, { url: `/rows/${index}`, id: currentScope().requestId });
      return { index, status: error.status, id: idOf(row), version: null, problem };
    }
  }
}

function actionOf(row: unknown, actions: BulkActions): BulkAction {
  if (!isRecord(row)) throw new ValidationFailed([{ pointer: '', code: 'is_object', detail: 'Send an object.' }]);
  const name = typeof row['action'] === 'string' ? row['action'] : '';
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action) return action;
  const detail = `Send one of ${Object.keys(actions).join(', ')}.`;
  throw new ValidationFailed([{ pointer: '/action', code: 'is_in', detail }]);
}

/**
 * In one order for everybody: what is new first, which waits for the counter of numbers, then the records by their ids.
 * Two requests over the same records wait for one another instead of deadlocking; rows of one record stay in order.
 */
function inOneOrder(rows: readonly unknown[], actions: BulkActions): Given[] {
  const creates = (row: unknown) => isRecord(row) && actions[String(row['action'])]?.creates === true;
  const keyOf = ({ row }: Given) => (creates(row) ? '' : (idOf(row) ?? ''));
  return rows.map((row, index) => ({ index, row })).sort((a, b) => compare(keyOf(a), keyOf(b)) || a.index - b.index);
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

const idOf = (row: unknown): string | null =>
  isRecord(row) && typeof row['id'] === 'string' && isUuid(row['id']) ? row['id'].toLowerCase() : null;
