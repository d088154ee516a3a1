import { Injectable } from '@nestjs/common';
import { db, newId } from '../../kernel/database/index.js';
import { ClientIntake, type IntakeClient, type IntakeProperty } from '../client-intake/index.js';
import { ImportRecordsRepository, type NewRecord } from './import-records.repository.js';
import { isWanted, type Verdict, type WantedRow } from './verdict.js';

interface PlacedRow extends WantedRow {
  /** Ids for the properties, the one with the name first. */
  propertyIds: string[];
}

/** Turns verdicts into clients and properties, and records which row became what. */
@Injectable()
export class RowWriter {
  constructor(
    private readonly clients: ClientIntake,
    private readonly records: ImportRecordsRepository,
  ) {}

  async write(importId: string, verdicts: Verdict[]): Promise<void> {
    const rows = verdicts.filter(isWanted).map((row) => ({ ...row, propertyIds: propertiesOf(row.draft).map(newId) }));
    if (rows.length === 0) return;
    // Foreign keys are checked by plans that the connection keeps. Made when the tables were empty, they take any index,
    // and the first large import would go slower with every row until PostgreSQL has gathered statistics.
    await db().query('discard plans');
    await this.clients.createMany(rows.filter(({ outcome }) => outcome === 'create').map(intakeClient));
    const versions = await this.addProperties(rows.filter(({ outcome }) => outcome === 'add_property'));
    await this.records.insert(rows.map((row) => recordOf(importId, row, versions.get(row.clientId) ?? 1)));
  }

  /** Answers the clients' versions afterwards. */
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
  const { kind, displayName, companyName, status, leadSource, notes, createdAt, tags, contact, otherContacts } =
    row.draft;
  return {
    id: row.clientId,
    kind,
    displayName,
    companyName,
    status,
    leadSource,
    notes,
    tags,
    ...(createdAt && { createdAt: new Date(createdAt) }),
    billingAddress: row.draft.billingAddress,
    contacts: [contact, ...otherContacts],
    properties: intakeProperties(row),
  };
}

const propertiesOf = ({ property, otherAddresses }: WantedRow['draft']): IntakeProperty[] => [
  ...(property ? [property] : []),
  ...otherAddresses.map((address) => ({ name: null, address, accessNotes: null })),
];

const intakeProperties = ({ draft, propertyIds }: PlacedRow): IntakeProperty[] =>
  propertiesOf(draft).map((property, index) => ({ ...property, id: propertyIds[index] ?? newId() }));

function recordOf(
  importId: string,
  { row, keys, source, outcome, clientId, propertyIds: [propertyId, ...otherPropertyIds] }: PlacedRow,
  clientVersion: number,
): NewRecord {
  return {
    rowKey: keys.rowKey,
    clientKey: keys.clientKey ?? keys.placeKey,
    source: keys.clientKey && source,
    detailsKey: keys.detailsKey,
    importId,
    line: row.line,
    createdClient: outcome === 'create',
    clientId,
    clientVersion,
    propertyId: propertyId ?? null,
    otherPropertyIds,
  };
}
