import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';

export const DELIVERY_STATES = ['pending', 'delivered', 'retrying', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Sent by the test button to one endpoint, whatever it subscribes to; not an event of the feed. */
export const TEST_EVENT = 'webhook.test';

/** One event on its way to one endpoint. */
@Entity('webhook_deliveries')
export class WebhookDelivery extends TenantEntity {
  @Column('uuid')
  endpointId!: string;

  /** Null for a test, which carries its own content. */
  @Column('uuid', { nullable: true })
  eventId!: string | null;

  /** Number of the event; 0 for a test. */
  @Column('bigint')
  seq!: string;

  @Column('text')
  eventType!: string;

  @Column('text')
  entityType!: string;

  @Column('uuid')
  entityId!: string;

  @Column('jsonb', { nullable: true })
  content!: Record<string, unknown> | null;

  @Column('text', { default: 'pending' })
  state!: DeliveryState;

  @Column('smallint', { default: 0 })
  attempts!: number;

  /** Attempts since the schedule last started: a replay starts it over. */
  @Column('smallint', { default: 0 })
  tries!: number;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  nextAttemptAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  deliveredAt!: Date | null;

  @Column('smallint', { nullable: true })
  lastStatus!: number | null;

  @Column('text', { nullable: true })
  lastError!: string | null;

  get isTest(): boolean {
    return this.eventType === TEST_EVENT;
  }
}

/** One attempt to deliver. */
@Entity('webhook_attempts')
export class WebhookAttempt {
  @PrimaryColumn('uuid', { default: () => 'app_tenant_id()' })
  readonly tenantId!: string;

  @PrimaryColumn('uuid')
  deliveryId!: string;

  /** 1 for the first. */
  @PrimaryColumn('smallint')
  number!: number;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column('int')
  durationMs!: number;

  @Column('jsonb')
  requestHeaders!: Record<string, string>;

  /** Null without a response. */
  @Column('smallint', { nullable: true })
  status!: number | null;

  /** The beginning of the response. */
  @Column('text', { nullable: true })
  answer!: string | null;

  /** Why there was no response. */
  @Column('text', { nullable: true })
  error!: string | null;
}
