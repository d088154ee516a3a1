import { z } from 'zod';
import { defineQueueTask } from '../../kernel/queue/index.js';

const payload = z.object({ importId: z.uuid() });

/** The dry run: what every row would become. */
export const ValidateImport = defineQueueTask({ name: 'imports.validate', queue: 'imports', payload });

/** Writes the clients, chunk by chunk; continues where a killed worker stopped. */
export const RunImport = defineQueueTask({ name: 'imports.run', queue: 'imports', payload });

/** Removes what an import created and nobody has changed since. */
export const UndoImport = defineQueueTask({ name: 'imports.undo', queue: 'imports', payload });
