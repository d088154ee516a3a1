import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClientKind } from '../../kernel/dto/index.js';

/** One sign-in: a family of refresh tokens, of which only the newest is valid. */
@Entity('sessions')
export class Session {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  userId!: string;

  @Column('uuid', { nullable: true })
  currentTenantId!: string | null;

  /** Set where the company's own provider has opened it: it stands for that company and nothing else. */
  @Column('uuid', { nullable: true })
  onlyTenantId!: string | null;

  @Column('text')
  client!: ClientKind;

  /** SHA-256 of the newest refresh token. */
  @Column('bytea')
  tokenHash!: Buffer;

  /** SHA-256 of the token before it, valid for ten more seconds. */
  @Column('bytea', { nullable: true })
  previousHash!: Buffer | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  rotatedAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null;

  @Column('text', { nullable: true })
  userAgent!: string | null;

  /** The network of the address that the person signed in from, such as `203.0.113.0/24`; null for sign-ins from before. */
  @Column('text', { nullable: true })
  network!: string | null;
}
