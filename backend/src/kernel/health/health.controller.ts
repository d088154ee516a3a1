import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint } from '../endpoint/index.js';
import { HealthDto, ReadinessDto } from './health.dto.js';
import { NotReady } from './health.errors.js';
import { Readiness } from './readiness.js';

/** Probes for supervisors and load balancers. */
@ApiTags('Health')
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Endpoint({
    summary: 'Liveness check',
    description:
      'Returns 200 while the process can respond. Says nothing about its dependencies. Use it to restart a process ' +
      'that hangs.',
    permission: 'public',
    type: HealthDto,
    transaction: 'none',
  })
  getLiveness(): HealthDto {
    return { status: 'ok' };
  }

  @Get('ready')
  @Endpoint({
    summary: 'Readiness check',
    description:
      'Returns 200 when the database is reachable, its schema is up to date, row-level security is in place, and the ' +
      "process isn't shutting down. `warnings` lists what is unavailable while requests are still served, such as " +
      'the queue.',
    permission: 'public',
    type: ReadinessDto,
    errors: [NotReady],
    transaction: 'none',
  })
  async getReadiness(): Promise<ReadinessDto> {
    const { obstacles, warnings } = await this.readiness.standing();
    if (obstacles.length > 0) throw new NotReady(obstacles);
    return { status: 'ok', warnings };
  }
}
