import { Injectable } from '@nestjs/common';
import { type DomainEvent, DomainEvents } from '../../../kernel/events/index.js';
import type { WebhookEndpoint } from './endpoint.entity.js';

const TOLD = ['url', 'description', 'eventTypes', 'state', 'disabledReason'] as const;

/** Tells what happened to an endpoint; never its secrets. */
@Injectable()
export class EndpointNews {
  constructor(private readonly events: DomainEvents) {}

  /** `before` is the endpoint as it was; with nothing that changed, nothing is told. */
  changed(event: DomainEvent, endpoint: WebhookEndpoint, before: WebhookEndpoint): void {
    const differs = (name: (typeof TOLD)[number]) => JSON.stringify(before[name]) !== JSON.stringify(endpoint[name]);
    const changed = TOLD.filter(differs);
    if (changed.length === 0) return;
    this.tell(event, endpoint, Object.fromEntries(changed.map((name) => [name, before[name]])));
  }

  tell(event: DomainEvent, endpoint: WebhookEndpoint, previous?: Record<string, unknown>): void {
    const { id, version, url, description, eventTypes, state, disabledReason } = endpoint;
    this.events.record(event, {
      entityId: id,
      version,
      data: { id, url, description, eventTypes, state, disabledReason },
      ...(previous && { previous }),
    });
  }
}
