export { SendWebhooks } from './deliveries.queue.js';
export { WebhookDelivery } from './delivery.entity.js';
export { messageBody } from './message-body.js';
export { DeliveryRetention } from './retention.js';
export { WebhookDeliveriesModule } from './webhook-deliveries.module.js';
