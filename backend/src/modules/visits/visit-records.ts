import { Injectable, type OnModuleInit } from '@nestjs/common';
import { requirePermission } from '../../kernel/access/index.js';
import { newId } from '../../kernel/database/index.js';
import type { DomainEvent } from '../../kernel/events/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import type { SeenVersion } from '../../kernel/problem/index.js';
import type { Job } from '../job-records/index.js';
import type { Surroundings } from '../job-sites/index.js';
import { TimeZoneConflict, type ZoneChange, ZoneChanges } from '../zone-changes/index.js';
import { Visit } from './visit.entity.js';
import type { CreateVisitDto } from './visit-input.dto.js';
import { VisitPlanning } from './visit-planning.js';
import { describeVisit, visitRecord } from './visit-reader.js';
import { VISIT_LIFECYCLE, type VisitStep, VisitRescheduled, VisitScheduled, VisitUpdated } from './visit-states.js';
import { storedVisit } from './visit.dto.js';
import { type VisitInPlace, VisitsRepository } from './visits.repository.js';

/** Writes visits and tells what happened to them. */
@Injectable()
export class VisitRecords {
  constructor(
    private readonly planning: VisitPlanning,
    private readonly writer: RecordWriter,
  ) {}

  /** Adds visits to a job, in the order of `inputs`. `pointerTo` says where each stands in the request. */
  async insert(
    job: Job,
    around: Surroundings,
    inputs: CreateVisitDto[],
    pointerTo: (index: number) => string,
  ): Promise<Visit[]> {
    const placings = inputs.map((input, index) => placingOf(job, input, pointerTo(index)));
    const placed = await this.planning.plan(job, around, placings);
    const { id: jobId, clientId, propertyId } = job;
    const record = visitRecord(job, around);
    const visits = await this.writer.insertMany(
      record,
      null,
      placed.map(({ id, status, own, planned }) => ({ id, jobId, clientId, propertyId, status, ...own, ...planned })),
    );
    // Stored before this, so that they are in one another's way, too.
    await this.planning.requireFree(placed);
    for (const visit of visits) await this.writer.record(record, visit.date ? VisitScheduled : VisitUpdated, visit);
    return visits;
  }

  /** Changes a visit that the caller holds. `version` is the one that a person saw, or null. */
  update(
    { visit, job, around }: VisitInPlace,
    changes: Partial<Visit>,
    event: DomainEvent,
    version: SeenVersion = null,
  ): Promise<Visit> {
    return this.writer.update(visitRecord(job, around), event, visit, changes, { version });
  }

  /** Takes a visit that the caller holds a step on. `event` is told in place of the usual one. */
  step(held: VisitInPlace, action: VisitStep, changes: Partial<Visit> = {}, event?: DomainEvent): Promise<Visit> {
    const step = VISIT_LIFECYCLE.require(action, held.visit.status);
    return this.update(held, { ...changes, status: step.to }, event ?? step.event);
  }

  /** Cancels visits of one job, in one statement. Answers them as they are then. */
  async cancelAll(job: Job, around: Surroundings, visits: Visit[], reason: string): Promise<Visit[]> {
    const { to: status, event } = VISIT_LIFECYCLE.steps.cancel;
    for (const visit of visits) VISIT_LIFECYCLE.require('cancel', visit.status);
    return this.writer.updateMany(visitRecord(job, around), event, visits, () => ({ status, reason }));
  }
}

/** Lets visits ahead follow the zone of their property. */
@Injectable()
export class VisitZones implements OnModuleInit {
  constructor(
    private readonly zones: ZoneChanges,
    private readonly visits: VisitsRepository,
    private readonly planning: VisitPlanning,
    private readonly writer: RecordWriter,
  ) {}

  onModuleInit(): void {
    this.zones.follow((change) => this.follow(change));
  }

  /** Throws `TimeZoneConflict` where that books a crew twice. What is booked twice already is in nobody's way. */
  private async follow({ propertyId, allowOverlap }: ZoneChange): Promise<void> {
    const held = await this.visits.outOfZone(propertyId);
    if (held.length === 0) return;
    const planned = this.planning.inZone(held);
    const places = new Map(held.map((one) => [one.visit.id, one]));
    const kind = {
      entity: Visit,
      describe: (visit: Visit) => {
        const { job, around } = placeOf(places, visit);
        return storedVisit(describeVisit(visit, job, around));
      },
    };
    const [dated, undated] = [held.filter(({ visit }) => visit.date), held.filter(({ visit }) => !visit.date)];
    const move = (some: VisitInPlace[], event: DomainEvent) =>
      this.writer.updateMany(
        kind,
        event,
        some.map(({ visit }) => visit),
        ({ id }) => planned.get(id) ?? {},
      );
    const conflicts = await this.planning.newConflicts(
      dated.map(({ visit }) => visit),
      () => move(dated, VisitRescheduled),
    );
    if (conflicts.length > 0 && !allowOverlap) throw new TimeZoneConflict(conflicts);
    if (conflicts.length > 0) requirePermission('visits.override_conflict');
    await move(undated, VisitUpdated);
  }
}

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
