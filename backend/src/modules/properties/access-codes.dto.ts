import { ApiProperty } from '@nestjs/swagger';

/** The codes of a property, in clear. */
export class AccessCodesDto {
  /** Gate code; null when none is saved. */
  @ApiProperty({ maxLength: 100, example: '4471#' })
  gateCode!: string | null;

  /** Code of the alarm. */
  @ApiProperty({ maxLength: 100, example: '2580' })
  alarmCode!: string | null;

  /** Code of the lockbox. */
  @ApiProperty({ maxLength: 100, example: '9013' })
  lockboxCode!: string | null;
}
