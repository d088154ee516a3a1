import { Column, Entity } from 'typeorm';
import type { Permission } from '../../kernel/access/index.js';
import { TenantEntity } from '../../kernel/database/index.js';

/** The key of one of the company's programs. Its secret is stored nowhere, only its hash. */
@Entity('api_keys')
export class ApiKey extends TenantEntity {
  @Column('text')
  name!: string;

  @Column('text', { array: true })
  scopes!: Permission[];

  /** SHA-256 of the secret. */
  @Column('bytea')
  secretHash!: Buffer;

  /** SHA-256 of the previous secret, valid until `previousExpiresAt`. */
  @Column('bytea', { nullable: true })
  previousHash!: Buffer | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  previousExpiresAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  rotatedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  expiresAt!: Date | null;

  @Column('int', { nullable: true })
  requestsPerMinute!: number | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null;

  /** Name of the creator at that time. */
  @Column('text')
  createdByName!: string;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null;

  @Column('text', { nullable: true })
  lastUsedAddress!: string | null;
}
