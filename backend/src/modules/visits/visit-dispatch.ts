import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '../../kernel/events/index.js';
import { Bulk, bulkAction, type BulkActions, type BulkResultsDto } from '../../kernel/bulk/index.js';
import { JobNotActive } from '../job-records/index.js';
import type { VisitDto } from './visit.dto.js';
import type { Visit } from './visit.entity.js';
import {
  BulkCancelVisitDto,
  BulkMoveVisitDto,
  BulkScheduleVisitDto,
  type ScheduleVisitDto,
} from './visit-input.dto.js';
import { VisitPlanning } from './visit-planning.js';
import { describeVisit } from './visit-reader.js';
import { VisitRecords } from './visit-records.js';
import { VISIT_LIFECYCLE, type VisitStep, VisitScheduled } from './visit-states.js';
import { CrewRequired, VisitNotFound } from './visits.errors.js';
import { type VisitInPlace, VisitsRepository } from './visits.repository.js';

/** What the office does with a visit: schedules it, takes it off the calendar, dispatches it to the crew. */
@Injectable()
export class VisitDispatch {
  constructor(
    private readonly visits: VisitsRepository,
    private readonly planning: VisitPlanning,
    private readonly records: VisitRecords,
  ) {}

  /** Gives an unscheduled or skipped visit a date, and returns a dispatched one to the planner. */
  async schedule(id: string, input: ScheduleVisitDto): Promise<VisitDto> {
    const held = await this.take(id, 'schedule', input.crewId);
    const { job, visit, around } = held;
    const { date, windowStart = null, windowEnd = null, crewId = visit.crewId, ...overrides } = input;
    const slot = { date, windowStart, windowEnd, crewId };
    const planned = await this.planning.place(job, around, { id, status: 'scheduled', slot, overrides });
    const event = visit.status === 'unscheduled' ? VisitScheduled : undefined;
    const fresh = { skipReason: null, dispatchedAt: null, startedAt: null };
    const reason = overrides.overrideReason ?? null;
    return this.write(held, 'schedule', { ...planned, ...fresh, ...madeUpFor(visit), reason }, event);
  }

  async unschedule(id: string): Promise<VisitDto> {
    const held = await this.take(id, 'unschedule');
    const nothing = { date: null, windowStart: null, windowEnd: null, startAt: null, endAt: null };
    return this.write(held, 'unschedule', nothing);
  }

  async dispatch(id: string): Promise<VisitDto> {
    const held = await this.take(id, 'dispatch');
    if (held.job.status !== 'active') throw new JobNotActive(held.job.status);
    if (!held.visit.crewId) throw new CrewRequired();
    return this.write(held, 'dispatch', { dispatchedAt: new Date() });
  }

  /** Recalls a dispatched visit without moving it. */
  async recall(id: string): Promise<VisitDto> {
    const held = await this.take(id, 'recall');
    return this.write(held, 'recall', { dispatchedAt: null });
  }

  async cancel(id: string, reason: string): Promise<VisitDto> {
    const held = await this.take(id, 'cancel');
    return this.write(held, 'cancel', { reason });
  }

  private async take(id: string, action: VisitStep, crewId: string | null = null): Promise<VisitInPlace> {
    const held = await this.visits.lock(id, { crewIds: [crewId], plans: action === 'schedule' });
    if (!held) throw new VisitNotFound();
    VISIT_LIFECYCLE.require(action, held.visit.status);
    return held;
  }

  private async write(
    held: VisitInPlace,
    action: VisitStep,
    changes: Partial<Visit>,
    event?: DomainEvent,
  ): Promise<VisitDto> {
    return describeVisit(await this.records.step(held, action, changes, event), held.job, held.around);
  }
}

/** The actions of a bulk request: a rainy day is rescheduled with one. */
@Injectable()
export class BulkVisits {
  private readonly actions: BulkActions = {
    schedule: bulkAction({
      row: BulkScheduleVisitDto,
      permission: 'visits.update',
      run: ({ id, action: _action, ...slot }) => this.dispatcher.schedule(id, slot),
    }),
    unschedule: bulkAction({
      row: BulkMoveVisitDto,
      permission: 'visits.update',
      run: ({ id }) => this.dispatcher.unschedule(id),
    }),
    dispatch: bulkAction({
      row: BulkMoveVisitDto,
      permission: 'visits.dispatch',
      run: ({ id }) => this.dispatcher.dispatch(id),
    }),
    recall: bulkAction({
      row: BulkMoveVisitDto,
      permission: 'visits.dispatch',
      run: ({ id }) => this.dispatcher.recall(id),
    }),
    cancel: bulkAction({
      row: BulkCancelVisitDto,
      permission: 'visits.update',
      run: ({ id, reason }) => this.dispatcher.cancel(id, reason),
    }),
  };

  constructor(
    private readonly dispatcher: VisitDispatch,
    private readonly bulk: Bulk,
  ) {}

  run(rows: object[]): Promise<BulkResultsDto> {
    return this.bulk.run(rows, this.actions);
  }
}

/** A skipped visit that is rescheduled keeps the slot it makes up for. */
function madeUpFor({ date, skipReason }: Visit): Pick<Visit, 'replaces'> | undefined {
  return date && skipReason ? { replaces: { date, skipReason } } : undefined;
}
