import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BulkResultsDto, Endpoint } from '../../kernel/http/index.js';
import { BulkJobs } from './bulk-jobs.js';
import { BulkJobsDto } from './bulk-jobs.dto.js';
import { BulkVisits } from '../visits/bulk-visits.js';
import { BulkVisitsDto } from '../visits/bulk-visits.dto.js';

const EACH_FOR_ITSELF =
  'Up to 500 rows in one transaction. Each is done or refused for itself, with the status and the problem that it would ' +
  'have met alone; look at `results`.';

/** Many jobs or visits at once. */
@ApiTags('Jobs')
@Controller()
export class BulkJobsController {
  constructor(
    private readonly jobs: BulkJobs,
    private readonly visits: BulkVisits,
  ) {}

  @Post('jobs/bulk')
  @Endpoint({
    summary: 'Create, confirm, hold, resume or cancel many jobs',
    description: EACH_FOR_ITSELF,
    permission: ['jobs.create', 'jobs.update', 'jobs.cancel'],
    type: BulkResultsDto,
  })
  bulkJobs(@Body() { rows }: BulkJobsDto): Promise<BulkResultsDto> {
    return this.jobs.run(rows);
  }

  @Post('visits/bulk')
  @Endpoint({
    summary: 'Plan, publish, recall or cancel many visits',
    description: EACH_FOR_ITSELF,
    permission: ['visits.update', 'visits.dispatch'],
    type: BulkResultsDto,
  })
  bulkVisits(@Body() { rows }: BulkVisitsDto): Promise<BulkResultsDto> {
    return this.visits.run(rows);
  }
}
