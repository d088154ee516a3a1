import { Injectable } from '@nestjs/common';
import { canChange } from '../../kernel/access/index.js';
import { Files, type OpenFile } from '../../kernel/files/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { Job, JobNotActive, JobNotFound } from '../job-records/index.js';
import { type HeldJob, JobContents, type JobParts } from '../job-contents/index.js';
import { workOrderFacts } from '../work-orders/index.js';
import { mayBeSent } from './client-news.js';
import { ConfirmationDto, WorkOrderDto } from './paperwork.dto.js';
import { NoEmailAddress, WorkOrderNotMade, WorkOrderNotReady } from './paperwork.errors.js';
import { MakeWorkOrder } from './paperwork.queue.js';
import { PaperworkRepository } from './paperwork.repository.js';

/** The documents of a job: requested here, made by the worker. */
@Injectable()
export class Paperwork {
  constructor(
    private readonly paperwork: PaperworkRepository,
    private readonly jobs: JobContents,
    private readonly queueTasks: QueueTasks,
    private readonly files: Files,
  ) {}

  /** Needed to request either. */
  static readonly PERMISSION = 'jobs.update';

  /** The state of both, and what the caller may request. */
  static describe(job: Job, parts: JobParts): { workOrder: WorkOrderDto; confirmation: ConfirmationDto } {
    const { paperwork, visits } = parts;
    const workOrder = WorkOrderDto.from(paperwork, workOrderFacts(job, visits));
    const confirmation = ConfirmationDto.from(paperwork, visits);
    const mayAsk = canChange(Paperwork.PERMISSION);
    return {
      workOrder: { ...workOrder, allowedActions: mayAsk && mayBeMade(job) ? ['create'] : [] },
      confirmation: { ...confirmation, allowedActions: mayAsk && mayBeSent(job, parts) ? ['send'] : [] },
    };
  }

  /** Without what depends on who reads it. */
  static stored({ workOrder, confirmation }: Record<'workOrder' | 'confirmation', { allowedActions: unknown }>) {
    return { workOrder: withoutActions(workOrder), confirmation: withoutActions(confirmation) };
  }

  /** Requests both, when a job is confirmed. Without an address there is no mail, which is no error. */
  async requestAll({ job, parts }: HeldJob, notifyClient: boolean): Promise<void> {
    const to = notifyClient ? parts.around.visitContactOf(job)?.email : null;
    await this.request(job, parts, to ?? null);
  }

  /** Makes the work order of a job anew. */
  requestWorkOrder({ job, parts }: HeldJob): Promise<void> {
    return this.request(job, parts, null);
  }

  /** Sends the confirmation (again), with an up-to-date work order. Throws `NoEmailAddress`. */
  async requestConfirmation({ job, parts }: HeldJob): Promise<void> {
    if (!mayBeSent(job, parts)) throw new JobNotActive(job.status);
    const to = parts.around.visitContactOf(job)?.email;
    if (!to) throw new NoEmailAddress();
    await this.request(job, parts, to);
  }

  /** A job that ended before its mail was written needs no mail. */
  async withdrawConfirmation({ job, parts }: HeldJob): Promise<void> {
    if (parts.paperwork?.confirmationState !== 'queued') return;
    parts.paperwork = await this.paperwork.update(job.id, { confirmationState: 'none', confirmationTo: null });
  }

  /** The PDF. Throws `WorkOrderNotMade` when nobody requested one, `WorkOrderNotReady` while it is being made. */
  async workOrderFileId(jobId: string): Promise<string> {
    const found = await this.jobs.findPaperwork(jobId);
    if (!found) throw new JobNotFound();
    const { workOrderFileId, workOrderState } = found.paperwork ?? {};
    if (workOrderFileId) return workOrderFileId;
    if (workOrderState === 'queued' || workOrderState === 'making') throw new WorkOrderNotReady();
    throw new WorkOrderNotMade();
  }

  open(fileId: string): Promise<OpenFile> {
    return this.files.open(fileId);
  }

  private async request({ id: jobId }: Job, parts: JobParts, confirmationTo: string | null): Promise<void> {
    parts.paperwork = await this.paperwork.request(jobId, confirmationTo);
    await this.queueTasks.enqueue(MakeWorkOrder, { jobId, request: parts.paperwork.workOrderRequest });
  }
}

const mayBeMade = ({ status }: Job): boolean => !Job.ENDED.includes(status);

const withoutActions = ({ allowedActions: _actions, ...facts }: { allowedActions: unknown }): object => facts;
