import { Injectable } from '@nestjs/common';
import type { DomainEvent } from '../../kernel/events/index.js';
import { Bulk, bulkAction, type BulkActions, type BulkResultsDto } from '../../kernel/bulk/index.js';
import { type Job, JobNotActive } from '../job-records/index.js';
import type { VisitDto } from './visit.dto.js';
import type { Visit } from './visit.entity.js';
import {
  BulkCancelVisitDto,
  BulkMoveVisitDto,
  BulkScheduleVisitDto,
  type ScheduleVisitDto,
} from './visit-input.dto.js';
import { VisitPlanning } from './visit-planning.js';
import { VisitReader } from './visit-reader.js';
import { VisitRecords } from './visit-records.js';
import { VISIT_LIFECYCLE, type VisitAction, VisitScheduled } from './visit-states.js';
import { CrewRequired, VisitNotFound } from './visits.errors.js';
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
    const { job, visit } = await this.take(id, 'schedule');
    const { date, windowStart = null, windowEnd = null, crewId = visit.crewId, ...overrides } = input;
    const slot = { date, windowStart, windowEnd, crewId };
    const planned = await this.planning.place(job, { id, status: 'scheduled' }, slot, overrides);
    const event = visit.status === 'unscheduled' ? VisitScheduled : undefined;
    const fresh = { skipReason: null, dispatchedAt: null, startedAt: null };
    const reason = overrides.overrideReason ?? null;
    return this.write(visit, 'schedule', { ...planned, ...fresh, ...madeUpFor(visit), reason }, event);
  }

  async unschedule(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, 'unschedule');
    const nothing = { date: null, windowStart: null, windowEnd: null, startAt: null, endAt: null };
    return this.write(visit, 'unschedule', nothing);
  }

  async dispatch(id: string): Promise<VisitDto> {
    const { job, visit } = await this.take(id, 'dispatch');
    if (job.status !== 'active') throw new JobNotActive(job.status);
    if (!visit.crewId) throw new CrewRequired();
    return this.write(visit, 'dispatch', { dispatchedAt: new Date() });
  }

  /** Takes a published visit back without moving it. */
  async recall(id: string): Promise<VisitDto> {
    const { visit } = await this.take(id, 'recall');
    return this.write(visit, 'recall', { dispatchedAt: null });
  }

  async cancel(id: string, reason: string): Promise<VisitDto> {
    const { visit } = await this.take(id, 'cancel');
    return this.write(visit, 'cancel', { reason });
  }

  private async take(id: string, action: VisitAction): Promise<{ job: Job; visit: Visit }> {
    const found = await this.visits.lockWithJob(id);
    if (!found) throw new VisitNotFound();
    VISIT_LIFECYCLE.require(action, found.visit.status);
    return found;
  }

  private async write(
    visit: Visit,
    action: VisitAction,
    changes: Partial<Visit>,
    event?: DomainEvent,
  ): Promise<VisitDto> {
    return this.reader.describeOne(await this.records.step(visit, action, changes, event));
  }
}

/** What a row may do with a visit: a rainy day is moved with one request. */
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

/** A skipped visit that is planned again keeps which slot it makes up for. */
function madeUpFor({ date, skipReason }: Visit): Pick<Visit, 'replaces'> | undefined {
  return date && skipReason ? { replaces: { date, skipReason } } : undefined;
}
