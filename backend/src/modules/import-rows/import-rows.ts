import { Injectable } from '@nestjs/common';
import { Threads } from '../../kernel/threads/index.js';
import { ImportProblemsRepository, type NewProblem } from '../import-problems/index.js';
import type { Import } from '../imports/index.js';
import type { dataRows } from '../tabular-reader/index.js';
import { ImportLookups } from './import-lookups.js';
import { judgeSettings } from './judge-settings.js';
import { MapFirstRows, type ReadRow } from './map-first-rows.js';
import { isRejection, rejected } from './rejection.js';
import { RowJudge } from './row-judge.js';
import { RowWriter } from './row-writer.js';
import { tally } from './tally.js';
import type { Verdict } from './verdict.js';
import { problemsOf } from './verdict-problems.js';

/** Handles the rows of an import: judged, counted, reported, written. */
@Injectable()
export class ImportRows {
  readonly tally = tally;
  readonly isRejection = isRejection;
  readonly rejected = rejected;

  constructor(
    private readonly lookups: ImportLookups,
    private readonly writer: RowWriter,
    private readonly problems: ImportProblemsRepository,
    private readonly threads: Threads,
  ) {}

  /** For one pass over the file from its beginning, or for one chunk once the chunks before it are written. */
  judgeOf(row: Import): RowJudge {
    return new RowJudge(judgeSettings(row), this.lookups.of(row.id));
  }

  /** The first rows with their mapped fields, for a judge; read in a thread. */
  readFirst(
    { id, preset, format, mapping, options }: Import,
    open: Parameters<typeof dataRows>[0],
    count: number,
  ): Promise<ReadRow[]> {
    const wanted = { row: { id, preset, format, mapping, options }, count };
    return this.threads.run(MapFirstRows, wanted, { reads: open });
  }

  /** Writes the clients and the problems of all rows. */
  async write({ id, format }: Import, verdicts: Verdict[]): Promise<void> {
    await this.writer.write(id, verdicts);
    await this.problems.insert(problemsOf(id, format.columns, verdicts));
  }

  /** Writes only the problems; no clients yet. */
  report({ id, format }: Import, verdicts: Verdict[]): Promise<void> {
    const problems = problemsOf(id, format.columns, verdicts);
    const isOfFile = ({ severity, code }: NewProblem) => severity === 'notice' || code === 'repeated_in_file';
    return this.problems.insert(problems.map((one) => (isOfFile(one) ? { ...one, clientId: null } : one)));
  }
}
