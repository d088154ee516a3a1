import { Injectable } from '@nestjs/common';
import { db, lockRow } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { ImportDto } from './import.dto.js';
import { IMPORT_ORDERS, type ListImportsQuery } from './import-update.dto.js';
import { Import } from './import.entity.js';
import { ImportNotFound } from './imports.errors.js';

/** An import with its counts. Only its end is an event: the steps before are followed through its operation. */
export const ImportKind: RecordKind<Import> = { entity: Import, describe: (row) => ImportDto.stored(row) };

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

  /** Locks the import until the transaction ends, so that its state can be checked and changed. */
  async lock(id: string): Promise<Import> {
    return found(await lockRow(Import, id));
  }
}

function found(row: Import | null): Import {
  if (!row) throw new ImportNotFound();
  return row;
}
