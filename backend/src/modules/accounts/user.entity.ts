import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who signs in; may belong to several companies. Global: no company owns a person. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid')
  id!: string;

  /** As it is shown; accounts are found by `emailKey`. */
  @Column('text')
  email!: string;

  /** The canonical form of the e-mail; briefly null where the previous release wrote the row. */
  @Column('text', { nullable: true })
  emailKey!: string | null;

  /** Older accounts with an equivalent address are numbered from 0 here. */
  @Column('smallint', { default: 0 })
  emailRank!: number;

  @Column('text')
  name!: string;

  @Column('text')
  passwordHash!: string;

  /** Too short to be all that it takes to sign in: the second factor stays until there is a longer one. */
  @Column('boolean', { default: false })
  passwordIsShort!: boolean;

  /** How mails about the account write dates; null: as in the United States. */
  @Column('text', { nullable: true })
  locale!: string | null;

  /** Of the picture; another one with each upload, null where there is none. */
  @Column('uuid', { nullable: true })
  avatarId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  passwordChangedAt!: Date;

  /** Since when it is known that the person reads the mail of this address; null where nobody has shown it yet. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  emailVerifiedAt!: Date | null;

  /** Since when signing in takes a second factor; null where the password is enough. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  secondFactorAt!: Date | null;

  /** Recovery codes that were not used. */
  @Column('smallint', { default: 0 })
  recoveryCodesLeft!: number;

  /** How many passkeys the person has; each is a second factor, too. */
  @Column('smallint', { default: 0 })
  passkeys!: number;

  /** When its owner last took it back: links of notices from before no longer work. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  securedAt!: Date | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  readonly createdAt!: Date;
}
