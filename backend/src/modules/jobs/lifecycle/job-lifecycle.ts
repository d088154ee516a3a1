import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '../../../kernel/events/index.js';
import { InvalidTransition } from '../../../kernel/problem/index.js';
import { RecordWriter } from '../../../kernel/records/index.js';
import type { JobDto } from '../job-answer.dto.js';
import { JobPlaces, requireServiceable } from '../job-places.js';
import type { Job } from '../job.entity.js';
import { JobReader } from '../job-reader.js';
import { JobNotFound, VisitsOpen } from '../jobs.errors.js';
import { JobCancelled, JobCompleted, JobUpdated } from '../jobs.events.js';
import { JobsRepository } from '../jobs.repository.js';
import { Paperwork } from '../paperwork/paperwork.js';
import { VisitRecords } from '../visits/visit-records.js';
import { isFinished, VISIT_TRANSITIONS } from '../visits/visit-states.js';
import { VisitCancelled } from '../visits/visits.events.js';
import { VisitsRepository } from '../visits/visits.repository.js';
import { JOB_TRANSITIONS, type JobState } from './job-states.js';

/** Takes jobs through their states (product rules 1.11). */
@Injectable()
export class JobLifecycle {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly reader: JobReader,
    private readonly places: JobPlaces,
    private readonly visits: VisitsRepository,
    private readonly visitRecords: VisitRecords,
    private readonly paperwork: Paperwork,
    private readonly writer: RecordWriter,
  ) {}

  /** Makes the work order, and tells the client unless `notifyClient` is false or there is no address. */
  async confirm(id: string, notifyClient: boolean): Promise<JobDto> {
    const job = await this.take(id, ['draft'], 'active');
    const { client } = await this.places.of(job);
    requireServiceable(client);
    const active = await this.write(job, { status: 'active', confirmedAt: new Date() }, JobUpdated);
    await this.paperwork.requestAll(active, client, notifyClient);
    return this.reader.describe(active);
  }

  /** Crews no longer see it; its visits stay where they are. */
  async hold(id: string, reason?: string): Promise<JobDto> {
    const job = await this.take(id, ['active'], 'on_hold');
    return this.answer(job, { status: 'on_hold', statusReason: reason ?? null }, JobUpdated);
  }

  async resume(id: string): Promise<JobDto> {
    const job = await this.take(id, ['on_hold'], 'active');
    return this.answer(job, { status: 'active', statusReason: null }, JobUpdated);
  }

  /** Throws `VisitsOpen` unless the unfinished visits are to be cancelled and can be. */
  async complete(id: string, openVisits?: 'cancel'): Promise<JobDto> {
    const job = await this.take(id, ['active'], 'completed');
    await this.settleVisits(job, openVisits, 'Completed without it.');
    return this.answer(job, { status: 'completed', completedAt: new Date() }, JobCompleted);
  }

  async reopen(id: string): Promise<JobDto> {
    const job = await this.take(id, ['completed'], 'active');
    return this.answer(job, { status: 'active', completedAt: null }, JobUpdated);
  }

  /** Cancels what is ahead; what was done stays. */
  async cancel(id: string, reason: string): Promise<JobDto> {
    const job = await this.take(id, ['draft', 'active', 'on_hold'], 'cancelled');
    await this.settleVisits(job, 'cancel', reason);
    const changes = { status: 'cancelled' as const, cancelledAt: new Date(), statusReason: reason };
    return this.answer(job, changes, JobCancelled);
  }

  /** The last visit of a one-off job is done. */
  async completeByLastVisit(job: Job): Promise<void> {
    if (job.kind === 'one_off') await this.write(job, { status: 'completed', completedAt: new Date() }, JobCompleted);
  }

  /** A completed visit is under way again. */
  async reopenByVisit(job: Job): Promise<void> {
    await this.write(job, { status: 'active', completedAt: null }, JobUpdated);
  }

  private async take(id: string, from: JobState[], to: JobState): Promise<Job> {
    const job = await this.jobs.lock(id);
    if (!job) throw new JobNotFound();
    if (!from.includes(job.status)) throw new InvalidTransition(job.status, to, JOB_TRANSITIONS[job.status]);
    return job;
  }

  private async settleVisits(job: Job, decision: 'cancel' | undefined, reason: string): Promise<void> {
    const open = (await this.visits.allOfJob(job.id)).filter(({ status }) => !isFinished(status));
    const underWay = open.filter(({ status }) => !VISIT_TRANSITIONS[status].includes('cancelled'));
    const ids = (visits: typeof open) => visits.map((visit) => visit.id);
    if (underWay.length > 0) throw new VisitsOpen(ids(underWay), 'Finish or skip the visits that are under way.');
    if (open.length > 0 && !decision) throw new VisitsOpen(ids(open), 'Finish them, or send openVisits: "cancel".');
    for (const visit of open) await this.visitRecords.change(visit, { status: 'cancelled', reason }, VisitCancelled);
  }

  private async answer(before: Job, changes: Partial<Job>, event: DomainEvent): Promise<JobDto> {
    return this.reader.describe(await this.write(before, changes, event));
  }

  private write(before: Job, changes: Partial<Job>, event: DomainEvent): Promise<Job> {
    return this.writer.update(this.reader.record, event, before, changes);
  }
}
