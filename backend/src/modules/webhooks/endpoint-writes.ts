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
 * Endpoints that people make and change. Whether an address may be called is found out first: name servers take their
 * time, and no connection is held meanwhile. What is found out counts in the transaction, so that a refusal is kept
 * under its `Idempotency-Key`, and a repeat answers what the first request did.
 */
@Injectable()
export class EndpointWrites {
  constructor(
    private readonly urls: CallableUrl,
    private readonly endpoints: EndpointsService,
    private readonly idempotency: Idempotency,
    private readonly scopes: Scopes,
  ) {}

  /** Throws `ValidationFailed` (422) for an address that is not called. */
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
