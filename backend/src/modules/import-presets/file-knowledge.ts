import type { inspectFile } from '../tabular-reader/index.js';
import { isKnownColumn, recognisePreset } from './suggest.js';

/** What reading a file needs to know from the presets. */
export const fileKnowledge: Parameters<typeof inspectFile>[1] = {
  isKnownName: isKnownColumn,
  footerOf: ({ columns }) => recognisePreset(columns)?.isFooter,
};
