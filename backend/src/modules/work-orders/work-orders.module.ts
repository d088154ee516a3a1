import { Module } from '@nestjs/common';
import { ChecklistsModule } from '../checklists/index.js';
import { CrewsModule } from '../crews/index.js';
import { JobSitesModule } from '../job-sites/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { VisitsModule } from '../visits/index.js';
import { WorkOrders } from './work-orders.js';

@Module({
  imports: [ChecklistsModule, CrewsModule, JobSitesModule, TenancyModule, VisitsModule],
  providers: [WorkOrders],
  exports: [WorkOrders],
})
export class WorkOrdersModule {}
