// Logs answered requests and ends at once, in order or not: log.spec.ts looks for their lines.
import { createRequestLog } from '../../src/kernel/logging/index.js';

const log = createRequestLog('info');
for (let n = 0; n < 100; n += 1) log.info({ n }, 'request');
if (process.argv[2] === 'breaks') throw new Error('broken');
process.exit(0);
