import { Injectable } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { ImportRows, type Verdict } from '../import-rows/index.js';
import { ImportFile, ImportsRepository } from '../imports/index.js';

/** The verdicts on the first rows; nothing is written. */
@Injectable()
export class ImportPreview {
  constructor(
    private readonly scopes: Scopes,
    private readonly imports: ImportsRepository,
    private readonly file: ImportFile,
    private readonly rows: ImportRows,
  ) {}

  /** Holds no connection while the file is read. Throws `ImportNotFound` (404). */
  async first(importId: string, count: number): Promise<Verdict[]> {
    const readOnly = { readOnly: true };
    const row = await this.scopes.transaction(() => this.imports.get(importId), readOnly);
    const rows = await this.rows.readFirst(row, this.file.opener(row), count);
    const judge = this.rows.judgeOf(row);
    return this.scopes.transaction(() => judge.judgeRead(rows), readOnly);
  }
}
