import { Column, Entity, PrimaryColumn } from 'typeorm';

const counted = { to: (count: number) => count, from: Number };

/** A key with which a person signs in: the authenticator has the private half. */
@Entity('passkeys')
export class Passkey {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  userId!: string;

  /** As the authenticator calls it. */
  @Column('bytea')
  credentialId!: Buffer;

  /** COSE. */
  @Column('bytea')
  publicKey!: Buffer;

  /** Of its uses, as the authenticator says; many always say 0. */
  @Column('bigint', { transformer: counted })
  counter!: number;

  @Column('text', { array: true })
  transports!: string[];

  @Column('text')
  name!: string;

  /** Whether it is kept on several devices, as by a password manager. */
  @Column('boolean')
  isSynced!: boolean;

  /** It signs in after the password alone. */
  @Column('boolean', { default: false })
  needsPassword!: boolean;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null;
}
