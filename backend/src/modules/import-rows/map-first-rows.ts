import { defineThreadedTask } from '../../kernel/threads/index.js';
import type { Import } from '../imports/index.js';
import type { ReadRow } from './row-judge.js';

export type { ReadRow };

export interface FirstRows {
  row: Pick<Import, 'id' | 'preset' | 'format' | 'mapping' | 'options'>;
  count: number;
}

/** Reads the first rows of a file and maps their columns. */
export const MapFirstRows = defineThreadedTask<FirstRows, ReadRow[]>({
  name: 'imports.map-first-rows',
  module: new URL('./map-first-rows.thread.js', import.meta.url),
  lane: 'long',
  timeLimitMs: 60_000,
});
