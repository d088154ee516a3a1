import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { ChecklistsModule } from '../checklists/index.js';
import { CrewsModule } from '../crews/index.js';
import { JobRecordsModule } from '../job-records/index.js';
import { JobSitesModule } from '../job-sites/index.js';
import { ZoneChangesModule } from '../zone-changes/index.js';
import { JobVisits } from './job-visits.js';
import { Visit } from './visit.entity.js';
import { BulkVisitsController, VisitActionsController } from './visit-actions.controller.js';
import { BulkVisits, VisitDispatch } from './visit-dispatch.js';
import { VisitPlanning } from './visit-planning.js';
import { VisitProgress } from './visit-progress.js';
import { VisitReader } from './visit-reader.js';
import { VisitRecords, VisitZones } from './visit-records.js';
import { VisitsController } from './visits.controller.js';
import { VisitsRepository } from './visits.repository.js';
import { VisitsService } from './visits.service.js';
import './visits.permissions.js';

@Sections({
  tag: 'Visits',
  group: 'Work',
  description:
    'One trip of a crew to a property for a job: scheduled, dispatched, in progress, completed. The crew reports ' +
    'each step.',
})
@Module({
  imports: [
    TypeOrmModule.forFeature([Visit]),
    ChecklistsModule,
    CrewsModule,
    JobRecordsModule,
    JobSitesModule,
    ZoneChangesModule,
  ],
  controllers: [VisitsController, VisitActionsController, BulkVisitsController],
  providers: [
    BulkVisits,
    JobVisits,
    VisitDispatch,
    VisitPlanning,
    VisitProgress,
    VisitReader,
    VisitRecords,
    VisitZones,
    VisitsRepository,
    VisitsService,
  ],
  exports: [JobVisits],
})
export class VisitsModule {}
