import { Injectable } from '@nestjs/common';
import { can } from '../../kernel/access/index.js';
import { Forbidden } from '../../kernel/problem/index.js';
import { CrewDirectory } from '../crews/index.js';
import { Checklist } from '../checklists/index.js';
import { type Job, JobNotActive } from '../job-records/index.js';
import { JobCompletion } from './job-visits.js';
import type { VisitDto } from './visit.dto.js';
import type { Visit } from './visit.entity.js';
import type { SkipVisitDto } from './visit-input.dto.js';
import { VisitReader } from './visit-reader.js';
import { VisitRecords } from './visit-records.js';
import { isFinished, JOB_STATES_FOR, VISIT_LIFECYCLE, type VisitAction } from './visit-states.js';
import { isCompletedToday } from './visit-times.js';
import { ChecklistIncomplete, ReopenedTooLate, VisitNotFound } from './visits.errors.js';
import { VisitsRepository } from './visits.repository.js';

/** What happens at the property: told by the crew, or by the office for it. */
@Injectable()
export class VisitProgress {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly records: VisitRecords,
    private readonly reader: VisitReader,
    private readonly crews: CrewDirectory,
    private readonly checklist: Checklist,
    private readonly job: JobCompletion,
  ) {}

  async depart(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, 'depart');
    return this.write(visit, 'depart');
  }

  async start(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, 'start');
    return this.write(visit, 'start', { startedAt: new Date() });
  }

  async pause(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, 'pause');
    return this.write(visit, 'pause');
  }

  async resume(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, 'resume');
    return this.write(visit, 'resume');
  }

  /** The last visit of a one-off job completes the job, too. Throws `ChecklistIncomplete` before that. */
  async complete(id: string, overrideReason?: string): Promise<VisitDto> {
    const { job, visit } = await this.take(id, 'complete');
    const isLast = await this.isLastOpen(visit);
    const open = isLast ? await this.checklist.openRequired(job.id) : [];
    if (open.length > 0 && !overrideReason) throw new ChecklistIncomplete(open);
    const changes = { completedAt: new Date(), reason: overrideReason ?? visit.reason };
    const completed = await this.write(visit, 'complete', changes);
    if (isLast) await this.job.completeByLastVisit(job);
    return completed;
  }

  async skip(id: string, { skipReason, reason }: SkipVisitDto): Promise<VisitDto> {
    const { visit } = await this.take(id, 'skip');
    return this.write(visit, 'skip', { skipReason, reason: reason ?? null });
  }

  /** Takes a completion back, and that of the job with it. */
  async reopen(id: string): Promise<VisitDto> {
    const { job, visit } = await this.take(id, 'reopen');
    if (!can('visits.complete.all') && !isCompletedToday(visit)) throw new ReopenedTooLate();
    if (job.status === 'completed') await this.job.reopenByVisit(job);
    return this.write(visit, 'reopen', { completedAt: null });
  }

  /** Holds the visit and its job, and answers them when the step is allowed and the caller may take it. */
  private async take(id: string, action: VisitAction): Promise<{ job: Job; visit: Visit }> {
    const found = await this.visits.lockWithJob(id);
    if (!found) throw new VisitNotFound();
    const { job, visit } = found;
    const own = can('visits.complete.all') || (await this.crews.ownCrewId()) === visit.crewId;
    if (!own) throw new Forbidden('visits.complete.all');
    VISIT_LIFECYCLE.require(action, visit.status);
    if (!JOB_STATES_FOR[action].includes(job.status)) throw new JobNotActive(job.status);
    return { job, visit };
  }

  private async write(visit: Visit, action: VisitAction, changes: Partial<Visit> = {}): Promise<VisitDto> {
    return this.reader.describeOne(await this.records.step(visit, action, changes));
  }

  private async isLastOpen({ id, jobId }: Visit): Promise<boolean> {
    const others = await this.visits.allOfJob(jobId);
    return others.every((visit) => visit.id === id || isFinished(visit.status));
  }
}
