import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { db } from '../../kernel/database/index.js';
import { ImportRecord } from './import-record.entity.js';

export type NewRecord = Omit<ImportRecord, 'tenantId'>;

/** Every query about what rows became. */
@Injectable()
export class ImportRecordsRepository {
  /** What these rows and clients became, in any import. */
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

  /** The rows that created these clients. */
  async originsOf(clientIds: string[]): Promise<Map<string, ImportRecord>> {
    if (clientIds.length === 0) return new Map();
    const records = await db().findBy(ImportRecord, { createdClient: true, clientId: In(clientIds) });
    return new Map(records.map((record) => [record.clientId, record]));
  }

  async insert(records: NewRecord[]): Promise<void> {
    // One parameter instead of eleven per row: a chunk stays far from the limit of 65,535.
    await db().query(
      `insert into import_records (${COLUMNS})
       select ${COLUMNS}
       from jsonb_to_recordset($1::jsonb) as r (row_key text, client_key text, source text, details_key text,
            import_id uuid, line int, created_client boolean, client_id uuid, client_version int, property_id uuid,
            other_property_ids uuid[])`,
      [JSON.stringify(records.map(asColumns))],
    );
  }

  /** After an import itself changed clients: that must not look like a change by a person. */
  async followVersions(clientIds: string[]): Promise<void> {
    await db().query(
      `update import_records r set client_version = c.version from client_versions c
       where r.tenant_id = (select app_tenant_id()) and c.tenant_id = r.tenant_id and c.client_id = r.client_id
         and r.client_id = any ($1) and r.client_version = c.version - 1`,
      [clientIds],
    );
  }

  /** The versions that these clients have now. */
  async versionsOf(clientIds: string[]): Promise<Map<string, number>> {
    const rows: Array<{ id: string; version: number }> = await db().query(
      'select client_id as id, version from client_versions where client_id = any ($1)',
      [clientIds],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
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

  /** Deletes rows whose property was removed, so that they can be imported again. */
  async forget(rowKeys: string[]): Promise<void> {
    await db().delete(ImportRecord, { rowKey: In(rowKeys) });
  }
}

const COLUMNS = `row_key, client_key, source, details_key, import_id, line, created_client, client_id, client_version,
  property_id, other_property_ids`;

const asColumns = (record: NewRecord) => ({
  row_key: record.rowKey,
  client_key: record.clientKey,
  source: record.source,
  details_key: record.detailsKey,
  import_id: record.importId,
  line: record.line,
  created_client: record.createdClient,
  client_id: record.clientId,
  client_version: record.clientVersion,
  property_id: record.propertyId,
  other_property_ids: record.otherPropertyIds,
});
