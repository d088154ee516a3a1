import { appError } from '../../kernel/problem/index.js';

export class WebhookEndpointNotFound extends appError(
  404,
  'webhook_endpoint_not_found',
  'Webhook endpoint not found',
) {}

/** Every event of the company is multiplied by the number of endpoints. */
export class TooManyWebhookEndpoints extends appError(
  409,
  'too_many_webhook_endpoints',
  'Webhook endpoint limit reached',
  {
    limit: { type: 'integer', minimum: 1, maximum: 1_000, description: 'The maximum number per company.', example: 20 },
  },
) {
  constructor(limit: number) {
    super(`You can have up to ${limit} endpoints. Delete one you no longer need.`, { members: { limit } });
  }
}
