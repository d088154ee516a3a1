import { Injectable } from '@nestjs/common';
import { currentActor, currentScope } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { Handles, type TaskRun } from '../../kernel/queue/index.js';
import { Operations } from '../operations/index.js';
import { DryRun } from './dry-run.js';
import type { Import, ImportActivity } from './import.entity.js';
import { fileRefused } from './imports.errors.js';
import { RunImport, UndoImport, ValidateImport } from './imports.queue.js';
import { ImportKind, ImportsRepository } from './imports.repository.js';
import { UnreadableFile } from '../tabular-reader/index.js';
import { ImportRun } from './import-run.js';
import { ImportUndo } from './import-undo.js';

type Work = (row: Import, signal: AbortSignal) => Promise<void>;

/** The long work of imports. Each opens its own short transactions and continues where an earlier attempt stopped. */
@Injectable()
export class ImportsProcessor {
  constructor(
    private readonly scopes: Scopes,
    private readonly imports: ImportsRepository,
    private readonly dryRun: DryRun,
    private readonly importRun: ImportRun,
    private readonly importUndo: ImportUndo,
    private readonly operations: Operations,
    private readonly writer: RecordWriter,
  ) {}

  @Handles(ValidateImport, { transaction: 'none' })
  validate({ importId }: { importId: string }, run: TaskRun): Promise<void> {
    return this.work(importId, 'validating', run, (row, signal) => this.dryRun.check(row, signal));
  }

  @Handles(RunImport, { transaction: 'none' })
  run({ importId }: { importId: string }, run: TaskRun): Promise<void> {
    return this.work(importId, 'running', run, (row, signal) => this.importRun.run(row, signal));
  }

  @Handles(UndoImport, { transaction: 'none' })
  undo({ importId }: { importId: string }, run: TaskRun): Promise<void> {
    return this.work(importId, 'undoing', run, (row, signal) => this.importUndo.undo(row, signal));
  }

  private async work(importId: string, activity: ImportActivity, run: TaskRun, work: Work): Promise<void> {
    const row = await this.scopes.transaction(() => this.imports.get(importId));
    // Cancelled, or finished by an earlier try.
    if (row.activity !== activity) return;
    try {
      await this.asImport(() => work(row, run.signal));
    } catch (error) {
      const unreadable = error instanceof UnreadableFile;
      // Retrying does not make a file readable; a worker that shuts down leaves the task to another.
      if (run.signal.aborted || !(run.lastAttempt || unreadable)) throw error;
      await this.scopes.transaction(() => this.giveUp(importId, activity, unreadable ? fileRefused(error) : error));
      if (!unreadable) throw error;
    }
  }

  /** Everything written here has `import` as its source. */
  private asImport(work: () => Promise<void>): Promise<void> {
    const { tenantId, requestId } = currentScope();
    return this.scopes.withoutTransaction(
      { tenantId, requestId, actor: { ...currentActor(), source: 'import' } },
      work,
    );
  }

  private async giveUp(importId: string, activity: ImportActivity, reason: unknown): Promise<void> {
    const row = await this.imports.lock(importId);
    if (row.activity !== activity) return;
    if (row.operationId) await this.operations.fail(row.operationId, reason);
    if (activity === 'running') await this.importRun.end(importId, 'done', failureOf(reason));
    else await this.writer.update(ImportKind, null, row, { activity: null });
  }
}

function failureOf(reason: unknown): string {
  const detail = reason instanceof Error && 'detail' in reason ? String(reason.detail) : '';
  return (
    detail ||
    'The import stopped because of a server error. Rows already imported were kept. Import the file again to finish.'
  );
}
