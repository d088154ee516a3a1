import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobRecordsModule } from '../job-records/index.js';
import { JobSitesModule } from '../job-sites/index.js';
import { MessagesModule } from '../messages/index.js';
import { VisitsModule } from '../visits/index.js';
import { WorkOrdersModule } from '../work-orders/index.js';
import { ConfirmationSender } from './confirmation-sender.js';
import { JobPaperwork } from './job-paperwork.entity.js';
import { Paperwork } from './paperwork.js';
import { PaperworkController } from './paperwork.controller.js';
import { PaperworkProcessor } from './paperwork.processor.js';
import { PaperworkRepository } from './paperwork.repository.js';
import { WorkOrderMaker } from './work-order-maker.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([JobPaperwork]),
    JobRecordsModule,
    JobSitesModule,
    MessagesModule,
    VisitsModule,
    WorkOrdersModule,
  ],
  controllers: [PaperworkController],
  providers: [ConfirmationSender, Paperwork, PaperworkProcessor, PaperworkRepository, WorkOrderMaker],
  exports: [Paperwork],
})
export class PaperworkModule {}
