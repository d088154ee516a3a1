import { Column, Entity } from 'typeorm';
import { SourcedEntity } from '../../kernel/database/index.js';
import type { Address } from '../addresses/index.js';

export const GEO_SOURCES = ['entered', 'geocoded', 'device', 'imported'] as const;

/** Where a property is. */
export interface GeoPoint {
  lat: number;
  lng: number;
  source: (typeof GEO_SOURCES)[number];
  accuracyM?: number | null;
}

/** A place where work happens. The codes are encrypted and leave only through `AccessCodes`. */
@Entity('properties')
export class Property extends SourcedEntity {
  @Column('uuid')
  clientId!: string;

  @Column('text', { nullable: true })
  name!: string | null;

  @Column('jsonb', { default: {} })
  address!: Address;

  /** A normalized street address, equal for different spellings. Written by the database. */
  @Column({ type: 'text', collation: 'C', default: '', insert: false, update: false })
  readonly addressKey!: string;

  @Column('jsonb', { nullable: true })
  geo!: GeoPoint | null;

  @Column('text', { nullable: true })
  timezone!: string | null;

  @Column('text', { nullable: true })
  accessNotes!: string | null;

  @Column('text', { array: true, default: '{}' })
  hazards!: string[];

  @Column('text', { nullable: true })
  parking!: string | null;

  @Column('smallint', { array: true, default: '{}' })
  preferredDays!: number[];

  @Column('smallint', { array: true, default: '{}' })
  noServiceDays!: number[];

  @Column('bytea', { nullable: true })
  gateCode!: Buffer | null;

  @Column('bytea', { nullable: true })
  alarmCode!: Buffer | null;

  @Column('bytea', { nullable: true })
  lockboxCode!: Buffer | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  archivedAt!: Date | null;
}
