import { Column, Entity } from 'typeorm';
import { SourcedEntity } from '../../kernel/database/index.js';
import type { Address } from '../addresses/index.js';
import { CLIENT_STATUSES, type ClientStatus } from './client-status.js';

export const CLIENT_KINDS = ['person', 'company'] as const;
export type ClientKind = (typeof CLIENT_KINDS)[number];

export const CHANNELS = ['email', 'phone', 'sms', 'letter'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A certificate that exempts a client from sales tax. */
export interface ExemptionCertificate {
  number: string;
  authority?: string | null;
  /** `YYYY-MM-DD`, or null when it does not expire. */
  expiresOn?: string | null;
}

/** PostgreSQL returns 64-bit integers as text; amounts stay far below 2^53, which is checked on input. */
const cents = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** Who pays. */
@Entity('clients')
export class Client extends SourcedEntity {
  static readonly kinds = CLIENT_KINDS;
  static readonly statuses = CLIENT_STATUSES;
  /** The most tags on a client. */
  static readonly maxTags = 30;
  static readonly numbers = { name: 'client', prefix: 'C' };

  /** Of the series, for example C-00042. */
  @Column('text')
  number!: string;

  @Column('text', { default: 'person' })
  kind!: ClientKind;

  @Column('text')
  displayName!: string;

  /** The sort key of lists: lower case, no accents. Written by the database. */
  @Column({ type: 'text', collation: 'C', default: '', insert: false, update: false })
  readonly sortName!: string;

  @Column('text', { nullable: true })
  companyName!: string | null;

  @Column('text', { default: 'active' })
  status!: ClientStatus;

  /** The status that it returns to when it is restored. */
  @Column('text', { nullable: true })
  archivedFrom!: ClientStatus | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  archivedAt!: Date | null;

  @Column('jsonb', { nullable: true })
  billingAddress!: Address | null;

  @Column('uuid', { nullable: true })
  parentClientId!: string | null;

  @Column('uuid', { nullable: true })
  billToClientId!: string | null;

  @Column('smallint', { nullable: true })
  termsDays!: number | null;

  @Column('boolean', { default: false })
  taxExempt!: boolean;

  @Column('jsonb', { nullable: true })
  exemptionCertificate!: ExemptionCertificate | null;

  @Column('text', { nullable: true })
  preferredChannel!: Channel | null;

  @Column('text', { nullable: true })
  language!: string | null;

  @Column('text', { nullable: true })
  leadSource!: string | null;

  @Column('text', { array: true, default: '{}' })
  tags!: string[];

  @Column('boolean', { default: false })
  doNotService!: boolean;

  @Column('text', { nullable: true })
  doNotServiceReason!: string | null;

  @Column('bigint', { nullable: true, transformer: cents })
  creditLimitCents!: number | null;

  @Column('text', { nullable: true })
  notes!: string | null;

  /** Members of its row of the list, from its own columns. Written by the database. */
  @Column({ type: 'text', default: '', select: false, insert: false, update: false })
  readonly listed!: string;

  /** The same from its contacts and properties (`listedParts`). The database writes it when they change. */
  @Column({ type: 'text', default: '"primaryContact":null,"addressLine":null,"propertyCount":0', select: false })
  listedParts!: string;
}
