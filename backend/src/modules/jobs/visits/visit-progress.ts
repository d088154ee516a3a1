import { Injectable } from '@nestjs/common';
import { can } from '../../../kernel/access/index.js';
import type { DomainEvent } from '../../../kernel/events/index.js';
import { Forbidden, InvalidTransition } from '../../../kernel/problem/index.js';
import { CrewDirectory } from '../../crews/index.js';
import { Checklist } from '../checklist/checklist.js';
import type { Job } from '../job.entity.js';
import { JobNotActive } from '../jobs.errors.js';
import { JobLifecycle } from '../lifecycle/job-lifecycle.js';
import type { VisitDto } from './visit.dto.js';
import type { Visit } from './visit.entity.js';
import type { SkipVisitDto } from './visit-action.dto.js';
import { VisitReader } from './visit-reader.js';
import { VisitRecords } from './visit-records.js';
import { isFinished, VISIT_TRANSITIONS, type VisitState } from './visit-states.js';
import { localDate } from './visit-times.js';
import { ChecklistIncomplete, ReopenedTooLate, VisitNotFound } from './visits.errors.js';
import * as events from './visits.events.js';
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
    private readonly lifecycle: JobLifecycle,
  ) {}

  async depart(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, ['scheduled', 'dispatched'], 'en_route');
    return this.write(visit, { status: 'en_route' }, events.VisitUpdated);
  }

  async start(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, ['scheduled', 'dispatched', 'en_route'], 'in_progress');
    return this.write(visit, { status: 'in_progress', startedAt: new Date() }, events.VisitStarted);
  }

  async pause(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, ['in_progress'], 'paused');
    return this.write(visit, { status: 'paused' }, events.VisitUpdated);
  }

  async resume(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, ['paused'], 'in_progress');
    return this.write(visit, { status: 'in_progress' }, events.VisitUpdated);
  }

  /** The last visit of a one-off job completes the job, too. Throws `ChecklistIncomplete` before that. */
  async complete(id: string, overrideReason?: string): Promise<VisitDto> {
    const { job, visit } = await this.take(id, ['in_progress', 'paused'], 'completed');
    const isLast = await this.isLastOpen(visit);
    const open = isLast ? await this.checklist.openRequired(job.id) : [];
    if (open.length > 0 && !overrideReason) throw new ChecklistIncomplete(open);
    const changes = { status: 'completed' as const, completedAt: new Date(), reason: overrideReason ?? visit.reason };
    const completed = await this.write(visit, changes, events.VisitCompleted);
    if (isLast) await this.lifecycle.completeByLastVisit(job);
    return completed;
  }

  async skip(id: string, { skipReason, reason }: SkipVisitDto): Promise<VisitDto> {
    const from: VisitState[] = ['scheduled', 'dispatched', 'en_route', 'in_progress', 'paused'];
    const { visit } = await this.take(id, from, 'skipped');
    return this.write(visit, { status: 'skipped', skipReason, reason: reason ?? null }, events.VisitSkipped);
  }

  /** Takes a completion back, and that of the job with it. */
  async reopen(id: string): Promise<VisitDto> {
    const { job, visit } = await this.take(id, ['completed'], 'in_progress', ['active', 'completed']);
    const completedToday =
      localDate(visit.completedAt ?? new Date(0), visit.timeZone) === localDate(new Date(), visit.timeZone);
    if (!can('visits.complete.all') && !completedToday) throw new ReopenedTooLate();
    if (job.status === 'completed') await this.lifecycle.reopenByVisit(job);
    return this.write(visit, { status: 'in_progress', completedAt: null }, events.VisitUpdated);
  }

  /** Holds the visit and its job, and answers them when the step is allowed and the caller may take it. */
  private async take(
    id: string,
    from: VisitState[],
    to: VisitState,
    jobStates: Job['status'][] = ['active'],
  ): Promise<{ job: Job; visit: Visit }> {
    const found = await this.visits.lockWithJob(id);
    if (!found) throw new VisitNotFound();
    const { job, visit } = found;
    const own = can('visits.complete.all') || (await this.crews.ownCrewId()) === visit.crewId;
    if (!own) throw new Forbidden('visits.complete.all');
    if (!from.includes(visit.status)) throw new InvalidTransition(visit.status, to, VISIT_TRANSITIONS[visit.status]);
    if (!jobStates.includes(job.status)) throw new JobNotActive(job.status);
    return { job, visit };
  }

  private async write(visit: Visit, changes: Partial<Visit>, event: DomainEvent): Promise<VisitDto> {
    return this.reader.describeOne(await this.records.change(visit, changes, event));
  }

  private async isLastOpen({ id, jobId }: Visit): Promise<boolean> {
    const others = await this.visits.allOfJob(jobId);
    return others.every((visit) => visit.id === id || isFinished(visit.status));
  }
}
