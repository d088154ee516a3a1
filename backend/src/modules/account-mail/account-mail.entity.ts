import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One mail to a person about their account. It belongs to no company. */
@Entity('account_mails')
export class AccountMailRow {
  @PrimaryColumn('uuid')
  id!: string;

  /** What it is about, for example `invitation`. */
  @Column('text')
  kind!: string;

  @Column('uuid', { nullable: true })
  companyId!: string | null;

  /** Keyed hash of the canonical address, for limits. */
  @Column('bytea')
  recipient!: Buffer;

  /** The encrypted mail; null once it was sent or dropped. */
  @Column('bytea', { nullable: true })
  sealed!: Buffer | null;

  @Column('text', { default: 'queued' })
  state!: 'queued' | 'sent' | 'captured' | 'dead';

  @Column('smallint', { default: 0 })
  attempts!: number;

  @Column('text', { nullable: true })
  failure!: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  nextAttemptAt!: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt!: Date;
}
