import { Injectable } from '@nestjs/common';
import { ImportFile } from '../judging/import-file.js';
import { ImportsRepository } from '../imports.repository.js';
import { ImportLookups, RowJudge, type Verdict } from '../judging/index.js';

/** The verdicts on the first rows, without consequences. */
@Injectable()
export class ImportPreview {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly file: ImportFile,
    private readonly lookups: ImportLookups,
  ) {}

  /** Throws `ImportNotFound` (404). */
  async first(importId: string, count: number): Promise<Verdict[]> {
    const row = await this.imports.get(importId);
    const judge = new RowJudge(this.file.judgeSettings(row), this.lookups.of(importId));
    return judge.judge(await this.file.first(row, count));
  }
}
