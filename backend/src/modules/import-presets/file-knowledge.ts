import type { inspectFile } from '../tabular-reader/index.js';
import { isKnownColumn, recognisePreset } from './suggest.js';

/** What the presets tell the reading of files. */
export const fileKnowledge: Parameters<typeof inspectFile>[1] = {
  isKnownName: isKnownColumn,
  footerOf: ({ columns }) => recognisePreset(columns)?.isFooter,
};
