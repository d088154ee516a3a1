import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Signs deliveries to an endpoint. Shown once, stored encrypted. */
@Entity('webhook_secrets')
export class WebhookSecret {
  @PrimaryColumn('uuid', { default: () => 'app_tenant_id()' })
  readonly tenantId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  endpointId!: string;

  @Column('bytea')
  sealed!: Buffer;

  /** Its last characters, to tell secrets apart. */
  @Column('text')
  hint!: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;

  /** Keeps signing until then, beside its successor; null for the current one. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  expiresAt!: Date | null;
}
