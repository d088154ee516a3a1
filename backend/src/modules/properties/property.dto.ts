import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, ValidateNested } from 'class-validator';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import {
  type Column,
  flag,
  instant,
  json,
  list,
  made,
  number,
  orNull,
  Shape,
  text,
  word,
} from '../../kernel/reading/index.js';
import { addressLine, AddressDto } from '../addresses/index.js';
import {
  Choice,
  Lines,
  MayBeAbsent,
  MayBeNull,
  RecordId,
  SortBy,
  SourcedRecordDto,
  Text,
  TextList,
  TimeZone,
  UpdatedPageQuery,
  Weekdays,
} from '../../kernel/dto/index.js';
import { GeoPointDto } from './geo-point.dto.js';
import type { Property } from './property.entity.js';
import { allowedActions, PROPERTY_ACTIONS, type PropertyAction } from './property-states.js';

/** A new place where work happens. */
export class CreatePropertyDto {
  /** Optional client-generated ID (UUIDv7), for offline apps. The server creates one if omitted. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** Name, useful when a client has several properties. */
  @MayBeNull()
  @Text(200, 'Clubhouse and pool')
  name?: string | null;

  /** Where it is. */
  @MayBeAbsent()
  @ValidateNested()
  @Type(() => AddressDto)
  address?: AddressDto;

  /** Position on the map. */
  @MayBeNull()
  @ValidateNested()
  @Type(() => GeoPointDto)
  @ApiProperty({ type: GeoPointDto, nullable: true })
  geo?: GeoPointDto | null;

  /** IANA time zone, if different from the company's. */
  @MayBeNull()
  @TimeZone('America/Chicago')
  timezone?: string | null;

  /** Access instructions for the crew. Access codes have their own fields. */
  @MayBeNull()
  @Lines(2000, 'Side gate on the left, latch sticks. Close it behind you: the dog.')
  accessNotes?: string | null;

  /** Hazards, for example dog, slope, septic, pool, invisible_fence, bees. */
  @MayBeAbsent()
  @TextList(20, 60, ['dog', 'slope'])
  hazards?: string[];

  /** Where to park the truck and trailer. */
  @MayBeNull()
  @Lines(500, 'On the street; the driveway is too steep for the trailer.')
  parking?: string | null;

  /** Preferred service days as ISO weekdays (1 is Monday). */
  @MayBeAbsent()
  @Weekdays([2, 4])
  preferredDays?: number[];

  /** No-service days as ISO weekdays (7 is Sunday). */
  @MayBeAbsent()
  @Weekdays([7])
  noServiceDays?: number[];

  /** Gate code. Stored encrypted and never returned here. Null removes it. */
  @MayBeNull()
  @Text(100, '4471#')
  @ApiProperty({ writeOnly: true })
  gateCode?: string | null;

  /** Alarm code. Stored encrypted and never returned here. Null removes it. */
  @MayBeNull()
  @Text(100, '2580')
  @ApiProperty({ writeOnly: true })
  alarmCode?: string | null;

  /** Lockbox code. Stored encrypted and never returned here. Null removes it. */
  @MayBeNull()
  @Text(100, '9013')
  @ApiProperty({ writeOnly: true })
  lockboxCode?: string | null;
}

/** Parts of a position; as a whole it needs both degrees and how it is known. */
export class UpdateGeoPointDto extends PartialType(GeoPointDto, { skipNullProperties: false }) {}

/** Merge patch of a property: only what is sent changes; parts of the address and the position too. */
export class UpdatePropertyDto extends PartialType(OmitType(CreatePropertyDto, ['id', 'geo']), {
  skipNullProperties: false,
}) {
  /** Position on the map; only the parts that are sent change. Null removes it. */
  @MayBeNull()
  @ValidateNested()
  @Type(() => UpdateGeoPointDto)
  @ApiProperty({ type: UpdateGeoPointDto, nullable: true, required: false })
  geo?: UpdateGeoPointDto | null;

  /**
   * Change `timezone` even if upcoming visits, which keep their local time, would overlap others of the same crew. Requires
   * `visits.override_conflict` if they do. Default: false.
   */
  @MayBeAbsent()
  @IsBoolean()
  allowOverlap?: boolean;
}

type PropertyOrder = 'created' | 'updated';
export const PROPERTY_ORDERS = new Sorting<Property, PropertyOrder>(
  { created: 'createdAt', updated: 'updatedAt' },
  'created',
);

/** Filters of the properties of a client. */
export class ListPropertiesQuery extends UpdatedPageQuery {
  /** Order of the rows. */
  @SortBy(PROPERTY_ORDERS)
  sort?: SortWord<PropertyOrder>;

  /** `true` includes archived ones. With `updatedSince` they are included unless this is `false`. */
  @MayBeAbsent()
  @Choice(['true', 'false'], 'false')
  archived?: 'true' | 'false';
}

