import { Injectable } from '@nestjs/common';
import { Files, type OpenFile } from '../../kernel/files/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import type { ClientSnapshot } from '../client-directory/index.js';
import { type Job, JobDirectory, JobNotActive, JobNotFound } from '../job-records/index.js';
import { JobPlaces, visitContactOf } from '../job-sites/index.js';
import { JobVisits } from '../visits/index.js';
import { workOrderFacts } from '../work-orders/index.js';
import { ConfirmationDto, WorkOrderDto } from './paperwork.dto.js';
import { NoEmailAddress, WorkOrderNotMade, WorkOrderNotReady } from './paperwork.errors.js';
import { MakeWorkOrder } from './paperwork.queue.js';
import { PaperworkRepository } from './paperwork.repository.js';

/** What is made for a job: asked for here, made by the worker. */
@Injectable()
export class Paperwork {
  constructor(
    private readonly paperwork: PaperworkRepository,
    private readonly jobs: JobDirectory,
    private readonly places: JobPlaces,
    private readonly visits: JobVisits,
    private readonly queueTasks: QueueTasks,
    private readonly files: Files,
  ) {}

  /** Both, when a job is confirmed. Without an address there is no mail, and that is no error. */
  async requestAll(job: Job, client: ClientSnapshot, notifyClient: boolean): Promise<void> {
    const to = notifyClient ? visitContactOf(client)?.email : null;
    if (to) await this.queueConfirmation(job.id, to);
    await this.queueWorkOrder(job.id);
  }

  /** Makes the work order of a job, which the caller holds, anew. */
  requestWorkOrder(job: Job): Promise<void> {
    return this.queueWorkOrder(job.id);
  }

  /** Sends the confirmation (again), with a work order that is up to date. Throws `NoEmailAddress`. */
  async requestConfirmation(job: Job): Promise<void> {
    if (job.status !== 'active') throw new JobNotActive(job.status);
    const { client } = await this.places.of(job);
    const to = visitContactOf(client)?.email;
    if (!to) throw new NoEmailAddress();
    await this.queueConfirmation(job.id, to);
    await this.queueWorkOrder(job.id);
  }

  /** How both stand. */
  async describe(job: Job): Promise<{ workOrder: WorkOrderDto; confirmation: ConfirmationDto }> {
    const paperwork = await this.paperwork.find(job.id);
    const workOrder = WorkOrderDto.from(paperwork, workOrderFacts(job, await this.visits.all(job.id)));
    return { workOrder, confirmation: ConfirmationDto.from(paperwork) };
  }

  /** The PDF. Throws `WorkOrderNotMade` when nobody asked for one, `WorkOrderNotReady` while it is being made. */
  async workOrderFileId(jobId: string): Promise<string> {
    if (!(await this.jobs.find(jobId))) throw new JobNotFound();
    const paperwork = await this.paperwork.find(jobId);
    if (paperwork?.workOrderFileId) return paperwork.workOrderFileId;
    const { workOrderState } = paperwork ?? {};
    if (workOrderState === 'queued' || workOrderState === 'making') throw new WorkOrderNotReady();
    throw new WorkOrderNotMade();
  }

  open(fileId: string): Promise<OpenFile> {
    return this.files.open(fileId);
  }

  private async queueWorkOrder(jobId: string): Promise<void> {
    const { workOrderRequest } = await this.paperwork.lock(jobId);
    const request = workOrderRequest + 1;
    await this.paperwork.change(jobId, { workOrderState: 'queued', workOrderRequest: request });
    await this.queueTasks.enqueue(MakeWorkOrder, { jobId, request });
  }

  /** The task for it follows when the work order is ready. */
  private async queueConfirmation(jobId: string, confirmationTo: string): Promise<void> {
    await this.paperwork.lock(jobId);
    const fresh = { confirmationSentAt: null, confirmationMessageId: null };
    await this.paperwork.change(jobId, { ...fresh, confirmationState: 'queued', confirmationTo });
  }
}
