import type { EventDto } from '../events/index.js';
import type { WebhookDelivery } from './delivery.entity.js';

/** What is posted: `data` is the event as `GET /api/v1/events` shows it. */
export interface MessageBody {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

/** The body of a delivery; the same at every attempt. */
export function messageBody({ eventType, createdAt, content }: WebhookDelivery, event: EventDto | null): MessageBody {
  if (event) return { type: event.type, timestamp: event.at, data: { ...event } };
  return { type: eventType, timestamp: createdAt.toISOString(), data: content ?? {} };
}
