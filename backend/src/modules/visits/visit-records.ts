import { Injectable, type OnModuleInit } from '@nestjs/common';
import { requirePermission } from '../../kernel/access/index.js';
import { db, newId } from '../../kernel/database/index.js';
import type { DomainEvent } from '../../kernel/events/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { type FieldError, type SeenVersion, ValidationFailed } from '../../kernel/problem/index.js';
import type { Job } from '../job-records/index.js';
import type { Surroundings } from '../job-sites/index.js';
import { TimeZoneConflict, type ZoneChange, ZoneChanges } from '../zone-changes/index.js';
import { Visit } from './visit.entity.js';
import type { CreateVisitDto } from './visit-input.dto.js';
import { VisitPlanning } from './visit-planning.js';
import { describeVisit, visitRecord } from './visit-reader.js';
import {
  AHEAD_STATES,
  OCCUPYING_STATES,
  VISIT_LIFECYCLE,
  type VisitStep,
  VisitRescheduled,
  VisitScheduled,
  VisitUpdated,
} from './visit-states.js';
import { storedVisit } from './visit.dto.js';
import type { Conflict } from './visits.errors.js';
import { CONFLICT, NEAR, OUT_OF_ZONE, PLANNED, type VisitInPlace, VisitsRepository } from './visits.repository.js';

/** Writes visits and records their events. */
@Injectable()
export class VisitRecords {
  constructor(
    private readonly planning: VisitPlanning,
    private readonly writer: RecordWriter,
  ) {}

  /**
   * Adds visits to a job, in the order of `inputs`. `pointerTo` says where each is in the request. `tellAdded` records
   * their events: those of a new job come after its own.
   */
  async insert(
    job: Job,
    around: Surroundings,
    inputs: CreateVisitDto[],
    pointerTo: (index: number) => string,
  ): Promise<Visit[]> {
    const placings = inputs.map((input, index) => placingOf(job, input, pointerTo(index)));
    const placed = await this.planning.plan(job, around, placings);
    const { id: jobId, clientId, propertyId } = job;
    const visits = await this.writer.insertMany(
      visitRecord(job, around),
      null,
      placed.map(({ id, status, own, planned }) => ({ id, jobId, clientId, propertyId, status, ...own, ...planned })),
    );
    // Stored first, so that conflicts between them are found, too.
    await this.planning.requireFree(placed);
    return visits;
  }

  async tellAdded(job: Job, around: Surroundings, visits: Visit[]): Promise<void> {
    const record = visitRecord(job, around);
    for (const visit of visits) await this.writer.record(record, visit.date ? VisitScheduled : VisitUpdated, visit);
  }

  /** Changes a locked visit. `version` is the one that the caller saw, or null. */
  update(
    { visit, job, around }: VisitInPlace,
    changes: Partial<Visit>,
    event: DomainEvent,
    version: SeenVersion = null,
  ): Promise<Visit> {
    return this.writer.update(visitRecord(job, around), event, visit, changes, { version });
  }

  /** Takes a locked visit through a transition. `event` replaces the usual one. */
  step(held: VisitInPlace, action: VisitStep, changes: Partial<Visit> = {}, event?: DomainEvent): Promise<Visit> {
    const step = VISIT_LIFECYCLE.require(action, held.visit.status);
    return this.update(held, { ...changes, status: step.to }, event ?? step.event);
  }

  /** Cancels visits of one job in one statement. Answers them as they are afterwards. */
  async cancelAll(job: Job, around: Surroundings, visits: Visit[], reason: string): Promise<Visit[]> {
    const { to: status, event } = VISIT_LIFECYCLE.steps.cancel;
    for (const visit of visits) VISIT_LIFECYCLE.require('cancel', visit.status);
    return this.writer.updateMany(visitRecord(job, around), event, visits, () => ({ status, reason }));
  }
}

/** Lets upcoming visits follow the zone of their property. */
@Injectable()
export class VisitZones implements OnModuleInit {
  constructor(
    private readonly zones: ZoneChanges,
    private readonly visits: VisitsRepository,
    private readonly planning: VisitPlanning,
    private readonly writer: RecordWriter,
  ) {}

  onModuleInit(): void {
    this.zones.follow({
      check: (change) => this.check(change),
      follow: (propertyId, most) => this.follow(propertyId, most),
    });
  }

  /**
   * Throws the first local times that clocks skip in the new zone, and `TimeZoneConflict` where crews would be
   * double-booked that are not so already.
   */
  private async check({ propertyId, allowOverlap }: ZoneChange): Promise<number> {
    const moved = [AHEAD_STATES, propertyId];
    const [{ count } = { count: 0 }]: Array<{ count: number }> = await db().query(COUNTED, moved);
    if (count === 0) return 0;
    const skipped: Array<{ number: string; date: string; time: string }> = await db().query(SKIPPED, moved);
    const errors = skipped.map(({ number, date, time }): FieldError => {
      const detail = `In that time zone, clocks skip ${time} on ${date}, when ${number} has a visit. Reschedule it first.`;
      return { pointer: '/timezone', code: 'skipped_time', detail };
    });
    if (errors.length > 0) throw new ValidationFailed(errors);
    const sql = propertyId === null ? CONFLICTS_OF_COMPANY : CONFLICTS;
    const conflicts: Conflict[] = await db().query(sql, [...moved, OCCUPYING_STATES]);
    if (conflicts.length > 0 && !allowOverlap) throw new TimeZoneConflict(conflicts);
    if (conflicts.length > 0) requirePermission('visits.override_conflict');
    return count;
  }

