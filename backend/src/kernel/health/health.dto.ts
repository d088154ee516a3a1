import { ApiProperty } from '@nestjs/swagger';

/** The process is there. */
export class HealthDto {
  /** Always `ok`: anything else is a problem document. */
  @ApiProperty({ maxLength: 20, example: 'ok' })
  status!: string;
}

/** The process serves. */
export class ReadinessDto extends HealthDto {
  /**
   * What is missing although requests are served. `queue`: background work waits in the database until the queue
   * answers again. More may come. No reason to take the process out of a balancer.
   */
  @ApiProperty({ maxItems: 10, items: { type: 'string', maxLength: 30 }, example: [] })
  warnings!: string[];
}
