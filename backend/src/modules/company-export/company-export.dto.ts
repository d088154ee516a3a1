import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { MayBeAbsent } from '../../kernel/dto/index.js';

/** What to export beside everything else. */
export class ExportTenantDto {
  /** Also gate, alarm, and lockbox codes, unencrypted. Requires `access_codes.reveal`. */
  @ApiPropertyOptional({ default: false })
  @MayBeAbsent()
  @IsBoolean()
  accessCodes?: boolean;
}
