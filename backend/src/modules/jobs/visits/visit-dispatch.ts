import { Injectable } from '@nestjs/common';
import { InvalidTransition } from '../../../kernel/problem/index.js';
import type { Job } from '../job.entity.js';
import { JobNotActive } from '../jobs.errors.js';
import { assertTransition } from '../lifecycle/transitions.js';
import type { VisitDto } from './visit.dto.js';
import type { Visit } from './visit.entity.js';
import type { ScheduleVisitDto } from './visit-input.dto.js';
import { VisitPlanning } from './visit-planning.js';
import { VisitReader } from './visit-reader.js';
import { VisitRecords } from './visit-records.js';
import { VISIT_TRANSITIONS, type VisitState } from './visit-states.js';
import { CrewRequired, VisitNotFound } from './visits.errors.js';
import * as events from './visits.events.js';
import { VisitsRepository } from './visits.repository.js';

/** What the office does with a visit: puts it on the calendar, takes it off, publishes it to the crew. */
@Injectable()
export class VisitDispatch {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly planning: VisitPlanning,
    private readonly records: VisitRecords,
    private readonly reader: VisitReader,
  ) {}

  /** Gives an unscheduled visit its day, a skipped one another, and a dispatched one back to the planner. */
  async schedule(id: string, input: ScheduleVisitDto): Promise<VisitDto> {
    const { job, visit } = await this.take(id, 'scheduled');
    const { date, windowStart = null, windowEnd = null, crewId = visit.crewId, ...overrides } = input;
    const slot = { date, windowStart, windowEnd, crewId };
    const planned = await this.planning.place(job, { id, status: 'scheduled' }, slot, overrides);
    const event = visit.status === 'unscheduled' ? events.VisitScheduled : events.VisitRescheduled;
    const fresh = { skipReason: null, dispatchedAt: null, startedAt: null };
    const reason = overrides.overrideReason ?? null;
    return this.write(visit, { ...planned, ...fresh, ...madeUpFor(visit), reason, status: 'scheduled' }, event);
  }

  async unschedule(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, 'unscheduled');
    const nothing = { date: null, windowStart: null, windowEnd: null, startAt: null, endAt: null };
    return this.write(visit, { ...nothing, status: 'unscheduled' }, events.VisitRescheduled);
  }

  async dispatch(id: string): Promise<VisitDto> {
    const { job, visit } = await this.take(id, 'dispatched');
    if (job.status !== 'active') throw new JobNotActive(job.status);
    if (!visit.crewId) throw new CrewRequired();
    return this.write(visit, { status: 'dispatched', dispatchedAt: new Date() }, events.VisitDispatched);
  }

  /** Takes a published visit back without moving it. */
  async recall(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, 'scheduled');
    const { status } = visit;
    if (status !== 'dispatched') throw new InvalidTransition(status, 'scheduled', VISIT_TRANSITIONS[status]);
    return this.write(visit, { status: 'scheduled', dispatchedAt: null }, events.VisitUpdated);
  }

  async cancel(id: string, reason: string): Promise<VisitDto> {
    const { visit } = await this.take(id, 'cancelled');
    return this.write(visit, { status: 'cancelled', reason }, events.VisitCancelled);
  }

  private async take(id: string, to: VisitState): Promise<{ job: Job; visit: Visit }> {
    const found = await this.visits.lockWithJob(id);
    if (!found) throw new VisitNotFound();
    assertTransition(VISIT_TRANSITIONS, found.visit.status, to);
    return found;
  }

  private async write(
    visit: Visit,
    changes: Partial<Visit>,
    event: (typeof events)[keyof typeof events],
  ): Promise<VisitDto> {
    return this.reader.describeOne(await this.records.change(visit, changes, event));
  }
}

/** A skipped visit that is planned again keeps which slot it makes up for. */
function madeUpFor({ date, skipReason }: Visit): Pick<Visit, 'replaces'> | undefined {
  return date && skipReason ? { replaces: { date, skipReason } } : undefined;
}
