import { Injectable } from '@nestjs/common';
import { db, newId } from '../../kernel/database/index.js';
import { ClientIntake, type IntakeClient, type IntakeProperty } from '../client-intake/index.js';
import { ImportRecordsRepository, type NewRecord } from './import-records.repository.js';
import { isWanted, type Verdict, type WantedRow } from './verdict.js';

interface PlacedRow extends WantedRow {
  /** Id that the property will have; null when the row has none. */
  propertyId: string | null;
}

/** Turns verdicts into clients and properties, and remembers which row became what. */
@Injectable()
export class RowWriter {
  constructor(
    private readonly clients: ClientIntake,
    private readonly records: ImportRecordsRepository,
  ) {}

  async write(importId: string, verdicts: Verdict[]): Promise<void> {
    const rows = verdicts.filter(isWanted).map((row) => ({ ...row, propertyId: row.draft.property && newId() }));
    if (rows.length === 0) return;
    // Foreign keys are checked by plans that the connection keeps. Made when the tables were empty, they take any index,
    // and the first large import would go slower with every row until PostgreSQL has gathered statistics.
    await db().query('discard plans');
    await this.clients.createMany(rows.filter(({ outcome }) => outcome === 'create').map(intakeClient));
    const versions = await this.addProperties(rows.filter(({ outcome }) => outcome === 'add_property'));
    await this.records.insert(rows.map((row) => recordOf(importId, row, versions.get(row.clientId) ?? 1)));
  }

  /** Answers the versions of the clients afterwards. */
  private async addProperties(rows: PlacedRow[]): Promise<Map<string, number>> {
    if (rows.length === 0) return new Map();
    const properties = rows.flatMap((row) => intakeProperties(row).map((one) => ({ ...one, clientId: row.clientId })));
    await this.clients.addProperties(properties);
    const clientIds = [...new Set(rows.map(({ clientId }) => clientId))];
    await this.records.followVersions(clientIds);
    return this.records.versionsOf(clientIds);
  }
}

function intakeClient(row: PlacedRow): IntakeClient {
  const { kind, displayName, companyName, status, leadSource, notes, tags, contact, billingAddress } = row.draft;
  return {
    id: row.clientId,
    kind,
    displayName,
    companyName,
    status,
    leadSource,
    notes,
    tags,
    billingAddress,
    contacts: [contact],
    properties: intakeProperties(row),
  };
}

function intakeProperties({ draft: { property }, propertyId }: PlacedRow): IntakeProperty[] {
  return property && propertyId ? [{ ...property, id: propertyId }] : [];
}

function recordOf(
  importId: string,
  { row, keys, outcome, clientId, propertyId }: PlacedRow,
  clientVersion: number,
): NewRecord {
  return {
    rowKey: keys.rowKey,
    clientKey: keys.clientKey,
    importId,
    line: row.line,
    createdClient: outcome === 'create',
    clientId,
    clientVersion,
    propertyId,
  };
}
