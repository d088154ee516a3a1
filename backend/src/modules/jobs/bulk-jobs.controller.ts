import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BulkResultsDto } from '../../kernel/bulk/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { BulkJobs } from './bulk-jobs.js';
import { BulkJobsDto } from './bulk-jobs.dto.js';

/** Many jobs at once. */
@ApiTags('Jobs')
@Controller('jobs')
export class BulkJobsController {
  constructor(private readonly jobs: BulkJobs) {}

  @Post('bulk')
  @Endpoint({
    summary: 'Create, confirm, hold, resume, or cancel jobs in bulk',
    description:
      'Up to 500 rows in one transaction. Each row succeeds or fails on its own, with the status and problem it ' +
      'would have returned on its own. See `results`.',
    permission: ['jobs.create', 'jobs.update', 'jobs.cancel'],
    type: BulkResultsDto,
  })
  bulkJobs(@Body() { rows }: BulkJobsDto): Promise<BulkResultsDto> {
    return this.jobs.run(rows);
  }
}
