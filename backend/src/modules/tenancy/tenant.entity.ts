import { Column, Entity, PrimaryColumn } from 'typeorm';

export type UnitSystem = 'us' | 'metric';

/** In which a company works. */
const STANDINGS = ['trial', 'active'] as const;
export const TENANT_STATES = [...STANDINGS, 'suspended', 'closing'] as const;
export type Standing = (typeof STANDINGS)[number];
export type TenantState = (typeof TENANT_STATES)[number];

/** Postal address of the company, as printed on documents. */
export interface TenantAddress {
  line1?: string;
  line2?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  country?: string;
}

/** A company. Not a `TenantEntity`: it is the tenant, and its own id is what row-level security compares. */
@Entity('tenants')
export class Tenant {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  slug!: string;

  @Column('text')
  name!: string;

  @Column('text')
  timezone!: string;

  @Column('text')
  currency!: string;

  @Column('text')
  locale!: string;

  @Column('text')
  unitSystem!: UnitSystem;

  @Column('smallint', { default: 1 })
  weekStart!: number;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('jsonb', { default: {} })
  address!: TenantAddress;

  @Column('uuid', { nullable: true })
  logoFileId!: string | null;

  @Column('text', { default: 'active' })
  status!: TenantState;

  /** Why it is suspended, in the words of whoever did it. */
  @Column('text', { nullable: true })
  statusReason!: string | null;

  /** When the rows of a company that closes are deleted. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  purgeAt!: Date | null;

  /** What it was before it was suspended or closed, and is again afterwards. */
  @Column('text', { nullable: true })
  statusBefore!: Standing | null;

  @Column('bytea', { nullable: true })
  dataKey!: Buffer | null;

  @Column('int', { default: 1 })
  readonly version!: number;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly updatedAt!: Date;

  @Column('uuid', { nullable: true })
  readonly updatedBy!: string | null;
}
