import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';

export const ENDPOINT_STATES = ['active', 'disabled'] as const;
export type EndpointState = (typeof ENDPOINT_STATES)[number];

export const DISABLED_REASONS = ['by_hand', 'gone', 'failing'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** Where a company wants to be told what happens. */
@Entity('webhook_endpoints')
export class WebhookEndpoint extends TenantEntity {
  @Column('text')
  url!: string;

  @Column('text', { default: '' })
  description!: string;

  /** `client.created`, `client.*`, or `*` for all. */
  @Column('text', { array: true })
  eventTypes!: string[];

  /** Permissions that decide what it is told; `*` for all. Null from before this was kept. */
  @Column('text', { array: true, nullable: true })
  reads!: string[] | null;

  @Column('text', { default: 'active' })
  state!: EndpointState;

  @Column('text', { nullable: true })
  disabledReason!: DisabledReason | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  disabledAt!: Date | null;
}

/** How sending to an endpoint goes: changes with every attempt, so it is no part of the versioned record. */
@Entity('webhook_standings')
export class WebhookStanding {
  @PrimaryColumn('uuid', { default: () => 'app_tenant_id()' })
  readonly tenantId!: string;

  @PrimaryColumn('uuid')
  endpointId!: string;

  /** Events up to this number have their deliveries. */
  @Column('bigint')
  cursorSeq!: string;

  /** Failed attempts since the last success. */
  @Column('int', { default: 0 })
  failures!: number;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  failingSince!: Date | null;

  /** The circuit: nothing is sent before. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  restingUntil!: Date | null;

  /** The last answer was slow or did not come: it is called where nobody else waits for it. */
  @Column('boolean', { default: false })
  slow!: boolean;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastSuccessAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastFailureAt!: Date | null;
}
