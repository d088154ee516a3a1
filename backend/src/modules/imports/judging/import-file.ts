import { Injectable } from '@nestjs/common';
import { Files } from '../../../kernel/files/index.js';
import type { Import } from '../import.entity.js';
import type { JudgeSettings } from './row-judge.js';
import { presetById } from '../presets/index.js';
import { dataRows, type OpenFile, type SourceRow } from '../reading/index.js';

/** The file of an import and how to understand it. */
@Injectable()
export class ImportFile {
  constructor(private readonly files: Files) {}

  opener({ fileId }: Pick<Import, 'fileId'>): OpenFile {
    return async () => (await this.files.open(fileId)).stream;
  }

  /** Streams the rows in chunks, each with the position of its first row. */
  async *chunks(row: Import, size: number): AsyncGenerator<{ start: number; rows: SourceRow[] }> {
    let start = 0;
    let rows: SourceRow[] = [];
    for await (const next of dataRows(this.opener(row), row.format, presetById(row.preset)?.isFooter)) {
      rows.push(next);
      if (rows.length < size) continue;
      yield { start, rows };
      start += rows.length;
      rows = [];
    }
    if (rows.length > 0) yield { start, rows };
  }

  /** The first rows only. */
  async first(row: Import, count: number): Promise<SourceRow[]> {
    for await (const { rows } of this.chunks(row, count)) return rows;
    return [];
  }

  judgeSettings({ id, preset, format, mapping, options }: Import): JudgeSettings {
    return {
      importId: id,
      source: preset ?? 'other',
      columns: format.columns,
      mapping,
      refine: presetById(preset)?.refine,
      ...options,
    };
  }
}
