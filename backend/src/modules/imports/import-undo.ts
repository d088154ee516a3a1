import { Injectable } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { ClientIntake } from '../client-intake/index.js';
import { Operations } from '../operations/index.js';
import { type ImportRecord, ImportRecordsRepository } from '../import-rows/index.js';
import type { Import } from './import.entity.js';
import { ImportRolledBack } from './import-state.js';
import { ImportKind, ImportsRepository } from './imports.repository.js';
import { ImportProblemsRepository, type NewProblem } from '../import-problems/index.js';

const CHUNK = 500;

interface Outcome {
  removed: number;
  kept: number;
}

/** Removes what an import created, in chunks; what somebody changed or planned work for stays and is reported. */
@Injectable()
export class ImportUndo {
  constructor(
    private readonly scopes: Scopes,
    private readonly imports: ImportsRepository,
    private readonly records: ImportRecordsRepository,
    private readonly problems: ImportProblemsRepository,
    private readonly clients: ClientIntake,
    private readonly operations: Operations,
    private readonly writer: RecordWriter,
  ) {}

  /** Removed rows are forgotten, so a redone undo finds only what is left. */
  async undo(row: Import, signal: AbortSignal): Promise<void> {
    await this.scopes.transaction(() => this.problems.clear(row.id, 'kept'));
    const sum: Outcome = { removed: 0, kept: 0 };
    let line = 0;
    for (;;) {
      signal.throwIfAborted();
      const records = await this.scopes.transaction(() => this.records.after(row.id, line, CHUNK));
      line = records.at(-1)?.line ?? 0;
      if (records.length === 0) break;
      const { removed, kept } = await this.scopes.transaction(() => this.takeOut(row.id, records));
      sum.removed += removed;
      sum.kept += kept;
      if (await this.report(row, sum)) return this.scopes.transaction(() => this.stop(row.id));
    }
    await this.scopes.transaction(() => this.conclude(row.id, sum));
  }

  private async takeOut(importId: string, records: ImportRecord[]): Promise<Outcome> {
    const gone = await this.removeClients(records.filter(({ createdClient }) => createdClient));
    // Properties of removed clients are gone with them.
    const left = records.filter(({ clientId }) => !gone.has(clientId));
    const emptied = await this.removeProperties(importId, left);
    const stays = left.filter(({ rowKey }) => !emptied.has(rowKey));
    await this.problems.insert(stays.map((record) => keptProblem(importId, record)));
    return { removed: records.length - stays.length, kept: stays.length };
  }

  /** Answers the ids of the clients that are gone. */
  private async removeClients(records: ImportRecord[]): Promise<Set<string>> {
    const untouched = await this.clients.untouched(records.map(expected));
    await this.clients.removeMany([...untouched]);
    return untouched;
  }

  /** Properties of clients from before the import. Answers the keys of the undone rows. */
  private async removeProperties(importId: string, records: ImportRecord[]): Promise<Set<string>> {
    const own = await this.records.createdBy(
      importId,
      records.map(({ clientId }) => clientId),
    );
    const added = records.filter(({ clientId }) => !own.has(clientId));
    const untouched = await this.clients.untouched(added.map(expected));
    const goes = added.filter(({ clientId }) => untouched.has(clientId));
    if (goes.length === 0) return new Set();
    await this.clients.removeProperties(
      goes.flatMap(({ propertyId, otherPropertyIds }) => [...(propertyId ? [propertyId] : []), ...otherPropertyIds]),
    );
    await this.records.forget(goes.map(({ rowKey }) => rowKey));
    await this.records.followVersions([...untouched]);
    return new Set(goes.map(({ rowKey }) => rowKey));
  }

  private async report({ operationId, result }: Import, { removed, kept }: Outcome): Promise<boolean> {
    if (!operationId) return false;
    const total = (result?.created ?? 0) + (result?.propertiesAdded ?? 0);
    return this.operations.report(operationId, { done: removed + kept, total, message: 'Removing clients' });
  }

  /** The person stopped the undo: the rest can be undone later. */
  private async stop(id: string): Promise<void> {
    const row = await this.imports.lock(id);
    if (row.operationId) await this.operations.cancelled(row.operationId);
    if (row.activity === 'undoing') await this.writer.update(ImportKind, null, row, { activity: null });
  }

  private async conclude(id: string, { removed, kept }: Outcome): Promise<void> {
    const row = await this.imports.lock(id);
    if (row.activity !== 'undoing') return;
    await this.writer.update(ImportKind, ImportRolledBack, row, { state: 'rolled_back', activity: null });
    if (row.operationId) await this.operations.finish(row.operationId, { result: { removed, kept } });
  }
}

const expected = ({ clientId, clientVersion: version }: ImportRecord) => ({ clientId, version });

function keptProblem(importId: string, { line, clientId }: ImportRecord): NewProblem {
  const detail = 'Kept because this client was edited or has jobs since the import.';
  const nothing = { columnIndex: null, columnName: null, value: null };
  return { importId, line, severity: 'kept', code: 'changed_since', ...nothing, detail, clientId };
}
