import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Instant, OneLine, RecordId } from '../../kernel/dto/index.js';
import { AuditChangeDto } from './audit-entry.dto.js';

const STATES = ['existed', 'deleted', 'not_created'] as const;

/** Which record, and when. */
export class RecordAsOfQuery {
  /** Record type, as events name it. */
  @ApiProperty({ maxLength: 60, example: 'client' })
  @OneLine()
  @IsString()
  @MaxLength(60)
  entityType!: string;

  /** Id of the record. */
  @RecordId()
  entityId!: string;

  /** The point in time. */
  @Instant()
  at!: string;
}

/** A record as it was at a point in time, as far as the audit log tells. Fields that you can't view are omitted. */
export class RecordAsOfDto {
  /** Record type, as events name it; documented as open. */
  @ApiProperty({ maxLength: 60, example: 'client' })
  entityType!: string;

  /** Id of the record. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  entityId!: string;

  /** The point in time. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  at!: string;

  /** Whether there was such a record then. */
  @ApiProperty({ enum: STATES, example: 'existed' })
  state!: (typeof STATES)[number];

  /**
   * Whether the log has the record from its creation on. If not, fields that have never changed since are missing here:
   * they were as they are now.
   */
  @ApiProperty({ example: true })
  isWhole!: boolean;

  /** Time of the last change until then. Null if the log has none. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40 })
  changedAt!: string | null;

  /** The fields that held something then, by the names of that time. Empty if the record didn’t exist. */
  @ApiProperty({ type: 'object', additionalProperties: true, example: { displayName: 'Maeve O’Brien' } })
  values!: Record<string, unknown>;

  /** What is different now: `before` is then, `after` is now, null if the record has been deleted since. */
  @ApiProperty({ type: () => AuditChangeDto })
  since!: AuditChangeDto;
}
