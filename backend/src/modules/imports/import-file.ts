import { Injectable } from '@nestjs/common';
import { Files } from '../../kernel/files/index.js';
import type { Import } from './import.entity.js';
import { presetById } from '../import-presets/index.js';
import { dataRows, type SourceRow } from '../tabular-reader/index.js';

/** Characters after which a chunk of rows ends early: rows may be long. */
const HEAVY = 2_000_000;

/** The file of an import and how to read it. */
@Injectable()
export class ImportFile {
  constructor(private readonly files: Files) {}

  opener({ fileId }: Pick<Import, 'fileId'>): Parameters<typeof dataRows>[0] {
    return async () => (await this.files.open(fileId)).stream;
  }

  /** Streams the rows in chunks, each with the position of its first row. */
  async *chunks(row: Import, size: number): AsyncGenerator<{ start: number; rows: SourceRow[] }> {
    let start = 0;
    let weight = 0;
    let rows: SourceRow[] = [];
    for await (const next of dataRows(this.opener(row), row.format, presetById(row.preset)?.isFooter)) {
      rows.push(next);
      weight += next.cells.reduce((sum, cell) => sum + cell.length, 0);
      if (rows.length < size && weight < HEAVY) continue;
      yield { start, rows };
      start += rows.length;
      weight = 0;
      rows = [];
    }
    if (rows.length > 0) yield { start, rows };
  }
}
