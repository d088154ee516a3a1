import { Injectable } from '@nestjs/common';
import { RecordWriter } from '../../kernel/records/index.js';
import { type HeldJob, JobContents } from '../job-contents/index.js';
import { type Job, JobDirectory, JobNotFound } from '../job-records/index.js';
import { Paperwork } from '../paperwork/index.js';
import { type JobCompletion, JobVisits } from '../visits/index.js';
import type { JobDto } from './job-answer.dto.js';
import { describeJob, jobRecord } from './job-reader.js';
import { JOB_LIFECYCLE, type JobStep } from './job-states.js';
import { VisitsOpen } from './jobs.errors.js';

/** Takes jobs through their states. */
@Injectable()
export class JobLifecycle implements JobCompletion {
  constructor(
    private readonly jobs: JobDirectory,
    private readonly contents: JobContents,
    private readonly visits: JobVisits,
    private readonly paperwork: Paperwork,
    private readonly writer: RecordWriter,
  ) {}

  /** Makes the work order, and tells the client unless `notifyClient` is false or there is no address. */
  async confirm(id: string, notifyClient: boolean): Promise<JobDto> {
    const held = await this.take(id, 'confirm');
    return describeJob(await this.confirmHeld(held, notifyClient), held.parts);
  }

  /** The same for a locked job. Answers it as it is afterwards. */
  async confirmHeld({ job, parts }: HeldJob, notifyClient: boolean): Promise<Job> {
    parts.around.requireServiceable(job);
    const active = await this.write({ job, parts }, 'confirm', { confirmedAt: new Date() });
    await this.paperwork.requestAll({ job: active, parts }, notifyClient);
    return active;
  }

  /** Crews no longer see it; its visits stay where they are. */
  async hold(id: string, reason?: string): Promise<JobDto> {
    return this.answer(await this.take(id, 'hold'), 'hold', { statusReason: reason ?? null });
  }

  async resume(id: string): Promise<JobDto> {
    return this.answer(await this.take(id, 'resume'), 'resume', { statusReason: null });
  }

  /** Throws `VisitsOpen` unless the unfinished visits are to be cancelled and can be. */
  async complete(id: string, openVisits?: 'cancel'): Promise<JobDto> {
    const held = await this.take(id, 'complete');
    await this.settleVisits(held, openVisits, 'Job completed without this visit.');
    return this.answer(held, 'complete', { completedAt: new Date() });
  }

  async reopen(id: string): Promise<JobDto> {
    return this.answer(await this.take(id, 'reopen'), 'reopen', { completedAt: null });
  }

  /** Cancels upcoming visits; what was done stays. */
  async cancel(id: string, reason: string): Promise<JobDto> {
    const held = await this.take(id, 'cancel');
    await this.settleVisits(held, 'cancel', reason);
    return this.answer(held, 'cancel', { cancelledAt: new Date(), statusReason: reason });
  }

  /** The last visit of a one-off job was completed. */
  async completeByLastVisit(job: Job): Promise<void> {
    if (job.kind !== 'one_off') return;
    await this.write({ job, parts: await this.contents.partsOf(job) }, 'complete', { completedAt: new Date() });
  }

  /** A completed visit was reopened. */
  async reopenByVisit(job: Job): Promise<Job> {
    return this.write({ job, parts: await this.contents.partsOf(job) }, 'reopen', { completedAt: null });
  }

  private async take(id: string, action: JobStep): Promise<HeldJob> {
    const job = await this.jobs.lock(id);
    if (!job) throw new JobNotFound();
    JOB_LIFECYCLE.require(action, job.status);
    return { job, parts: await this.contents.partsOf(job) };
  }

  private async settleVisits(held: HeldJob, decision: 'cancel' | undefined, reason: string): Promise<void> {
    const { job, parts } = held;
    const { visits: open, underWay } = JobVisits.open(parts.visits);
    const ids = (visits: typeof open) => visits.map((visit) => visit.id);
    if (underWay.length > 0) throw new VisitsOpen(ids(underWay), 'Complete or skip the visits in progress first.');
    if (open.length > 0 && !decision)
      throw new VisitsOpen(ids(open), 'Complete or skip them, or send openVisits: "cancel".');
    const cancelled = new Map(
      (await this.visits.cancel(job, parts.around, open, reason)).map((visit) => [visit.id, visit]),
    );
    parts.visits = parts.visits.map((visit) => cancelled.get(visit.id) ?? visit);
    await this.paperwork.withdrawConfirmation(held);
  }

  private async answer(held: HeldJob, action: JobStep, changes: Partial<Job>): Promise<JobDto> {
    return describeJob(await this.write(held, action, changes), held.parts);
  }

  private write({ job, parts }: HeldJob, action: JobStep, changes: Partial<Job>): Promise<Job> {
    const { to: status, event } = JOB_LIFECYCLE.require(action, job.status);
    return this.writer.update(jobRecord(parts), event, job, { ...changes, status });
  }
}
