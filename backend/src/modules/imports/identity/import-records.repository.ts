import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { db } from '../../../kernel/database/index.js';
import { ImportRecord } from './import-record.entity.js';

export type NewRecord = Omit<ImportRecord, 'tenantId'>;

/** Every query about what rows became. */
@Injectable()
export class ImportRecordsRepository {
  /** What these rows and these clients became, in whichever import. */
  async findKnown(rowKeys: string[], clientKeys: string[]): Promise<ImportRecord[]> {
    return db().findBy(ImportRecord, [{ rowKey: In(rowKeys) }, { clientKey: In(clientKeys) }]);
  }

  /** Of these clients, the ones that this import created. */
  async createdBy(importId: string, clientIds: string[]): Promise<Set<string>> {
    if (clientIds.length === 0) return new Set();
    const records = await db().find(ImportRecord, {
      select: { clientId: true },
      where: { importId, createdClient: true, clientId: In(clientIds) },
    });
    return new Set(records.map(({ clientId }) => clientId));
  }

  async insert(records: NewRecord[]): Promise<void> {
    // One parameter instead of eight for each row: a chunk stays far from the limit of 65,535.
    await db().query(
      `insert into import_records (row_key, client_key, import_id, line, created_client, client_id, property_id)
       select row_key, client_key, import_id, line, created_client, client_id, property_id
       from jsonb_to_recordset($1::jsonb) as r (row_key text, client_key text, import_id uuid, line int,
            created_client boolean, client_id uuid, property_id uuid)`,
      [JSON.stringify(records.map(asColumns))],
    );
  }

  /** The next records of an import in the order of lines, for an undo in chunks. */
  after(importId: string, line: number, limit: number): Promise<ImportRecord[]> {
    return db()
      .createQueryBuilder(ImportRecord, 'record')
      .where('record.importId = :importId and record.line > :line', { importId, line })
      .orderBy('record.line')
      .limit(limit)
      .getMany();
  }

  /** Forgets rows whose client or property is gone, so that they can be imported again. */
  async forget(importId: string, lines: number[]): Promise<void> {
    await db().delete(ImportRecord, { importId, line: In(lines) });
  }
}

const asColumns = (record: NewRecord) => ({
  row_key: record.rowKey,
  client_key: record.clientKey,
  import_id: record.importId,
  line: record.line,
  created_client: record.createdClient,
  client_id: record.clientId,
  property_id: record.propertyId,
});
