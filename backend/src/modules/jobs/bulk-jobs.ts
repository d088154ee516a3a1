import { Injectable } from '@nestjs/common';
import { Bulk, bulkAction, type BulkActions, type BulkResultsDto } from '../../kernel/bulk/index.js';
import { JobsService } from './jobs.service.js';
import { JobLifecycle } from './job-lifecycle.js';
import { BulkCancelJobDto, BulkConfirmJobDto, BulkCreateJobDto, BulkHoldJobDto } from './bulk-jobs.dto.js';

/** What a row may do with a job. */
@Injectable()
export class BulkJobs {
  private readonly actions: BulkActions = {
    create: bulkAction({
      row: BulkCreateJobDto,
      permission: 'jobs.create',
      creates: true,
      run: ({ job }) => this.jobs.create(job),
    }),
    confirm: bulkAction({
      row: BulkConfirmJobDto,
      permission: 'jobs.update',
      run: ({ id, notifyClient = true }) => this.lifecycle.confirm(id, notifyClient),
    }),
    hold: bulkAction({
      row: BulkHoldJobDto,
      permission: 'jobs.update',
      run: ({ id, reason }) => this.lifecycle.hold(id, reason),
    }),
    resume: bulkAction({
      row: BulkHoldJobDto,
      permission: 'jobs.update',
      run: ({ id }) => this.lifecycle.resume(id),
    }),
    cancel: bulkAction({
      row: BulkCancelJobDto,
      permission: 'jobs.cancel',
      run: ({ id, reason }) => this.lifecycle.cancel(id, reason),
    }),
  };

  constructor(
    private readonly jobs: JobsService,
    private readonly lifecycle: JobLifecycle,
    private readonly bulk: Bulk,
  ) {}

  run(rows: object[]): Promise<BulkResultsDto> {
    return this.bulk.run(rows, this.actions);
  }
}
