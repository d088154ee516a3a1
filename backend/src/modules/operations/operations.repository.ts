import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { db } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { type ListOperationsQuery, OPERATION_ORDERS } from './operation.dto.js';
import { Operation } from './operation.entity.js';

const OPEN = ['queued', 'running'] as const;

/** Every query about operations. */
@Injectable()
export class OperationsRepository {
  constructor(private readonly keyset: Keyset) {}

  find(id: string): Promise<Operation | null> {
    return db().findOneBy(Operation, { id });
  }

  findOpen(kind: string): Promise<Operation | null> {
    return db().findOneBy(Operation, { kind, state: In(OPEN) });
  }

  async fileIds(kind: string): Promise<string[]> {
    const rows = await db().find(Operation, {
      select: { resultFileId: true },
      where: { kind, resultFileId: Not(IsNull()) },
    });
    return rows.flatMap(({ resultFileId }) => resultFileId ?? []);
  }

  /** Locks an unfinished operation until the transaction ends. */
  lockOpen(id: string): Promise<Operation | null> {
    return db().findOne(Operation, { where: { id, state: In(OPEN) }, lock: { mode: 'for_no_key_update' } });
  }

  /** Newest first. `ownOnly` limits it to operations that the caller started. */
  list(query: ListOperationsQuery, ownOnly: boolean): Promise<Page<Operation>> {
    const { state, kind, updatedSince } = query;
    const rows = db().createQueryBuilder(Operation, 'operation');
    if (state) rows.andWhere({ state });
    if (kind) rows.andWhere({ kind });
    if (ownOnly) rows.andWhere('operation.createdBy = app_user_id()');
    if (updatedSince) rows.andWhere('operation.updatedAt >= :updatedSince', { updatedSince });
    return this.keyset.page(rows, query, OPERATION_ORDERS);
  }

  /** Changes an unfinished operation and reads it back. Answers null when it has ended. */
  async changeOpen(id: string, changes: QueryDeepPartialEntity<Operation>): Promise<Operation | null> {
    const changed = await db().update(Operation, { id, state: In(OPEN) }, changes);
    return changed.affected ? this.find(id) : null;
  }
}
