import { ApiProperty } from '@nestjs/swagger';

/** Who goes. */
export class VisitCrewDto {
  /** Id of the crew. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** Name of the crew. */
  @ApiProperty({ maxLength: 100, example: 'North crew' })
  name!: string;

  /** `#rrggbb`. */
  @ApiProperty({ maxLength: 7, example: '#2f855a' })
  colour!: string;
}
