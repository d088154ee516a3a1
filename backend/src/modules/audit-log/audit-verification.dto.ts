import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Digits, OneLine } from '../../kernel/dto/index.js';

const LARGEST = Number.MAX_SAFE_INTEGER;
const HEAD = /^\d{1,15}-[0-9a-f]{64}$/;

const REASONS = ['entry_changed', 'entry_removed', 'entry_added', 'seal_broken', 'head_unknown'] as const;

/** Where to go on, and what the log is compared with. */
export class VerifyAuditLogQuery {
  /** Only seals with a higher number: `nextAfter` of the previous response. 0 starts at the beginning. */
  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: LARGEST, default: 0 })
  @IsOptional()
  @Digits()
  @IsInt()
  @Min(0)
  @Max(LARGEST)
  after: number = 0;

  /** A head that you kept from an earlier verification, as `number-hash`. The log must still contain it. */
  @ApiPropertyOptional({ maxLength: 80, pattern: HEAD.source, example: `42-${'9f'.repeat(32)}` })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(80)
  @Matches(HEAD, { message: 'head must be the number and the hash of a seal, like 42-9f86d0…' })
  head?: string;
}

/** The newest seal that was checked: it stands for all seals before it. Keep it outside of Hedgerow. */
export class AuditHeadDto {
  /** Number of the seal, counted from 1. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: LARGEST, format: 'int64', example: 42 })
  number!: number;

  /** SHA-256 of the seal and all seals before it. */
  @ApiProperty({ maxLength: 64, example: '9f'.repeat(32) })
  hash!: string;

  /** When it was made. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  sealedAt!: string;
}

/** The first place where the log is not what was sealed. */
export class AuditMismatchDto {
  /**
   * `entry_changed`, `entry_removed` or `entry_added`; `seal_broken` if the seals themselves do not follow each other,
   * `head_unknown` if the log does not contain the head that you kept. Documented as open.
   */
  @ApiProperty({ maxLength: 40, enum: REASONS, example: 'entry_changed' })
  reason!: (typeof REASONS)[number];

  /** Number of the seal that does not match. Null for entries that no seal stands for. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: LARGEST, format: 'int64' })
  seal!: number | null;

  /** Id of the first entry that does not match, or that follows removed ones. Null if there is none. */
  @ApiProperty({ type: String, nullable: true, format: 'uuid', maxLength: 36 })
  entryId!: string | null;

  /** When what does not match happened: at or after this instant. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40 })
  from!: string | null;

  /** And at or before this one. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40 })
  until!: string | null;
}

/** Whether a part of the audit log is as it was sealed. */
export class AuditVerificationDto {
  /** Number of seals that were checked. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: LARGEST, format: 'int64', example: 42 })
  seals!: number;

  /** Number of entries that they stand for. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: LARGEST, format: 'int64', example: 1280 })
  entries!: number;

  /** Of these seals, those of archived months: their chain was checked, and their entries were not read. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: LARGEST, format: 'int64', example: 0 })
  archivedSeals!: number;

  /** Time of the last entry that was checked. Null if nothing is sealed. Entries are sealed within a few minutes. */
  @ApiProperty({ type: String, nullable: true, format: 'date-time', maxLength: 40 })
  through!: string | null;

  /** The last seal that was checked. Null if nothing is sealed. */
  @ApiProperty({ type: () => AuditHeadDto, nullable: true })
  head!: AuditHeadDto | null;

  /** Where the next request goes on. Null at the end and after a mismatch. */
  @ApiProperty({ type: 'integer', nullable: true, minimum: 1, maximum: LARGEST, format: 'int64' })
  nextAfter!: number | null;

  /** The first place that does not match. Null if everything does. */
  @ApiProperty({ type: () => AuditMismatchDto, nullable: true })
  mismatch!: AuditMismatchDto | null;
}
