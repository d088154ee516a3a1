import { appError } from '../../kernel/problem/index.js';

export class WebhookDeliveryNotFound extends appError(
  404,
  'webhook_delivery_not_found',
  'Webhook delivery not found',
) {}

/** Nothing is sent to it, so nothing can be sent again. */
export class WebhookEndpointIsDisabled extends appError(
  409,
  'webhook_endpoint_disabled',
  'This webhook endpoint is disabled',
) {
  constructor() {
    super('Enable it first.');
  }
}
