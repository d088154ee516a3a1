import { Injectable } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { Operations } from '../operations/index.js';
import { ImportFile } from './import-file.js';
import type { Import, ImportCounts } from './import.entity.js';
import { ImportKind, ImportsRepository } from './imports.repository.js';
import { ImportRows } from '../import-rows/index.js';
import { ImportProblemsRepository } from '../import-problems/index.js';

const CHUNK = 500;

/** Goes through the whole file and records every problem, but creates no client. */
@Injectable()
export class DryRun {
  constructor(
    private readonly scopes: Scopes,
    private readonly imports: ImportsRepository,
    private readonly file: ImportFile,
    private readonly rows: ImportRows,
    private readonly problems: ImportProblemsRepository,
    private readonly operations: Operations,
    private readonly writer: RecordWriter,
  ) {}

  /** Starts over when it is redone: its only effect are its findings. */
  async check(row: Import, signal: AbortSignal): Promise<void> {
    await this.scopes.transaction(() => this.problems.clear(row.id));
    const judge = this.rows.judgeOf(row);
    let counts = this.rows.tally(null, []);
    for await (const { start, rows } of this.file.chunks(row, CHUNK)) {
      signal.throwIfAborted();
      counts = await this.scopes.transaction(async () => {
        const verdicts = await judge.judge(rows);
        await this.rows.report(row, verdicts);
        return this.rows.tally(counts, verdicts);
      });
      const stop = await this.report(row, start + rows.length);
      if (stop) return this.scopes.transaction(() => this.cancelled(row.id));
    }
    await this.scopes.transaction(() => this.conclude(row.id, counts));
  }

  private async report({ operationId, rowCount: total }: Import, done: number): Promise<boolean> {
    return (
      operationId !== null && (await this.operations.report(operationId, { done, total, message: 'Checking rows' }))
    );
  }

  private async conclude(id: string, validation: ImportCounts): Promise<void> {
    const row = await this.imports.lock(id);
    if (row.activity !== 'validating') return;
    await this.writer.update(ImportKind, null, row, { activity: null, state: 'validated', validation });
    if (row.operationId) await this.operations.finish(row.operationId, { result: { ...validation } });
  }

  /** The person stopped the dry run, not the import, which keeps its state. */
  private async cancelled(id: string): Promise<void> {
    const row = await this.imports.lock(id);
    if (row.operationId) await this.operations.cancelled(row.operationId);
    if (row.activity === 'validating') await this.writer.update(ImportKind, null, row, { activity: null });
  }
}
