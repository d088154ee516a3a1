import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';
import { Lifecycle } from '../../kernel/records/index.js';

export const ENDPOINT_STATES = ['active', 'disabled'] as const;
export type EndpointState = (typeof ENDPOINT_STATES)[number];

export const ENDPOINT_ACTIONS = [
  'update',
  'enable',
  'disable',
  'rotate_secret',
  'test',
  'replay_failed',
  'delete',
] as const;
export type EndpointAction = (typeof ENDPOINT_ACTIONS)[number];

const always = { in: ENDPOINT_STATES, permission: 'webhooks.manage' } as const;

/** A test goes to a disabled endpoint, too: it shows whether enabling it makes sense. */
export const ENDPOINT_LIFECYCLE = new Lifecycle<EndpointState, never, EndpointAction>(
  {},
  {
    update: always,
    enable: { in: ['disabled'], permission: 'webhooks.manage' },
    disable: { in: ['active'], permission: 'webhooks.manage' },
    rotate_secret: always,
    test: always,
    replay_failed: { in: ['active'], permission: 'webhooks.manage' },
    delete: always,
  },
);

export const DISABLED_REASONS = ['by_hand', 'gone', 'failing'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** Where a company wants its events sent. */
@Entity('webhook_endpoints')
export class WebhookEndpoint extends TenantEntity {
  @Column('text')
  url!: string;

  @Column('text', { default: '' })
  description!: string;

  /** `client.created`, `client.*`, or `*` for all. */
  @Column('text', { array: true })
  eventTypes!: string[];

  /** Permissions that limit what it is sent; `*` for all. Null if created before they were stored. */
  @Column('text', { array: true, nullable: true })
  reads!: string[] | null;

  @Column('text', { default: 'active' })
  state!: EndpointState;

  @Column('text', { nullable: true })
  disabledReason!: DisabledReason | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  disabledAt!: Date | null;
}

/** The delivery state of an endpoint: it changes with every attempt, so it is no part of the versioned record. */
@Entity('webhook_standings')
export class WebhookStanding {
  @PrimaryColumn('uuid', { default: () => 'app_tenant_id()' })
  readonly tenantId!: string;

  @PrimaryColumn('uuid')
  endpointId!: string;

  /** Events up to this number have deliveries. */
  @Column('bigint')
  cursorSeq!: string;

  /** Failed attempts since the last success. */
  @Column('int', { default: 0 })
  failures!: number;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  failingSince!: Date | null;

  /** The circuit breaker: nothing is sent before. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  restingUntil!: Date | null;

  /** The last response was slow or missing: it is called where nobody else waits for it. */
  @Column('boolean', { default: false })
  slow!: boolean;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastSuccessAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastFailureAt!: Date | null;
}
