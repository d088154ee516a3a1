import type { TaskFunction } from '../../kernel/threads/index.js';
import { UnreadableFile } from '../tabular-reader/index.js';
import { inspectImport } from './inspect-import.js';
import type { InspectFile } from './inspect-file.js';

export default (async ({ choices }, open) => {
  try {
    return { findings: await inspectImport(open, choices) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { code, detail, line } = error;
    return { refused: { code, detail, line } };
  }
}) satisfies TaskFunction<typeof InspectFile>;
