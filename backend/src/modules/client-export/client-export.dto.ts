import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import { ChangedClientsFilterDto } from '../client-changes/index.js';

/** Which clients to export. */
export class ExportClientsDto {
  /** Which clients to export. If empty, every client that isn't archived. */
  @IsDefined()
  @ValidateNested()
  @Type(() => ChangedClientsFilterDto)
  @ApiProperty({ type: ChangedClientsFilterDto, example: { tag: ['weekly'] } })
  filter!: ChangedClientsFilterDto;
}
