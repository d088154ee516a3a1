import type { Knowledge } from '../tabular-reader/index.js';
import { isKnownColumn, recognisePreset } from './suggest.js';

/** What the presets tell the reading of files. */
export const fileKnowledge: Knowledge = {
  isKnownName: isKnownColumn,
  footerOf: ({ columns }) => recognisePreset(columns)?.isFooter,
};
