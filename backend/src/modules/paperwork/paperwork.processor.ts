import { Injectable } from '@nestjs/common';
import { Handles, type TaskRun } from '../../kernel/queue/index.js';
import { ConfirmationSender } from './confirmation-sender.js';
import { MakeWorkOrder, SendConfirmation } from './paperwork.queue.js';
import { WorkOrderMaker, type WorkOrderRequest } from './work-order-maker.js';

@Injectable()
export class PaperworkProcessor {
  constructor(
    private readonly workOrders: WorkOrderMaker,
    private readonly confirmations: ConfirmationSender,
  ) {}

  @Handles(MakeWorkOrder, { transaction: 'none' })
  async makeWorkOrder(request: WorkOrderRequest, { lastAttempt, signal }: TaskRun): Promise<void> {
    try {
      await this.workOrders.make(request, signal);
    } catch (error) {
      // A worker that shuts down leaves the task to another.
      if (lastAttempt && !signal.aborted) await this.workOrders.giveUp(request);
      throw error;
    }
  }

  @Handles(SendConfirmation, { transaction: 'none' })
  async sendConfirmation({ jobId }: WorkOrderRequest, { lastAttempt, signal }: TaskRun): Promise<void> {
    try {
      await this.confirmations.send(jobId, signal);
    } catch (error) {
      if (lastAttempt && !signal.aborted) await this.confirmations.giveUp(jobId);
      throw error;
    }
  }
}
