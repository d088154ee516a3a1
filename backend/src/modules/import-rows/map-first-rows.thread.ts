import type { TaskFunction } from '../../kernel/threads/index.js';
import { judgeSettings } from './judge-settings.js';
import type { ReadRow } from './row-judge.js';
import { mapRow } from '../import-mapping/index.js';
import { presetById } from '../import-presets/index.js';
import { dataRows } from '../tabular-reader/index.js';
import type { MapFirstRows } from './map-first-rows.js';

export default (async ({ row, count }, open) => {
  const settings = judgeSettings(row);
  const read: ReadRow[] = [];
  for await (const next of dataRows(open, row.format, presetById(row.preset)?.isFooter)) {
    // Of the cells, only what they are mapped to is needed.
    read.push({ row: { line: next.line }, ...mapRow(next, settings) });
    if (read.length === count) break;
  }
  return read;
}) satisfies TaskFunction<typeof MapFirstRows>;
