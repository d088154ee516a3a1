import { defineThreadedTask } from '../../kernel/threads/index.js';
import type { inspectFile, UnreadableFile } from '../tabular-reader/index.js';
import type { Findings } from './inspect-import.js';

export type FileInspected = { findings: Findings } | { refused: Pick<UnreadableFile, 'code' | 'detail' | 'line'> };

/** Finds out what an uploaded file is: reads all of it. */
export const InspectFile = defineThreadedTask<{ choices: Parameters<typeof inspectFile>[2] }, FileInspected>({
  name: 'imports.inspect-file',
  module: new URL('./inspect-file.thread.js', import.meta.url),
  lane: 'long',
  timeLimitMs: 60_000,
});
