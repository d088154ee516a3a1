import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { ClientsModule } from '../clients/index.js';
import { CrewsModule } from '../crews/index.js';
import { MessagesModule } from '../messages/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { BulkJobs } from './bulk-jobs.js';
import { BulkJobsController } from './bulk-jobs.controller.js';
import { BulkVisits } from '../visits/bulk-visits.js';
import { Checklist } from '../checklists/checklist.js';
import { ChecklistItem } from '../checklists/checklist-item.entity.js';
import { Job } from '../job-records/job.entity.js';
import { JobPlaces } from '../job-sites/job-places.js';
import { JobReader } from './job-reader.js';
import { JobsController } from './jobs.controller.js';
import { JobsRepository } from './jobs.repository.js';
import { JobsService } from './jobs.service.js';
import { JobActionsController } from './job-actions.controller.js';
import { JobLifecycle } from './job-lifecycle.js';
import { ConfirmationSender } from '../paperwork/confirmation-sender.js';
import { JobPaperwork } from '../paperwork/job-paperwork.entity.js';
import { Paperwork } from '../paperwork/paperwork.js';
import { PaperworkController } from './paperwork.controller.js';
import { PaperworkDesk } from './paperwork-desk.js';
import { PaperworkProcessor } from '../paperwork/paperwork.processor.js';
import { PaperworkRepository } from '../paperwork/paperwork.repository.js';
import { WorkOrderMaker } from '../paperwork/work-order-maker.js';
import { WorkOrders } from '../work-orders/work-orders.js';
import { Visit } from '../visits/visit.entity.js';
import { VisitActionsController } from '../visits/visit-actions.controller.js';
import { VisitDispatch } from '../visits/visit-dispatch.js';
import { VisitPlanning } from '../visits/visit-planning.js';
import { VisitProgress } from '../visits/visit-progress.js';
import { VisitReader } from '../visits/visit-reader.js';
import { VisitRecords } from '../visits/visit-records.js';
import { VisitsController } from '../visits/visits.controller.js';
import { VisitsRepository } from '../visits/visits.repository.js';
import { VisitsService } from '../visits/visits.service.js';

const VISITS = [
  VisitDispatch,
  VisitPlanning,
  VisitProgress,
  VisitReader,
  VisitRecords,
  VisitsRepository,
  VisitsService,
];

const PAPERWORK = [
  ConfirmationSender,
  Paperwork,
  PaperworkDesk,
  PaperworkProcessor,
  PaperworkRepository,
  WorkOrderMaker,
  WorkOrders,
];

@Sections(
  {
    tag: 'Jobs',
    group: 'Work',
    description:
      'Work that a client ordered at one of their properties: once, or again and again by a schedule. A job has a ' +
      'checklist, a work order and visits.',
  },
  {
    tag: 'Visits',
    group: 'Work',
    description:
      'One trip of a crew to a property for a job: planned, dispatched to the crew, under way, done. The crew ' +
      'reports each step.',
  },
)
@Module({
  imports: [
    TypeOrmModule.forFeature([Job, ChecklistItem, Visit, JobPaperwork]),
    ClientsModule,
    CrewsModule,
    MessagesModule,
    TenancyModule,
  ],
  controllers: [
    BulkJobsController,
    JobsController,
    JobActionsController,
    PaperworkController,
    VisitsController,
    VisitActionsController,
  ],
  providers: [
    BulkJobs,
    BulkVisits,
    JobsService,
    JobsRepository,
    JobReader,
    JobPlaces,
    JobLifecycle,
    Checklist,
    ...VISITS,
    ...PAPERWORK,
  ],
  exports: [JobsService],
})
export class JobsModule {}