const actions: Column<PropertyAction[]> = {
  sql: ['p.archived_at'],
  write: (row, at) => JSON.stringify(allowedActions(row[at] !== null)),
};

/** A place where work happens. */
export class PropertyDto extends SourcedRecordDto {
  /** Id of the property. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** The client it belongs to. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  clientId!: string;

  /** Name, useful when a client has several properties. */
  @ApiProperty({ maxLength: 200, example: 'Clubhouse and pool' })
  name!: string | null;

  /** Where it is. */
  address!: AddressDto;

  /** The address on one line; null when nothing is known. */
  @ApiProperty({ maxLength: 700, example: '12 Orchard Road, Summit, NJ 07901' })
  addressLine!: string | null;

  /** Position on the map. */
  @ApiProperty({ type: GeoPointDto, nullable: true })
  geo!: GeoPointDto | null;

  /** IANA time zone; null: the company's. */
  @ApiProperty({ maxLength: 64, example: 'America/Chicago' })
  timezone!: string | null;

  /** Access instructions for the crew. */
  @ApiProperty({ maxLength: 2000, example: 'Side gate on the left, latch sticks.' })
  accessNotes!: string | null;

  /** Hazards. */
  @ApiProperty({ type: 'array', maxItems: 20, items: { type: 'string', maxLength: 60 }, example: ['dog', 'slope'] })
  hazards!: string[];

  /** Where to park the truck and trailer. */
  @ApiProperty({ maxLength: 500, example: 'On the street.' })
  parking!: string | null;

  /** Preferred service days as ISO weekdays (1 is Monday). */
  @ApiProperty({ type: 'array', maxItems: 7, items: { type: 'integer', minimum: 1, maximum: 7 }, example: [2, 4] })
  preferredDays!: number[];

  /** No-service days as ISO weekdays (7 is Sunday). */
  @ApiProperty({ type: 'array', maxItems: 7, items: { type: 'integer', minimum: 1, maximum: 7 }, example: [7] })
  noServiceDays!: number[];

  /** Whether a gate code is saved. Authorized users can view it with `POST …/reveal-access-codes`. */
  hasGateCode!: boolean;

  /** Whether an alarm code is saved. */
  hasAlarmCode!: boolean;

  /** Whether a lockbox code is saved. */
  hasLockboxCode!: boolean;

  /** When it was archived; null while in use. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  archivedAt!: string | null;

  /** The actions that you may take now; `archive` is `DELETE`. Documented as open, more values may come. */
  @ApiProperty({ enum: PROPERTY_ACTIONS, isArray: true, maxItems: 10, example: ['update', 'archive'] })
  allowedActions!: PropertyAction[];

  /** The SQL counterpart of `from`, for rows of `properties p`. */
  static readonly shape = new Shape<PropertyDto>({
    id: word('p.id'),
    clientId: word('p.client_id'),
    name: orNull(text('p.name')),
    address: json('p.address'),
    addressLine: made('p.address', addressLine),
    geo: orNull(json('p.geo')),
    timezone: orNull(text('p.timezone')),
    accessNotes: orNull(text('p.access_notes')),
    hazards: list('p.hazards'),
    parking: orNull(text('p.parking')),
    preferredDays: list('p.preferred_days'),
    noServiceDays: list('p.no_service_days'),
    hasGateCode: flag('p.gate_code is not null'),
    hasAlarmCode: flag('p.alarm_code is not null'),
    hasLockboxCode: flag('p.lockbox_code is not null'),
    archivedAt: orNull(instant('p.archived_at')),
    allowedActions: actions,
    source: text('p.source'),
    version: number('p.version'),
    createdAt: instant('p.created_at'),
    updatedAt: instant('p.updated_at'),
  });

  static from(property: Property): PropertyDto {
    return { ...PropertyDto.stored(property), allowedActions: allowedActions(property.archivedAt !== null) };
  }

  /** As it is stored: the same for everybody. */
  static stored(property: Property): Omit<PropertyDto, 'allowedActions'> {
    const { id, clientId, name, address, geo, timezone, accessNotes, hazards, parking, source, version } = property;
    const { preferredDays, noServiceDays, gateCode, alarmCode, lockboxCode } = property;
    return {
      id,
      clientId,
      name,
      address,
      addressLine: addressLine(address),
      geo,
      timezone,
      accessNotes,
      hazards,
      parking,
      preferredDays,
      noServiceDays,
      hasGateCode: gateCode !== null,
      hasAlarmCode: alarmCode !== null,
      hasLockboxCode: lockboxCode !== null,
      archivedAt: property.archivedAt?.toISOString() ?? null,
      source,
      version,
      createdAt: property.createdAt.toISOString(),
      updatedAt: property.updatedAt.toISOString(),
    };
  }
}
