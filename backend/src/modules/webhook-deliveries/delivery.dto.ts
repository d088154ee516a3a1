import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import { Instant, OneLine, RecordDto, SortBy, UpdatedPageQuery } from '../../kernel/dto/index.js';
import { revisionOf } from '../../kernel/response/index.js';
import { DELIVERY_ACTIONS, type DeliveryAction } from './delivery-states.js';
import { DELIVERY_STATES, type DeliveryState, type WebhookAttempt, type WebhookDelivery } from './delivery.entity.js';

const MAX_INT = 2_147_483_647;
const TYPE = /^[a-z][a-z_]*(\.[a-z][a-z_]*)+$/;

type DeliveryOrder = 'created' | 'updated';
export const DELIVERY_ORDERS = new Sorting<WebhookDelivery, DeliveryOrder>(
  { created: 'createdAt', updated: 'updatedAt' },
  '-created',
);

/** Filters of the log of deliveries. */
export class ListWebhookDeliveriesQuery extends UpdatedPageQuery {
  /** Order of the rows. */
  @SortBy(DELIVERY_ORDERS)
  sort?: SortWord<DeliveryOrder>;

  /** Only deliveries in this state. */
  @ApiPropertyOptional({ enum: DELIVERY_STATES, example: 'dead' })
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  state?: DeliveryState;

  /** Only deliveries of this type of event. */
  @ApiPropertyOptional({ maxLength: 60, pattern: TYPE.source, example: 'client.created' })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(60)
  @Matches(TYPE, { message: 'eventType must be a type such as client.created' })
  eventType?: string;
}

/** Which dead deliveries begin anew. */
export class ReplayFailedWebhookDeliveriesDto {
  /** Deliveries of events since this time (RFC 3339). */
  @Instant()
  @ApiProperty({ type: String, format: 'date-time', maxLength: 40, example: '2026-03-01T08:30:00Z' })
  since!: string;
}

/** One event on its way to one endpoint. */
export class WebhookDeliveryDto extends RecordDto {
  /** Id of the delivery, and the `webhook-id` header of all its attempts. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Endpoint that it goes to. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  webhookEndpointId!: string;

  /** The event; null for a test. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  eventId!: string | null;

  /** Number of the event in `GET /api/v1/events`; null for a test. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: Number.MAX_SAFE_INTEGER, example: 1284 })
  seq!: number | null;

  /** What happened; documented as open. */
  @ApiProperty({ maxLength: 60, example: 'client.updated' })
  eventType!: string;

  /** Kind of the record; documented as open. */
  @ApiProperty({ maxLength: 60, example: 'client' })
  entityType!: string;

  /** Id of the record. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  entityId!: string;

  /**
   * `pending → delivered`, or `pending → retrying → delivered | dead`; a delivered or dead one can be replayed.
   * Documented as open.
   */
  @ApiProperty({ enum: DELIVERY_STATES, example: 'delivered' })
  state!: DeliveryState;

  /** Number of attempts. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 32_767, example: 1 })
  attempts!: number;

  /** Earliest time of the next attempt; null once it has ended. Earlier events of the same record go first. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  nextAttemptAt!: string | null;

  /** When it was delivered. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  deliveredAt!: string | null;

  /** HTTP status of the last response; null if there was none. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 100, maximum: 999, example: 200 })
  lastStatus!: number | null;

  /** Why the last attempt failed, for people; null unless it did. */
  @ApiProperty({ type: String, nullable: true, maxLength: 300, example: 'No answer within 15 s.' })
  lastError!: string | null;

  /** When it was last updated. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  override updatedAt!: string;

  /** The actions that you may take now; documented as open, more values may come. */
  @ApiProperty({ enum: DELIVERY_ACTIONS, isArray: true, maxItems: 10, example: ['replay'] })
  allowedActions!: DeliveryAction[];

  /** Changes whenever anything in this answer changes, also what you may read of it; the second part of the ETag. */
  @ApiProperty({ maxLength: 40, example: 'q8Xb2vTn4kQ' })
  revision!: string;

  static from(delivery: WebhookDelivery, allowedActions: DeliveryAction[]): WebhookDeliveryDto {
    const { id, endpointId, eventId, eventType, entityType, entityId } = delivery;
    const { state, attempts, lastStatus, lastError, version } = delivery;
    const facts = {
      id,
      webhookEndpointId: endpointId,
      eventId,
      eventType,
      entityType,
      entityId,
      state,
      attempts,
      lastStatus,
      lastError,
      version,
      allowedActions,
      seq: Number(delivery.seq) || null,
      nextAttemptAt: delivery.nextAttemptAt?.toISOString() ?? null,
      deliveredAt: delivery.deliveredAt?.toISOString() ?? null,
      createdAt: delivery.createdAt.toISOString(),
      updatedAt: delivery.updatedAt.toISOString(),
    };
    return { ...facts, revision: revisionOf(facts) };
  }
}

/** One try to hand a delivery over. */
export class WebhookAttemptDto {
  /** 1 for the first. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 32_767, example: 1 })
  number!: number;

  /** When it began. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  at!: string;

  /** How long it took, in milliseconds. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_INT, example: 84 })
  durationMs!: number;

  /** Headers of the request. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', maxLength: 1000 },
    example: { 'webhook-id': '0198f6d2-7c1a-7b6e-9f0a-1c2d3e4f5a6b', 'webhook-timestamp': '1790000000' },
  })
  requestHeaders!: Record<string, string>;

  /** HTTP status of the response; null if there was none. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 100, maximum: 999, example: 503 })
  status!: number | null;

  /** First 4 KB of the response body; null if there was no response. */
  @ApiProperty({ type: String, nullable: true, maxLength: 5000, example: 'Temporarily unavailable' })
  answer!: string | null;

  /** Why there was no response, for people. */
  @ApiProperty({ type: String, nullable: true, maxLength: 300, example: 'Your server refused the connection.' })
  error!: string | null;

  static from({ number, at, durationMs, requestHeaders, status, answer, error }: WebhookAttempt): WebhookAttemptDto {
    return { number, at: at.toISOString(), durationMs, requestHeaders, status, answer, error };
  }
}

/** One delivery with what was sent and what was answered. */
export class WebhookDeliveryDetailDto extends WebhookDeliveryDto {
  /**
   * The body of the request, the same at every attempt: `{type, timestamp, data}`, where `data` is the event, with what
   * you may read of it.
   */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { type: 'client.updated', timestamp: '2026-03-01T08:30:00.000Z', data: { seq: 1284 } },
  })
  body!: Record<string, unknown>;

  /** The last 100 attempts, oldest first. */
  @ApiProperty({ type: () => [WebhookAttemptDto], maxItems: 100 })
  attemptLog!: WebhookAttemptDto[];
}
