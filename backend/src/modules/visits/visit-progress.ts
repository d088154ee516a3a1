import { Injectable } from '@nestjs/common';
import { can } from '../../kernel/access/index.js';
import { Forbidden } from '../../kernel/problem/index.js';
import { Checklist } from '../checklists/index.js';
import { JobNotActive } from '../job-records/index.js';
import { JobCompletion } from './job-visits.js';
import type { VisitDto } from './visit.dto.js';
import type { Visit } from './visit.entity.js';
import type { SkipVisitDto } from './visit-input.dto.js';
import { describeVisit } from './visit-reader.js';
import { VisitRecords } from './visit-records.js';
import { isCompletedToday, JOB_STATES_FOR, VISIT_LIFECYCLE, type VisitStep } from './visit-states.js';
import { ChecklistIncomplete, ReopenedTooLate, VisitNotFound } from './visits.errors.js';
import { type VisitInPlace, VisitsRepository } from './visits.repository.js';

/** What happens at the property: reported by the crew, or by the office on its behalf. */
@Injectable()
export class VisitProgress {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly records: VisitRecords,
    private readonly job: JobCompletion,
  ) {}

  async depart(id: string): Promise<VisitDto> {
    return this.report(await this.take(id, 'depart'), 'depart');
  }

  async start(id: string): Promise<VisitDto> {
    return this.report(await this.take(id, 'start'), 'start', { startedAt: new Date() });
  }

  async pause(id: string): Promise<VisitDto> {
    return this.report(await this.take(id, 'pause'), 'pause');
  }

  async resume(id: string): Promise<VisitDto> {
    return this.report(await this.take(id, 'resume'), 'resume');
  }

  /**
   * The last visit of a one-off job completes the job, too. Throws `ChecklistIncomplete` where a required item is open.
   */
  async complete(id: string, overrideReason?: string): Promise<VisitDto> {
    const held = await this.take(id, 'complete');
    const { job, visit } = held;
    const { isLast, checklist } = await this.visits.lastOf(visit);
    const open = Checklist.openRequired(checklist, id);
    if (open.length > 0 && !overrideReason) throw new ChecklistIncomplete(open.map(({ id, label }) => ({ id, label })));
    const changes = { completedAt: new Date(), reason: overrideReason ?? visit.reason };
    const completed = await this.report(held, 'complete', changes);
    if (isLast) await this.job.completeByLastVisit(job);
    return completed;
  }

  async skip(id: string, { skipReason, reason }: SkipVisitDto): Promise<VisitDto> {
    return this.report(await this.take(id, 'skip'), 'skip', { skipReason, reason: reason ?? null });
  }

  /** Reopens a completed visit, and its job with it. */
  async reopen(id: string): Promise<VisitDto> {
    const held = await this.take(id, 'reopen');
    const { visit, job } = held;
    if (!can('visits.complete.all') && !isCompletedToday(visit)) throw new ReopenedTooLate();
    const active = job.status === 'completed' ? await this.job.reopenByVisit(job) : job;
    return this.report({ ...held, job: active }, 'reopen', { completedAt: null });
  }

  /** Locks the visit and its job, and answers them if the action is allowed and the caller may take it. */
  private async take(id: string, action: VisitStep): Promise<VisitInPlace> {
    const held = await this.visits.lock(id);
    if (!held) throw new VisitNotFound();
    const { job, visit, around } = held;
    const own = can('visits.complete.all') || around.ownCrewId === visit.crewId;
    if (!own) throw new Forbidden('visits.complete.all');
    VISIT_LIFECYCLE.require(action, visit.status);
    if (!JOB_STATES_FOR[action].includes(job.status)) throw new JobNotActive(job.status);
    return held;
  }

  private async report(held: VisitInPlace, action: VisitStep, changes: Partial<Visit> = {}): Promise<VisitDto> {
    return describeVisit(await this.records.step(held, action, changes), held.job, held.around);
  }
}
