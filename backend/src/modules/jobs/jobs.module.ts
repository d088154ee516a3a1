import { Global, Module } from '@nestjs/common';
import { Sections } from '../../kernel/contract/index.js';
import { ChecklistsModule } from '../checklists/index.js';
import { JobContentsModule } from '../job-contents/index.js';
import { JobRecordsModule } from '../job-records/index.js';
import { JobSitesModule } from '../job-sites/index.js';
import { PaperworkModule } from '../paperwork/index.js';
import { JobCompletion, VisitsModule } from '../visits/index.js';
import { BulkJobs } from './bulk-jobs.js';
import { BulkJobsController } from './bulk-jobs.controller.js';
import { JobActionsController } from './job-actions.controller.js';
import { JobLifecycle } from './job-lifecycle.js';
import { JobReader } from './job-reader.js';
import { JobsController } from './jobs.controller.js';
import { JobsRepository } from './jobs.repository.js';
import { JobsService } from './jobs.service.js';
import { PaperworkRequests } from './paperwork-requests.js';

@Sections({
  tag: 'Jobs',
  group: 'Work',
  description: 'Work for a client at one of their properties. A job has a checklist, a work order, and visits.',
})
// The last visit completes its job, although jobs depend on visits: JobCompletion inverts that dependency.
@Global()
@Module({
  imports: [ChecklistsModule, JobContentsModule, JobRecordsModule, JobSitesModule, PaperworkModule, VisitsModule],
  controllers: [BulkJobsController, JobsController, JobActionsController],
  providers: [
    BulkJobs,
    JobLifecycle,
    JobReader,
    JobsRepository,
    JobsService,
    PaperworkRequests,
    { provide: JobCompletion, useExisting: JobLifecycle },
  ],
  exports: [JobsService, JobCompletion],
})
export class JobsModule {}
