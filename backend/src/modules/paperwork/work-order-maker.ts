import { Injectable } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { DomainEvents } from '../../kernel/events/index.js';
import { Files, type StagedFile } from '../../kernel/files/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { OutgoingMail } from '../messages/index.js';
import { JobContents, type JobPaperwork } from '../job-contents/index.js';
import { JobWorkOrderFailed, JobWorkOrderReady } from './paperwork.events.js';
import { WorkOrderDto } from './paperwork.dto.js';
import { SendConfirmation } from './paperwork.queue.js';
import { PaperworkRepository } from './paperwork.repository.js';
import { PaperPrinter, WorkOrders, type WorkOrderSource } from '../work-orders/index.js';

export interface WorkOrderRequest {
  jobId: string;
  request: number;
}

/**
 * Makes the PDF of a job. A run that dies leaves `making` behind, and the task's next run continues from there; a run
 * superseded by a newer request writes nothing. No transaction is open while pages are laid out.
 */
@Injectable()
export class WorkOrderMaker {
  constructor(
    private readonly scopes: Scopes,
    private readonly jobs: JobContents,
    private readonly paperwork: PaperworkRepository,
    private readonly workOrders: WorkOrders,
    private readonly printer: PaperPrinter,
    private readonly files: Files,
    private readonly mail: OutgoingMail,
    private readonly queueTasks: QueueTasks,
    private readonly events: DomainEvents,
  ) {}

  /** `signal` ends the printing, which may take a minute. */
  async make(request: WorkOrderRequest, signal?: AbortSignal): Promise<void> {
    const source = await this.scopes.transaction(() => this.begin(request));
    if (!source) return;
    const staged = source.unchanged ? null : await this.printer.print({ for: 'crew', order: source.order }, signal);
    await this.scopes.transaction(() => this.finish(request, source, staged));
  }

  /** The last attempt failed: record that instead of waiting forever. */
  async giveUp({ jobId, request }: WorkOrderRequest): Promise<void> {
    await this.scopes.transaction(async () => {
      const paperwork = await this.paperwork.lock(jobId);
      if (!isDue(paperwork, request)) return;
      const waiting = paperwork.confirmationState === 'queued';
      const failed = await this.paperwork.update(jobId, {
        workOrderState: 'failed',
        ...(waiting && { confirmationState: 'failed' as const }),
      });
      this.events.record(JobWorkOrderFailed, { entityId: jobId, data: { ...WorkOrderDto.from(failed, '') } });
    });
  }

  private async begin({
    jobId,
    request,
  }: WorkOrderRequest): Promise<(WorkOrderSource & { unchanged: boolean }) | null> {
    const paperwork = await this.paperwork.lock(jobId);
    const found = isDue(paperwork, request) ? await this.jobs.find(jobId) : null;
    if (!paperwork || !found) return null;
    await this.paperwork.update(jobId, { workOrderState: 'making' });
    const source = await this.workOrders.of(found.job, found.parts);
    const { workOrderFileId, workOrderFingerprint } = paperwork;
    return { ...source, unchanged: workOrderFileId !== null && workOrderFingerprint === source.fingerprint };
  }

  private async finish(
    { jobId, request }: WorkOrderRequest,
    { fingerprint, facts }: WorkOrderSource,
    staged: StagedFile | null,
  ): Promise<void> {
    const before = await this.paperwork.lock(jobId);
    if (!isDue(before, request)) return;
    const fileId = staged ? (await this.files.keep(staged)).id : before.workOrderFileId;
    const ready = await this.paperwork.update(jobId, {
      workOrderState: 'ready',
      workOrderFileId: fileId,
      workOrderMadeAt: new Date(),
      workOrderFingerprint: fingerprint,
      workOrderFacts: facts,
    });
    if (staged) await this.dropUnsent(before.workOrderFileId);
    this.events.record(JobWorkOrderReady, { entityId: jobId, data: { ...WorkOrderDto.from(ready, facts) } });
    if (ready.confirmationState === 'queued') await this.queueTasks.enqueue(SendConfirmation, { jobId, request });
  }

  /** A file that was sent to a client stays readable; one that nobody has seen need not be kept. */
  private async dropUnsent(fileId: string | null): Promise<void> {
    if (fileId && !(await this.mail.carries(fileId))) await this.files.remove(fileId);
  }
}

const isDue = (paperwork: JobPaperwork | null, request: number): paperwork is JobPaperwork =>
  paperwork?.workOrderRequest === request &&
  (paperwork.workOrderState === 'queued' || paperwork.workOrderState === 'making');
