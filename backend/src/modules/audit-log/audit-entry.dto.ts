import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import {
  Choice,
  type ClientKind,
  CursorQuery,
  Instant,
  MayBeAbsent,
  OneLine,
  RecordId,
} from '../../kernel/dto/index.js';
import { instant, orNull, Shape, text, word } from '../../kernel/reading/index.js';
import type { EventReader } from '../events/index.js';
import { deviceName } from '../sign-in-devices/index.js';
import { changeOf } from './audit-change.js';

const ACTIONS = ['created', 'changed', 'deleted'] as const;

/** Which entries of the audit log; all without a filter. */
export class AuditFilterDto {
  /** Only entries of this record type. */
  @ApiPropertyOptional({ maxLength: 60, example: 'client' })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(60)
  entityType?: string;

  /** Only entries of this record. */
  @MayBeAbsent()
  @RecordId()
  entityId?: string;

  /** Only what this person or API key did. */
  @MayBeAbsent()
  @RecordId()
  actorId?: string;

  /** Only this action. */
  @MayBeAbsent()
  @Choice(ACTIONS, 'changed')
  action?: (typeof ACTIONS)[number];

  /** Only entries at or after this instant. */
  @IsOptional()
  @Instant()
  since?: string;

  /** Only entries before this instant. */
  @IsOptional()
  @Instant()
  until?: string;
}

/** Which audit entries to export. */
export class ExportAuditEntriesDto {
  /** Which entries to export. If empty, all of them. */
  @IsDefined()
  @ValidateNested()
  @Type(() => AuditFilterDto)
  @ApiProperty({ type: AuditFilterDto, example: { entityType: 'client' } })
  filter!: AuditFilterDto;
}

/** A page of the audit log. */
export class ListAuditEntriesQuery extends IntersectionType(CursorQuery, AuditFilterDto) {}

/** Who did it, by the name of that time. */
export class AuditActorDto {
  /** `user`, `api_key`, or `system` for what the product did; documented as open. */
  @ApiProperty({ maxLength: 20, example: 'user' })
  kind!: string;

  /** Id of the person or the API key; null for the product itself. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', maxLength: 36 })
  id!: string | null;

  /** Name of the person or the API key; null for a change that was made in the database by hand. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'Morgan Hale' })
  name!: string | null;

  /** `web`, `mobile`, `api`, `import` or `system`; documented as open. */
  @ApiProperty({ maxLength: 20, example: 'web' })
  source!: string;

  /** `User-Agent` of the device that they signed in with; null where none is known. */
  @ApiProperty({ type: String, nullable: true, maxLength: 400, example: 'Mozilla/5.0 (X11; Linux x86_64)' })
  userAgent!: string | null;

  /** What that device is called; null where none is known. */
  @ApiProperty({ type: String, nullable: true, maxLength: 400, example: 'Chrome on Mac' })
  deviceName!: string | null;
}

function actorOf(actor: Omit<AuditActorDto, 'deviceName'>): AuditActorDto {
  const { source, userAgent } = actor;
  return { ...actor, deviceName: userAgent === null ? null : deviceName({ client: clientOf(source), userAgent }) };
}

const clientOf = (source: string): ClientKind => (source === 'web' || source === 'mobile' ? source : 'api');

const FIELDS = { type: 'array' as const, items: { type: 'string', maxLength: 100 }, maxItems: 200 };
const VALUES = { type: 'object' as const, additionalProperties: true, nullable: true };

/** Fields of a record, as they were and as they are. Those that you can't view are omitted. */
export class AuditChangeDto {
  /** Names of the fields; of a new or deleted record, those that held something. */
  @ApiProperty({ ...FIELDS, example: ['notes'] })
  fields!: string[];

  /** What they held before; null for a new record. */
  @ApiProperty({ ...VALUES, example: { notes: 'Pays late' } })
  before!: Record<string, unknown> | null;

  /** What they hold after it; null for a deleted record. */
  @ApiProperty({ ...VALUES, example: { notes: 'Pays on time' } })
  after!: Record<string, unknown> | null;

  /** Names of fields that hold secrets, such as access codes: what they held isn't kept. */
  @ApiProperty({ ...FIELDS, example: [] })
  concealed!: string[];
}

/** One change of one record, written by the database. */
export class AuditEntryDto {
  /** Id of the entry. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** When it happened. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  at!: string;

  /** Kind of the record, as events name it; documented as open. */
  @ApiProperty({ maxLength: 60, example: 'client' })
  entityType!: string;

  /** Id of the record. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  entityId!: string;

  /** What the record is called, now or when it was deleted; null where it has no name. */
  @ApiProperty({ type: String, nullable: true, maxLength: 300, example: 'Maeve O’Brien' })
  entityName!: string | null;

  /** What was written: the record itself, or a part of it such as `job_checklist_items`; documented as open. */
  @ApiProperty({ maxLength: 63, example: 'clients' })
  part!: string;

  /** `created`, `changed` or `deleted`. */
  @ApiProperty({ enum: ACTIONS, example: 'changed' })
  action!: (typeof ACTIONS)[number];

  /** What changed. */
  @ApiProperty({ type: () => AuditChangeDto })
  change!: AuditChangeDto;

  /** Who did it. */
  @ApiProperty({ type: () => AuditActorDto })
  actor!: AuditActorDto;

  /** `X-Request-Id` of the request, also of the one that set off work in the background. */
  @ApiProperty({ type: String, nullable: true, maxLength: 100, example: '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b' })
  requestId!: string | null;

  /** Of rows of `audit_entries entry`, with who acted (`person`), their device, and the name of the record (`named`). */
  static readonly shape = new Shape<AuditEntryDto, EventReader>({
    id: word('entry.id'),
    at: instant('entry.at'),
    entityType: word('entry.record_kind'),
    entityId: word('entry.record_id'),
    entityName: orNull(text('named.name')),
    part: word('entry.table_name'),
    action: word('entry.action'),
    change: {
      sql: ['entry.record_kind', 'entry.old', 'entry.new'],
      write: (row, at, reader) => {
        const [kind, before, after] = row.slice(at, at + 3);
        return JSON.stringify(changeOf(kind ?? '', before ?? null, after ?? null, reader));
      },
    },
    actor: {
      sql: [
        `coalesce(entry.origin ->> 'kind', case when person.user_id is null then 'system' else 'user' end)`,
        `coalesce(entry.actor_id, person.user_id)::text`,
        `coalesce(entry.origin ->> 'name', person.name)`,
        'entry.source',
        'device.user_agent',
      ],
      write: (row, at) => {
        const [kind = '', id = null, name = null, source = '', userAgent = null] = row.slice(at, at + 5);
        return JSON.stringify(actorOf({ kind: kind ?? '', id, name, source: source ?? '', userAgent }));
      },
    },
    requestId: orNull(text(`entry.origin ->> 'request'`)),
  });
}
