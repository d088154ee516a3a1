import { Injectable } from '@nestjs/common';
import { RecordWriter } from '../../kernel/records/index.js';
import type { JobDto } from './job-answer.dto.js';
import { JobPlaces, requireServiceable } from '../job-sites/index.js';
import { type Job, JobDirectory, JobNotFound } from '../job-records/index.js';
import { JobReader } from './job-reader.js';
import { VisitsOpen } from './jobs.errors.js';
import { Paperwork } from '../paperwork/index.js';
import { type JobCompletion, JobVisits } from '../visits/index.js';
import { JOB_LIFECYCLE, type JobAction } from './job-states.js';

/** Takes jobs through their states (product rules 1.11). */
@Injectable()
export class JobLifecycle implements JobCompletion {
  constructor(
    private readonly jobs: JobDirectory,
    private readonly reader: JobReader,
    private readonly places: JobPlaces,
    private readonly visits: JobVisits,
    private readonly paperwork: Paperwork,
    private readonly writer: RecordWriter,
  ) {}

  /** Makes the work order, and tells the client unless `notifyClient` is false or there is no address. */
  async confirm(id: string, notifyClient: boolean): Promise<JobDto> {
    const job = await this.take(id, 'confirm');
    const { client } = await this.places.of(job);
    requireServiceable(client);
    const active = await this.write(job, 'confirm', { confirmedAt: new Date() });
    await this.paperwork.requestAll(active, client, notifyClient);
    return this.reader.describe(active);
  }

  /** Crews no longer see it; its visits stay where they are. */
  async hold(id: string, reason?: string): Promise<JobDto> {
    const job = await this.take(id, 'hold');
    return this.answer(job, 'hold', { statusReason: reason ?? null });
  }

  async resume(id: string): Promise<JobDto> {
    const job = await this.take(id, 'resume');
    return this.answer(job, 'resume', { statusReason: null });
  }

  /** Throws `VisitsOpen` unless the unfinished visits are to be cancelled and can be. */
  async complete(id: string, openVisits?: 'cancel'): Promise<JobDto> {
    const job = await this.take(id, 'complete');
    await this.settleVisits(job, openVisits, 'Completed without it.');
    return this.answer(job, 'complete', { completedAt: new Date() });
  }

  async reopen(id: string): Promise<JobDto> {
    const job = await this.take(id, 'reopen');
    return this.answer(job, 'reopen', { completedAt: null });
  }

  /** Cancels what is ahead; what was done stays. */
  async cancel(id: string, reason: string): Promise<JobDto> {
    const job = await this.take(id, 'cancel');
    await this.settleVisits(job, 'cancel', reason);
    return this.answer(job, 'cancel', { cancelledAt: new Date(), statusReason: reason });
  }

  /** The last visit of a one-off job is done. */
  async completeByLastVisit(job: Job): Promise<void> {
    if (job.kind === 'one_off') await this.write(job, 'complete', { completedAt: new Date() });
  }

  /** A completed visit is under way again. */
  async reopenByVisit(job: Job): Promise<void> {
    await this.write(job, 'reopen', { completedAt: null });
  }

  private async take(id: string, action: JobAction): Promise<Job> {
    const job = await this.jobs.lock(id);
    if (!job) throw new JobNotFound();
    JOB_LIFECYCLE.require(action, job.status);
    return job;
  }

  private async settleVisits(job: Job, decision: 'cancel' | undefined, reason: string): Promise<void> {
    const { visits: open, underWay } = await this.visits.open(job.id);
    const ids = (visits: typeof open) => visits.map((visit) => visit.id);
    if (underWay.length > 0) throw new VisitsOpen(ids(underWay), 'Finish or skip the visits that are under way.');
    if (open.length > 0 && !decision) throw new VisitsOpen(ids(open), 'Finish them, or send openVisits: "cancel".');
    await this.visits.cancel(open, reason);
  }

  private async answer(before: Job, action: JobAction, changes: Partial<Job>): Promise<JobDto> {
    return this.reader.describe(await this.write(before, action, changes));
  }

  private write(before: Job, action: JobAction, changes: Partial<Job>): Promise<Job> {
    const { to: status, event } = JOB_LIFECYCLE.require(action, before.status);
    return this.writer.update(this.reader.record, event, before, { ...changes, status });
  }
}
