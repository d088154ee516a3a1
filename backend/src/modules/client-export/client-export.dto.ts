import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import { ChangedClientsFilterDto } from '../client-changes/index.js';

/** Which clients a file is wanted of. */
export class ExportClientsDto {
  /** Which clients; nothing in it: every client that is not archived. */
  @IsDefined()
  @ValidateNested()
  @Type(() => ChangedClientsFilterDto)
  @ApiProperty({ type: ChangedClientsFilterDto, example: { tag: ['weekly'] } })
  filter!: ChangedClientsFilterDto;
}
