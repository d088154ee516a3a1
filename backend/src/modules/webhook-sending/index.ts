export { WebhookSendingModule } from './webhook-sending.module.js';
