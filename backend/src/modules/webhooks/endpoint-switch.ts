import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { currentScope, SYSTEM } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { EventLog } from '../events/index.js';
import { WebhookEndpointDisabled, WebhookEndpointEnabled, WebhookEndpointRecord } from './webhooks.events.js';
import { DisabledNotice } from './disabled-notice.js';
import {
  type DisabledReason,
  ENDPOINT_LIFECYCLE,
  type EndpointAction,
  type WebhookEndpoint,
} from './endpoint.entity.js';
import { EndpointsRepository } from './endpoints.repository.js';

/** Enables and disables endpoints. */
@Injectable()
export class EndpointSwitch {
  private readonly followers: Array<(endpointId: string) => Promise<void>> = [];

  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly notice: DisabledNotice,
    private readonly scopes: Scopes,
    private readonly log: EventLog,
    private readonly writer: RecordWriter,
    private readonly clock: Clock,
  ) {}

  /** Whether an endpoint as it is takes an action. */
  static takes(action: EndpointAction, { state }: Pick<WebhookEndpoint, 'state'>): boolean {
    return ENDPOINT_LIFECYCLE.takes(action, state);
  }

  /** Calls `follower` for every disabled endpoint, in the transaction that disables it. */
  follow(follower: (endpointId: string) => Promise<void>): void {
    this.followers.push(follower);
  }

  /** From now on; nothing that happened while it was disabled. Enabling an active endpoint changes nothing. */
  async enable(id: string): Promise<WebhookEndpoint> {
    const before = await this.endpoints.lock(id);
    if (!EndpointSwitch.takes('enable', before)) return before;
    const on = { state: 'active', disabledReason: null, disabledAt: null } as const;
    const endpoint = await this.writer.update(WebhookEndpointRecord, WebhookEndpointEnabled, before, on);
    await this.endpoints.begin(id, await this.log.lastSeq());
    return endpoint;
  }

  /** Waiting deliveries are dropped and can be replayed. Disabling a disabled endpoint changes nothing. */
  async disable(id: string, reason: DisabledReason): Promise<{ endpoint: WebhookEndpoint; changed: boolean }> {
    const before = await this.endpoints.lock(id);
    if (!EndpointSwitch.takes('disable', before)) return { endpoint: before, changed: false };
    const off = { state: 'disabled', disabledReason: reason, disabledAt: this.clock.now() } as const;
    const endpoint = await this.writer.update(WebhookEndpointRecord, WebhookEndpointDisabled, before, off);
    for (const follow of this.followers) await follow(id);
    return { endpoint, changed: true };
  }

  /**
   * Disables an endpoint that no longer accepts deliveries, and tells the owners. The product is the actor, not whoever
   * caused the event that was being sent.
   */
  async giveUp(endpointId: string, reason: 'gone' | 'failing'): Promise<void> {
    const { tenantId, requestId } = currentScope();
    await this.scopes.run({ tenantId, requestId, actor: SYSTEM }, async () => {
      if ((await this.disable(endpointId, reason)).changed) await this.notice.send(endpointId);
    });
  }
}
