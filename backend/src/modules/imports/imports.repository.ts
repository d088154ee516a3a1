import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { db, lockRow, updateRow } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { IMPORT_ORDERS, type ListImportsQuery } from './import-update.dto.js';
import { Import } from './import.entity.js';
import { ImportNotFound } from './imports.errors.js';

/** Every query about imports. */
@Injectable()
export class ImportsRepository {
  constructor(private readonly keyset: Keyset) {}

  /** Newest first. */
  page(query: ListImportsQuery): Promise<Page<Import>> {
    const imports = db().createQueryBuilder(Import, 'import');
    if (query.state) imports.andWhere('import.state = :state', { state: query.state });
    if (query.updatedSince) imports.andWhere('import.updatedAt >= :since', { since: query.updatedSince });
    return this.keyset.page(imports, query, IMPORT_ORDERS);
  }

  /** Throws `ImportNotFound` (404). */
  async get(id: string): Promise<Import> {
    return found(await db().findOneBy(Import, { id }));
  }

  /** Holds the import until the transaction ends, so that its state can be checked and changed. */
  async lock(id: string): Promise<Import> {
    return found(await lockRow(Import, id));
  }

  async update(id: string, version: number | null, changes: QueryDeepPartialEntity<Import>): Promise<Import> {
    return found(await updateRow(Import, id, version, changes));
  }
}

function found(row: Import | null): Import {
  if (!row) throw new ImportNotFound();
  return row;
}
