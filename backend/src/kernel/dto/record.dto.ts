import { ApiProperty } from '@nestjs/swagger';
import type { Source } from '../context/index.js';

/** What records are shown with, whatever they are. */
export abstract class RecordDto {
  /** Version number, incremented on every change. Used as the ETag. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2_147_483_647, example: 1 })
  version!: number;

  /** When it was created (RFC 3339, UTC). */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  createdAt!: string;

  /** When it was last changed (RFC 3339, UTC). */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  updatedAt!: string;
}

/** The same of records that people and programs make. */
export abstract class SourcedRecordDto extends RecordDto {
  /** Where it came from. */
  @ApiProperty({ maxLength: 20, example: 'web' })
  source!: Source;
}
