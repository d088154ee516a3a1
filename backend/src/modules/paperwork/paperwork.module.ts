import { Module } from '@nestjs/common';
import { JobContentsModule } from '../job-contents/index.js';
import { MessagesModule } from '../messages/index.js';
import { WorkOrdersModule } from '../work-orders/index.js';
import { ConfirmationSender } from './confirmation-sender.js';
import { Paperwork } from './paperwork.js';
import { PaperworkController } from './paperwork.controller.js';
import { PaperworkProcessor } from './paperwork.processor.js';
import { PaperworkRepository } from './paperwork.repository.js';
import { WorkOrderMaker } from './work-order-maker.js';

@Module({
  imports: [JobContentsModule, MessagesModule, WorkOrdersModule],
  controllers: [PaperworkController],
  providers: [ConfirmationSender, Paperwork, PaperworkProcessor, PaperworkRepository, WorkOrderMaker],
  exports: [Paperwork],
})
export class PaperworkModule {}
