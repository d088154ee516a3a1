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
   * What is unavailable while requests are still served. `queue`: background work waits in the database until the queue
   * is back. New values may be added. Not a reason to remove the process from a load balancer.
   */
  @ApiProperty({ maxItems: 10, items: { type: 'string', maxLength: 30 }, example: [] })
  warnings!: string[];
}
