import { Injectable } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { Threads } from '../../kernel/threads/index.js';
import { ImportFile } from '../imports/import-file.js';
import { ImportsRepository } from '../imports/imports.repository.js';
import { ImportLookups, judgeSettings, RowJudge, type Verdict } from '../import-rows/index.js';
import { MapFirstRows } from './map-first-rows.js';

/** The verdicts on the first rows, without consequences. */
@Injectable()
export class ImportPreview {
  constructor(
    private readonly scopes: Scopes,
    private readonly imports: ImportsRepository,
    private readonly file: ImportFile,
    private readonly lookups: ImportLookups,
    private readonly threads: Threads,
  ) {}

  /** Holds no connection while the file is read. Throws `ImportNotFound` (404). */
  async first(importId: string, count: number): Promise<Verdict[]> {
    const readOnly = { readOnly: true };
    const row = await this.scopes.transaction(() => this.imports.get(importId), readOnly);
    const { id, preset, format, mapping, options } = row;
    const wanted = { row: { id, preset, format, mapping, options }, count };
    const rows = await this.threads.run(MapFirstRows, wanted, { reads: this.file.opener(row) });
    const judge = new RowJudge(judgeSettings(row), this.lookups.of(importId));
    return this.scopes.transaction(() => judge.judgeRead(rows), readOnly);
  }
}
