import { Column, PrimaryColumn } from 'typeorm';
import type { Source } from '../context/index.js';

/**
 * The columns of every business record. The database writes `tenantId`, provenance and version (defaults and the
 * `touch_row` trigger), so domain code never sets them.
 */
export abstract class TenantEntity {
  @PrimaryColumn('uuid', { default: () => 'app_tenant_id()' })
  readonly tenantId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('int', { default: 1 })
  readonly version!: number;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;

  @Column('uuid', { nullable: true, default: () => 'app_user_id()' })
  readonly createdBy!: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly updatedAt!: Date;

  @Column('uuid', { nullable: true })
  readonly updatedBy!: string | null;
}

/** A record that also keeps where it came from (`web`, `mobile`, `api`, `import`, `system`). */
export abstract class SourcedEntity extends TenantEntity {
  @Column('text', { default: () => 'app_source()' })
  readonly source!: Source;
}
