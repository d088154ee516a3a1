import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClientKind } from '../../kernel/dto/index.js';

/** A device on which a person signs in with the password alone, for a while. */
@Entity('trusted_devices')
export class TrustedDevice {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  userId!: string;

  /** SHA-256 of the secret that the device holds. */
  @Column('bytea')
  tokenHash!: Buffer;

  @Column('text')
  client!: ClientKind;

  @Column('text', { nullable: true })
  userAgent!: string | null;

  /** From where it was trusted. */
  @Column('text', { nullable: true })
  address!: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  lastUsedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt!: Date;
}
