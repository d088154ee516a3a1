import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { OneLine } from '../../kernel/dto/index.js';

/** What the link of a notice contains. */
export class SecureAccountDto {
  /** What follows the `#` of the link. */
  @ApiProperty({ minLength: 1, maxLength: 600, example: 'AaH43UtFcJaroGwmkEVlQQ' })
  @OneLine()
  @IsString()
  @MaxLength(600)
  token!: string;
}
