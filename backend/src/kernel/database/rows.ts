import type { DeepPartial, FindOptionsWhere } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { v7 as uuidv7 } from 'uuid';
import { currentScope } from '../context/index.js';
import { IdTaken, VersionMismatch } from '../problem/index.js';
import type { TenantEntity } from './tenant-entity.js';

type EntityClass<Row> = new () => Row;

const UNIQUE_VIOLATION = '23505';

/** A new id: time-ordered, so that inserts stay local in the index. */
export const newId = (): string => uuidv7();

/** Inserts one record and reads it back as the database completed it. An id that the caller chose may be taken: 409. */
export async function insertRow<Row extends TenantEntity>(
  type: EntityClass<Row>,
  values: DeepPartial<Row>,
): Promise<Row> {
  const { manager } = currentScope();
  const id = values.id ?? newId();
  try {
    await manager.insert(type, { ...values, id } as QueryDeepPartialEntity<Row>);
  } catch (error) {
    if (isPrimaryKeyViolation(error)) throw new IdTaken();
    throw error;
  }
  return manager.findOneByOrFail(type, { id } as FindOptionsWhere<Row>);
}

/**
 * Changes one record if it still has the version that the caller saw, and reads it back.
 * Answers null when there is no such record; throws `VersionMismatch` (412) when somebody was faster.
 */
export async function updateRow<Row extends TenantEntity>(
  type: EntityClass<Row>,
  id: string,
  version: number | null,
  changes: QueryDeepPartialEntity<Row>,
): Promise<Row | null> {
  const { manager } = currentScope();
  const where = (version === null ? { id } : { id, version }) as FindOptionsWhere<Row>;
  const changed = await manager.update(type, where, changes);
  const row = await manager.findOneBy(type, { id } as FindOptionsWhere<Row>);
  if (row && !changed.affected) throw new VersionMismatch(row.version);
  return row;
}

/** Locks one record until the transaction ends, so that a rule can be checked and kept. */
export function lockRow<Row extends TenantEntity>(type: EntityClass<Row>, id: string): Promise<Row | null> {
  return currentScope().manager.findOne(type, {
    where: { id } as FindOptionsWhere<Row>,
    lock: { mode: 'pessimistic_write' },
  });
}

function isPrimaryKeyViolation(error: unknown): boolean {
  const cause = (error as { driverError?: { code?: string; constraint?: string } }).driverError;
  return cause?.code === UNIQUE_VIOLATION && (cause.constraint?.endsWith('_pkey') ?? false);
}
