import { Injectable, type StreamableFile } from '@nestjs/common';
import { currentScope, runInScope } from '../../kernel/context/index.js';
import { type Page } from '../../kernel/paging/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { ImportFile, ImportsRepository } from '../imports/index.js';
import { presetById } from '../import-presets/index.js';
import { csvAnswer } from '../../kernel/csv/index.js';
import { type ImportProblem, ImportProblemsRepository } from '../import-problems/index.js';
import type { ListImportProblemsQuery } from './problem.dto.js';
import { problemFile, type ReportedProblem } from './problem-file.js';

/** What people read about rows with problems. */
@Injectable()
export class ImportProblems {
  constructor(
    private readonly scopes: Scopes,
    private readonly imports: ImportsRepository,
    private readonly problems: ImportProblemsRepository,
    private readonly importFile: ImportFile,
  ) {}

  /** Throws `ImportNotFound` (404). */
  async list(importId: string, query: ListImportProblemsQuery): Promise<Page<ImportProblem>> {
    await this.imports.get(importId);
    return this.problems.page(importId, query);
  }

  /** Streams the rows of one severity with what is wrong. Opens short transactions of its own while it streams. */
  async file(importId: string, severity: ImportProblem['severity']): Promise<StreamableFile> {
    const row = await this.scopes.transaction(() => this.imports.get(importId), { readOnly: true });
    // The stream is read after the handler has returned, outside its scope.
    const scope = currentScope();
    const open = () => runInScope(scope, this.importFile.opener(row));
    const next = (line: number) => runInScope(scope, () => this.complaintsAfter(importId, severity, line));
    const stream = problemFile(open, row.format, presetById(row.preset)?.isFooter, walk(next));
    return csvAnswer(stream, `${baseName(row.fileName)}-problems.csv`);
  }

  private complaintsAfter(
    importId: string,
    severity: ImportProblem['severity'],
    line: number,
  ): Promise<ReportedProblem[]> {
    return this.scopes.transaction(() => this.problems.complaintsAfter(importId, severity, line), { readOnly: true });
  }
}

async function* walk(next: (line: number) => Promise<ReportedProblem[]>): AsyncGenerator<ReportedProblem> {
  let page = await next(0);
  while (page.length > 0) {
    yield* page;
    page = await next(page.at(-1)?.line ?? 0);
  }
}

/** The name of the uploaded file as far as it is safe in a header. */
function baseName(fileName: string): string {
  return fileName.replace(/\.\w+$/, '').replace(/[^\w.-]+/g, '-') || 'import';
}
