import { WebhookSendingModule } from '../../../src/modules/webhook-sending/index.js';
import { runWorker } from './run-worker.js';

await runWorker(WebhookSendingModule);
