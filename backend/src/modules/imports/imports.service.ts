import { Injectable } from '@nestjs/common';
import type { Page } from '../../kernel/paging/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { type SeenVersion, ValidationFailed } from '../../kernel/problem/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { QueueTasks, type QueueTask } from '../../kernel/queue/index.js';
import { type Operation, Operations } from '../operations/index.js';
import { assertTransition, mayBeUndone, undoUntil } from './import-state.js';
import { type Findings, type FormatChoices, ImportUpload } from './import-upload.js';
import type { ColumnTargetDto, ListImportsQuery, UpdateImportDto } from './import-update.dto.js';
import { ImportFile } from './import-file.js';
import type { Import, ImportActivity } from './import.entity.js';
import { ImportBusy, NameNotMapped, UndoExpired } from './imports.errors.js';
import { RunImport, UndoImport, ValidateImport } from './imports.queue.js';
import { ImportKind, ImportsRepository } from './imports.repository.js';
import type { TargetField } from '../import-mapping/index.js';
import { ImportProblemsRepository } from '../import-problems/index.js';
import { ImportRun } from './import-run.js';

interface Activity {
  activity: ImportActivity;
  kind: string;
  task: QueueTask<{ importId: string }>;
}

const VALIDATE: Activity = { activity: 'validating', kind: 'imports.validate', task: ValidateImport };
const RUN: Activity = { activity: 'running', kind: 'imports.run', task: RunImport };
const UNDO: Activity = { activity: 'undoing', kind: 'imports.undo', task: UndoImport };

const NAMES: TargetField[] = ['display_name', 'company_name', 'full_name', 'first_name', 'last_name'];

/**
 * What people do with an import, from the mapping to the undo. Long work is enqueued here and done by the processor.
 */
@Injectable()
export class ImportsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly imports: ImportsRepository,
    private readonly problems: ImportProblemsRepository,
    private readonly upload: ImportUpload,
    private readonly file: ImportFile,
    private readonly importRun: ImportRun,
    private readonly operations: Operations,
    private readonly tasks: QueueTasks,
    private readonly writer: RecordWriter,
  ) {}

  list(query: ListImportsQuery): Promise<Page<Import>> {
    return this.imports.page(query);
  }

  /** Throws `ImportNotFound` (404). */
  get(id: string): Promise<Import> {
    return this.imports.get(id);
  }

  /**
   * Changes mapping, options or format. The dry run was about the old ones, so the import has to be validated again.
   */
  async update(id: string, version: SeenVersion, { mapping, options, format }: UpdateImportDto): Promise<Import> {
    const anew = format && (await this.readAnew(id, format));
    return this.scopes.join(async () => {
      const row = requireChangeable(await this.imports.lock(id));
      const findings = anew ?? { format: row.format, mapping: row.mapping };
      const changes = {
        ...findings,
        ...(mapping && { mapping: mappingOf(mapping, findings.format.columns.length) }),
        options: { ...row.options, ...options },
        // Nobody has confirmed the suggested mapping yet.
        state: row.state === 'uploaded' && !mapping ? ('uploaded' as const) : ('mapped' as const),
        validation: null,
      };
      return this.writer.update(ImportKind, null, row, changes, { version });
    });
  }

  /** Before the import is locked: no connection is held while a file is read. */
  private async readAnew(id: string, format: FormatChoices): Promise<Findings> {
    const row = requireChangeable(await this.scopes.join(() => this.imports.get(id)));
    return this.upload.inspect(this.file.opener(row), { ...keptChoices(row), ...format });
  }

  async startValidation(id: string): Promise<Operation> {
    const row = await this.imports.lock(id);
    requireIdle(row);
    assertTransition(row.state, 'validated');
    if (!row.mapping.some((target) => target && NAMES.includes(target))) throw new NameNotMapped();
    return this.begin(row, VALIDATE, {});
  }

  async startRun(id: string): Promise<Operation> {
    const row = await this.imports.lock(id);
    requireIdle(row);
    assertTransition(row.state, 'running');
    await this.problems.clear(id);
    return this.begin(row, RUN, { state: 'running', rowsDone: 0, result: null });
  }

  /** Throws `UndoExpired` (409) after seven days, or when there is nothing to undo. */
  async startUndo(id: string): Promise<Operation> {
    const row = await this.imports.lock(id);
    requireIdle(row);
    assertTransition(row.state, 'rolled_back');
    if (!mayBeUndone(row)) throw new UndoExpired(undoUntil(row) ? undefined : 'This import didn’t create any clients.');
    return this.begin(row, UNDO, {});
  }

  /** Stops whatever is running. What a run has created by then stays, and can be undone. */
  async cancel(id: string): Promise<Import> {
    const row = await this.imports.lock(id);
    if (row.activity === 'undoing') throw new ImportBusy('An undo can’t be stopped.');
    assertTransition(row.state, 'cancelled');
    if (row.state === 'running') {
      await this.importRun.end(id, 'cancelled');
      return this.imports.get(id);
    }
    if (row.activity && row.operationId) await this.operations.cancelled(row.operationId);
    const end = { state: 'cancelled' as const, activity: null, finishedAt: new Date() };
    return this.writer.update(ImportKind, null, row, end);
  }

  private async begin(row: Import, { activity, kind, task }: Activity, changes: Partial<Import>): Promise<Operation> {
    const operation = await this.operations.start({
      kind,
      total: activity === 'undoing' ? (row.result?.created ?? null) : row.rowCount,
      subject: { type: 'import', id: row.id },
    });
    await this.writer.update(ImportKind, null, row, { ...changes, activity, operationId: operation.id });
    await this.tasks.enqueue(task, { importId: row.id });
    return operation;
  }
}

function requireChangeable(row: Import): Import {
  requireIdle(row);
  assertTransition(row.state, 'mapped');
  return row;
}

function requireIdle({ activity }: Import): void {
  if (activity) throw new ImportBusy(`Wait for it to finish ${activity}, or cancel it.`);
}

/** Keeps encoding and delimiter as detected or chosen; the header is searched for again. */
function keptChoices({ format: { encoding, delimiter } }: Import): FormatChoices {
  return { encoding, ...(delimiter && { delimiter }) };
}

function mappingOf(targets: ColumnTargetDto[], width: number): Import['mapping'] {
  const mapping: Import['mapping'] = Array.from({ length: width }, () => null);
  targets.forEach(({ column, target }, index) => {
    if (column < width) mapping[column] = target;
    else {
      const detail = `The file has ${width} columns, counted from 0.`;
      throw new ValidationFailed([{ pointer: `/mapping/${index}/column`, code: 'unknown_column', detail }]);
    }
  });
  return mapping;
}
