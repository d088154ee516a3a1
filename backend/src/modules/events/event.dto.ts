import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { CursorQuery, Digits, JoinedWords, pageOf, OneLine } from '../../kernel/dto/index.js';
import { type Column, instant, json, number, orNull, Shape, text, word } from '../../kernel/reading/index.js';
import type { EventReader } from './event-reader.js';
import type { EventRow } from './events.repository.js';

const TYPE_LIST = /^[a-z_]+(\.[a-z_]+)+(,[a-z_]+(\.[a-z_]+)+)*$/;

/** Which events of the company. */
export class ListEventsQuery extends CursorQuery {
  /** Only events with a higher number: `lastSeq` of the previous response. 0 starts at the beginning. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after: number = 0;

  /** Only these types, separated by commas or repeated. */
  @ApiPropertyOptional({ maxLength: 1000, pattern: TYPE_LIST.source, example: 'client.created,client.updated' })
  @IsOptional()
  @JoinedWords()
  @OneLine()
  @IsString()
  @MaxLength(1000)
  @Matches(TYPE_LIST, {
    message: 'types must be event types separated by commas, like client.created,client.updated',
  })
  types?: string;

  /** Only events of this record type. */
  @ApiPropertyOptional({ maxLength: 60, example: 'client' })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(60)
  entityType?: string;

  /** Only events of this record. */
  @ApiPropertyOptional({ format: 'uuid', maxLength: 36 })
  @IsOptional()
  @IsUUID()
  entityId?: string;

  /**
   * Only events of this record and the records that belong to it: a client's contacts, jobs, visits, and messages, or a
   * job's visits.
   */
  @ApiPropertyOptional({ format: 'uuid', maxLength: 36 })
  @IsOptional()
  @IsUUID()
  about?: string;

  /** `asc` to follow changes, `desc` for newest first. */
  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'asc' })
  @IsOptional()
  @IsIn(['asc', 'desc'])
  order: 'asc' | 'desc' = 'asc';
}

/** Where somebody's stream goes on. */
export class StreamEventsQuery {
  /** Begin with the events after this number; without it, `Last-Event-ID` and `lastSeconds` with what happens from now on. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after?: number;

  /**
   * Begin with the events of so many last seconds, where neither `after` nor `Last-Event-ID` says more: for a screen
   * that read its records just before. An event is as old as the beginning of its change, so ask for some seconds more.
   */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 300, example: 10 })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(1)
  @Max(300)
  lastSeconds?: number;
}

/** Who did it, by the name of that time. */
export class EventActorDto {
  /** `user`, `api_key`, or `system` for what the product did; documented as open. */
  @ApiProperty({ maxLength: 20, example: 'user' })
  kind!: string;

  /** Id of the person; null for an API key and for the product itself. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', maxLength: 36 })
  userId!: string | null;

  /** Id of the API key, where a program did it. */
  @ApiPropertyOptional({ format: 'uuid', maxLength: 36 })
  apiKeyId?: string;

  /** Name of the person or the API key. */
  @ApiProperty({ maxLength: 200, example: 'Morgan Hale' })
  name!: string;

  /** `web`, `mobile`, `api`, `import` or `system`; documented as open. */
  @ApiProperty({ maxLength: 20, example: 'web' })
  source!: string;
}

/** The record's content, as far as the reader may see it. */
const shown = <Part extends 'changed' | 'data' | 'previous'>(
  part: Part,
  sql: string,
): Column<EventDto[Part], EventReader> => ({
  sql: ['e.entity_type', sql],
  write: (row, at, reader) => reader.shownJson(row[at] ?? '', part, row[at + 1] ?? 'null'),
});

/** Something that happened to a record of the company. */
export class EventDto {
  /** Number of the event in the company: without gaps, in the order of commits. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER, example: 1284 })
  seq!: number;

  /** Id of the event. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** What happened, `entity.past_tense`; documented as open, more types will come. */
  @ApiProperty({ maxLength: 60, example: 'client.updated' })
  type!: string;

  /** Kind of the record. */
  @ApiProperty({ maxLength: 60, example: 'client' })
  entityType!: string;

  /** Id of the record. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  entityId!: string;

  /** Version of the record after the change; null where it has none. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: 2_147_483_647, example: 4 })
  version!: number | null;

  /** When it happened. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  at!: string;

  /** Who did it. */
  @ApiProperty({ type: () => EventActorDto })
  actor!: EventActorDto;

  /** Names of the changed fields; empty for a new record. */
  @ApiProperty({ type: 'array', items: { type: 'string', maxLength: 100 }, maxItems: 200, example: ['phone'] })
  changed!: string[];

  /** The record after the change. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { phone: '+19085550142' } })
  data!: Record<string, unknown>;

  /** Previous values of the changed fields; null for a new record. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { phone: null } })
  previous!: Record<string, unknown> | null;

  /** The SQL counterpart of `from`, limited to what the reader may see: for rows of `events e`. */
  static readonly shape = new Shape<EventDto, EventReader>({
    seq: number('e.seq'),
    id: word('e.id'),
    type: text('e.type'),
    entityType: text('e.entity_type'),
    entityId: word('e.entity_id'),
    version: orNull(number('e.version')),
    at: instant('e.at'),
    actor: json('e.actor'),
    changed: shown('changed', 'to_json(e.changed)'),
    data: shown('data', 'e.data'),
    previous: shown('previous', 'e.previous'),
  });

  static from(row: EventRow): EventDto {
    const { id, type, entityType, entityId, version, actor, changed, data, previous } = row;
    const [seq, at] = [Number(row.seq), row.at.toISOString()];
    return { seq, id, type, entityType, entityId, version, at, actor, changed, data, previous };
  }
}

/** A page of the change feed. */
export class EventPageDto extends pageOf(EventDto) {
  /**
   * In ascending order: the feed is complete up to this number, with these filters; go on later with `after`. In
   * descending order: the newest number of the company.
   */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, example: 1284 })
  lastSeq!: number;
}
