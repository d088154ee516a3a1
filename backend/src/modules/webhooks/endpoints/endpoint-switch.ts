import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/index.js';
import { updateRow } from '../../../kernel/database/index.js';
import { EventLog } from '../../events/index.js';
import { OutstandingDeliveries } from '../deliveries/outstanding-deliveries.js';
import { WebhookEndpointNotFound } from '../webhooks.errors.js';
import { WebhookEndpointDisabled, WebhookEndpointEnabled } from '../webhooks.events.js';
import { type DisabledReason, WebhookEndpoint } from './endpoint.entity.js';
import { EndpointNews } from './endpoint-news.js';
import { EndpointsRepository } from './endpoints.repository.js';

/** Turns endpoints on and off. */
@Injectable()
export class EndpointSwitch {
  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly outstanding: OutstandingDeliveries,
    private readonly log: EventLog,
    private readonly news: EndpointNews,
    private readonly clock: Clock,
  ) {}

  /** From now on; nothing that happened while it was off. Enabling an active endpoint changes nothing. */
  async enable(id: string): Promise<WebhookEndpoint> {
    const before = await this.lock(id);
    if (before.state === 'active') return before;
    const endpoint = await this.change(before, { state: 'active', disabledReason: null, disabledAt: null });
    await this.endpoints.begin(id, await this.log.lastSeq());
    this.news.changed(WebhookEndpointEnabled, endpoint, before);
    return endpoint;
  }

  /** What waits is given up, and can be replayed. Answers false when it was off already. */
  async disable(id: string, reason: DisabledReason): Promise<boolean> {
    const before = await this.lock(id);
    if (before.state === 'disabled') return false;
    const off = { state: 'disabled', disabledReason: reason, disabledAt: this.clock.now() } as const;
    const endpoint = await this.change(before, off);
    await this.outstanding.giveUp(id);
    this.news.changed(WebhookEndpointDisabled, endpoint, before);
    return true;
  }

  private async lock(id: string): Promise<WebhookEndpoint> {
    const endpoint = await this.endpoints.lock(id);
    if (!endpoint) throw new WebhookEndpointNotFound();
    return endpoint;
  }

  private async change({ id }: WebhookEndpoint, changes: Partial<WebhookEndpoint>): Promise<WebhookEndpoint> {
    const endpoint = await updateRow(WebhookEndpoint, id, null, { ...changes });
    if (!endpoint) throw new WebhookEndpointNotFound();
    return endpoint;
  }
}
