import { Injectable } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { Idempotency, type KeyedCall } from '../../kernel/idempotency/index.js';
import type { SeenVersion } from '../../kernel/problem/index.js';
import { CallableUrl } from './callable-url.js';
import type {
  CreateWebhookEndpointDto,
  UpdateWebhookEndpointDto,
  WebhookEndpointDto,
  WebhookEndpointWithSecretDto,
} from './endpoint.dto.js';
import { EndpointsService } from './endpoints.service.js';

/**
 * Creates and changes endpoints. Whether an address may be called is checked first: name servers take their time, and
 * no connection is held meanwhile. The result is applied in the transaction, so that a refusal is stored under its
 * `Idempotency-Key`, and a repeat gets the same answer.
 */
@Injectable()
export class EndpointWrites {
  constructor(
    private readonly urls: CallableUrl,
    private readonly endpoints: EndpointsService,
    private readonly idempotency: Idempotency,
    private readonly scopes: Scopes,
  ) {}

  /** Throws `ValidationFailed` (422) for an address that may not be called. */
  async create(call: KeyedCall, endpoint: CreateWebhookEndpointDto): Promise<WebhookEndpointWithSecretDto> {
    const refusal = await this.urls.refusal(endpoint.url);
    return this.idempotency.transaction(call, endpoint, async () => {
      if (refusal) throw refusal;
      return this.endpoints.create(endpoint);
    });
  }

  async update(id: string, version: SeenVersion, changes: UpdateWebhookEndpointDto): Promise<WebhookEndpointDto> {
    const refusal = changes.url === undefined ? null : await this.urls.refusal(changes.url);
    if (refusal) throw refusal;
    return this.scopes.transaction(() => this.endpoints.update(id, version, changes));
  }
}
