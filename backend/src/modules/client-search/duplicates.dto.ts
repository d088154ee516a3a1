import { ApiProperty } from '@nestjs/swagger';
import { IsEmailAddress, MayBeAbsent, Text } from '../../kernel/dto/index.js';
import { Client } from '../clients/index.js';

/** What is known about a client that is about to be made. */
export class FindDuplicatesQuery {
  /** Email address. */
  @MayBeAbsent()
  @IsEmailAddress()
  @ApiProperty({ type: String, format: 'email', maxLength: 254, example: 'dana.obrien@example.com' })
  email?: string;

  /** Phone number in any format. Compared by its last 10 digits. */
  @MayBeAbsent()
  @Text(50, '908-555-0142')
  phone?: string;

  /** Name, compared together with the address. */
  @MayBeAbsent()
  @Text(200, 'Dana Obrien')
  name?: string;

  /** Street address. Compared when the name is similar. */
  @MayBeAbsent()
  @Text(200, '12 Orchard Rd')
  address?: string;

  /** ZIP or postal code, to narrow the address. */
  @MayBeAbsent()
  @Text(20, '07901')
  postalCode?: string;
}

export const DUPLICATE_REASONS = ['email', 'phone', 'address'] as const;

/** A client that may be the same. */
export class DuplicateDto {
  /** Id of the client. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Number for people. */
  @ApiProperty({ maxLength: 20, example: 'C-00042' })
  number!: string;

  /** Display name. */
  @ApiProperty({ maxLength: 200, example: "Dana O'Brien" })
  displayName!: string;

  /** What the client is to the company. */
  @ApiProperty({ enum: Client.statuses, example: 'active' })
  status!: Client['status'];

  /** What is the same. */
  @ApiProperty({ enum: DUPLICATE_REASONS, isArray: true, maxItems: 3, example: ['phone'] })
  reasons!: Array<(typeof DUPLICATE_REASONS)[number]>;
}