  private async follow(propertyId: string | null, most: number): Promise<number | null> {
    const held = await this.visits.outOfZone(propertyId, most);
    if (!held) return null;
    const planned = this.planning.inZone(held);
    const places = new Map(held.map((one) => [one.visit.id, one]));
    const kind = {
      entity: Visit,
      describe: (visit: Visit) => {
        const { job, around } = placeOf(places, visit);
        return storedVisit(describeVisit(visit, job, around));
      },
    };
    const visits = held.map(({ visit }) => visit);
    const move = (some: Visit[], event: DomainEvent) =>
      this.writer.updateMany(kind, event, some, ({ id }) => planned.get(id) ?? {});
    await move(
      visits.filter(({ date }) => date),
      VisitRescheduled,
    );
    await move(
      visits.filter(({ date }) => !date),
      VisitUpdated,
    );
    return visits.length;
  }
}

const COUNTED = `select count(*)::int as count ${OUT_OF_ZONE()}`;

/** Local times that clocks at the property skip, enough to report. */
const SKIPPED = `
  select job.number, visit.date::text as date, to_char(skipped.at, 'HH24:MI') as time
  ${OUT_OF_ZONE(`
    join jobs job on job.tenant_id = visit.tenant_id and job.id = visit.job_id
    cross join lateral (
      select min(visit.date + edge.time) as at from (values (visit.window_start), (visit.window_end)) as edge (time)
      where ((visit.date + edge.time) at time zone property.timezone) at time zone property.timezone <> visit.date + edge.time
    ) skipped`)}
    and skipped.at is not null
  order by visit.planned_on, visit.id limit 20`;

/** Visits that would become conflicts; those that still have to follow another change are seen where they will be. */
const CONFLICTS = `
  with moved as materialized (
    select visit.id, visit.crew_id, visit.start_at as start_before, visit.end_at as end_before,
           (visit.date + visit.window_start) at time zone property.timezone as start_at,
           (visit.date + visit.window_end) at time zone property.timezone as end_at
    ${OUT_OF_ZONE()} and visit.status = any ($3) and visit.crew_id is not null and visit.start_at is not null)
  select distinct ${CONFLICT}
  from moved
  join visits v on v.tenant_id = (select app_tenant_id()) and v.crew_id = moved.crew_id and v.id <> moved.id
    and ${NEAR('v', 'moved')} and v.status = any ($3) ${PLANNED('v')}
  join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
  left join moved other on other.id = v.id
  where planned.start_at < moved.end_at and planned.end_at > moved.start_at and coalesce(other.id < moved.id, true)
    and not (coalesce(other.start_before, planned.start_at) < moved.end_before
             and coalesce(other.end_before, planned.end_at) > moved.start_before)
  order by date, "windowStart", "visitId" limit 1001`;

/**
 * Visits that move from one zone into the same other one stay apart: only the few others are compared, whichever side
 * moves. Those of places with their own zone are others, even where they still have to follow it.
 */
const CONFLICTS_OF_COMPANY = `
  with others as materialized (
    select v.*, planned.start_at as planned_start, planned.end_at as planned_end
    from visits v ${PLANNED('v')}
    where v.tenant_id = (select app_tenant_id()) and v.status = any ($3) and v.crew_id is not null
      and v.start_at > now() - interval '4 days' and (not moves or place."hasOwnZone"))
  select distinct ${CONFLICT}
  from others v
  join visits visit on visit.tenant_id = (select app_tenant_id()) and visit.crew_id = v.crew_id
    and ${NEAR('visit', 'v')} and visit.status = any ($1) and visit.status = any ($3) ${PLANNED('visit')}
  join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
  where moves and not place."hasOwnZone" and $2::uuid is null
    and planned.start_at < v.planned_end and planned.end_at > v.planned_start
    and not (visit.start_at < v.planned_end and visit.end_at > v.planned_start)
  order by date, "windowStart", "visitId" limit 1001`;

function placeOf(places: Map<string, VisitInPlace>, { id }: Visit): VisitInPlace {
  const place = places.get(id);
  if (!place) throw new Error(`Visit ${id} is not held.`);
  return place;
}

function placingOf(job: Job, input: CreateVisitDto, pointer: string) {
  const { id = newId(), allowOverlap, overrideReason, instructionsOverride } = input;
  const { date = null, windowStart = null, windowEnd = null, crewId = job.defaultCrewId } = input;
  const { estManMinutes = job.defaultDurationMin } = input;
  const status: Visit['status'] = date ? 'scheduled' : 'unscheduled';
  return {
    id,
    status,
    slot: { date, windowStart, windowEnd, crewId },
    overrides: { allowOverlap, overrideReason },
    pointer,
    own: { estManMinutes, instructionsOverride, reason: overrideReason ?? null },
  };
}
