import { Injectable } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { Operations } from '../operations/index.js';
import { ImportFile } from './import-file.js';
import type { Import } from './import.entity.js';
import { ImportFinished } from './import-state.js';
import { ImportKind, ImportsRepository } from './imports.repository.js';
import { ImportRows, type Verdict } from '../import-rows/index.js';
import type { SourceRow } from '../tabular-reader/index.js';

/**
 * Rows per transaction, a quarter of a second of work: short enough that other writers of the company never wait
 * noticeably, long enough that commits cost little.
 */
export const CHUNK = 250;

/** Writes the clients of a file, chunk by chunk; each chunk and its checkpoint are one transaction. */
@Injectable()
export class ImportRun {
  constructor(
    private readonly scopes: Scopes,
    private readonly imports: ImportsRepository,
    private readonly file: ImportFile,
    private readonly rows: ImportRows,
    private readonly operations: Operations,
    private readonly writer: RecordWriter,
  ) {}

  /** Continues after the last committed chunk when a worker has died, so each row is imported once. */
  async run(row: Import, signal: AbortSignal): Promise<void> {
    for await (const { start, rows } of this.file.chunks(row, CHUNK)) {
      const end = start + rows.length;
      if (end <= row.rowsDone) continue;
      signal.throwIfAborted();
      if (!(await this.writeSafely(row.id, start, rows))) return;
      if (await this.report(row, end)) return this.scopes.transaction(() => this.end(row.id, 'cancelled'));
    }
    await this.scopes.transaction(() => this.end(row.id, 'done'));
  }

  /** Answers false when the import was cancelled meanwhile. A row that the database refuses fails alone. */
  private async writeSafely(id: string, start: number, rows: SourceRow[]): Promise<boolean> {
    try {
      return await this.scopes.transaction(() => this.write(id, start, rows));
    } catch (error) {
      if (!this.rows.isRejection(error)) throw error;
    }
    for (const [index, row] of rows.entries()) {
      if (!(await this.writeAlone(id, start + index, row))) return false;
    }
    return true;
  }

  private async writeAlone(id: string, position: number, row: SourceRow): Promise<boolean> {
    try {
      return await this.scopes.transaction(() => this.write(id, position, [row]));
    } catch (error) {
      if (!this.rows.isRejection(error)) throw error;
      return this.scopes.transaction(() => this.write(id, position, [row], [this.rows.rejected(row)]));
    }
  }

  private async write(id: string, start: number, rows: SourceRow[], given?: Verdict[]): Promise<boolean> {
    const row = await this.imports.lock(id);
    if (row.state !== 'running') return false;
    // Another worker that was believed dead may have come further.
    const fresh = rows.slice(Math.max(0, row.rowsDone - start));
    if (fresh.length === 0) return true;
    // The database knows every earlier row of this import, so each chunk has a judge of its own.
    const verdicts = given ?? (await this.rows.judgeOf(row).judge(fresh));
    await this.rows.write(row, verdicts);
    await this.writer.update(ImportKind, null, row, {
      rowsDone: start + rows.length,
      result: this.rows.tally(row.result, verdicts),
    });
    return true;
  }

  private async report({ operationId, rowCount: total }: Import, done: number): Promise<boolean> {
    return (
      operationId !== null && (await this.operations.report(operationId, { done, total, message: 'Importing clients' }))
    );
  }

  /** Ends a run, also one that stops half-way; not an error when it has already ended. */
  async end(id: string, how: 'done' | 'cancelled', failure: string | null = null): Promise<void> {
    const before = await this.imports.lock(id);
    const { state, result } = before;
    if (state !== 'running') return;
    const done = result && result.failed > 0 ? 'done_with_errors' : 'done';
    const row = await this.writer.update(ImportKind, ImportFinished, before, {
      state: how === 'cancelled' ? 'cancelled' : failure ? 'done_with_errors' : done,
      activity: null,
      finishedAt: new Date(),
      failure,
    });
    await this.endOperation(row, how);
  }

  private async endOperation({ operationId, result }: Import, how: 'done' | 'cancelled'): Promise<void> {
    if (!operationId) return;
    const outcome = { result: { ...result } };
    if (how === 'cancelled') await this.operations.cancelled(operationId, outcome);
    else await this.operations.finish(operationId, outcome);
  }
}
