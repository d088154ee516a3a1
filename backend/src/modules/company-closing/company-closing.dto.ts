import { IsString, Length } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { OneLine } from '../../kernel/dto/index.js';
import { Password } from '../passwords/index.js';

/** Whoever closes a company shows that they mean it, and that it is them. */
export class CloseCompanyDto {
  /** Name of the company, as it is written. */
  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Greenfield Lawn & Landscape' })
  @OneLine()
  @IsString()
  @Length(1, 200)
  name!: string;

  /** Your password. Spaces count. */
  @Password('known', 'three quiet wheelbarrows')
  password!: string;
}
