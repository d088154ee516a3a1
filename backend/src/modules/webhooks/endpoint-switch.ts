import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { EventLog } from '../events/index.js';
import { OutstandingDeliveries } from '../webhook-deliveries/outstanding-deliveries.js';
import { WebhookEndpointNotFound } from './webhooks.errors.js';
import { WebhookEndpointDisabled, WebhookEndpointEnabled } from './webhooks.events.js';
import type { DisabledReason, WebhookEndpoint } from './endpoint.entity.js';
import { WebhookEndpointRecord } from './endpoint-record.js';
import { EndpointsRepository } from './endpoints.repository.js';

/** Turns endpoints on and off. */
@Injectable()
export class EndpointSwitch {
  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly outstanding: OutstandingDeliveries,
    private readonly log: EventLog,
    private readonly writer: RecordWriter,
    private readonly clock: Clock,
  ) {}

  /** From now on; nothing that happened while it was off. Enabling an active endpoint changes nothing. */
  async enable(id: string): Promise<WebhookEndpoint> {
    const before = await this.lock(id);
    if (before.state === 'active') return before;
    const on = { state: 'active', disabledReason: null, disabledAt: null } as const;
    const endpoint = await this.writer.update(WebhookEndpointRecord, WebhookEndpointEnabled, before, on);
    await this.endpoints.begin(id, await this.log.lastSeq());
    return endpoint;
  }

  /** What waits is given up, and can be replayed. Answers false when it was off already. */
  async disable(id: string, reason: DisabledReason): Promise<boolean> {
    const before = await this.lock(id);
    if (before.state === 'disabled') return false;
    const off = { state: 'disabled', disabledReason: reason, disabledAt: this.clock.now() } as const;
    await this.writer.update(WebhookEndpointRecord, WebhookEndpointDisabled, before, off);
    await this.outstanding.giveUp(id);
    return true;
  }

  private async lock(id: string): Promise<WebhookEndpoint> {
    const endpoint = await this.endpoints.lock(id);
    if (!endpoint) throw new WebhookEndpointNotFound();
    return endpoint;
  }
}
