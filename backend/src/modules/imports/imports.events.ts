import { defineEvent } from '../../kernel/events/index.js';

/** An import ran to its end, or was cancelled half-way; `data` is the import with its counts. */
export const ImportFinished = defineEvent('import.finished', 'import');

/** An import was undone; `data` is the import with what stayed. */
export const ImportRolledBack = defineEvent('import.rolled_back', 'import');
