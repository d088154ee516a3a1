import { runWorker } from './run-worker.js';
import { SuiteModule } from './suite.module.js';

await runWorker(SuiteModule);
