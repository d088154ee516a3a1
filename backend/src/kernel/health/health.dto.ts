import { ApiProperty } from '@nestjs/swagger';

/** The process is there. */
export class HealthDto {
  /** Always `ok`: anything else is a problem document. */
  @ApiProperty({ maxLength: 20, example: 'ok' })
  status!: string;
}
