import { Injectable } from '@nestjs/common';
import { insertRow, newId, updateRow } from '../../../kernel/database/index.js';
import { type DomainEvent, DomainEvents } from '../../../kernel/events/index.js';
import type { Job } from '../job.entity.js';
import { previousValues } from '../previous-values.js';
import { Visit } from './visit.entity.js';
import type { CreateVisitDto } from './visit-input.dto.js';
import { VisitPlanning } from './visit-planning.js';
import { VisitReader } from './visit-reader.js';
import { VisitNotFound } from './visits.errors.js';
import { VisitScheduled, VisitUpdated } from './visits.events.js';

/** Writes visits and tells what happened to them. */
@Injectable()
export class VisitRecords {
  constructor(
    private readonly planning: VisitPlanning,
    private readonly reader: VisitReader,
    private readonly events: DomainEvents,
  ) {}

  /** Adds visits to a job. `pointerTo` says where each stands in the request. */
  async insert(job: Job, inputs: CreateVisitDto[], pointerTo: (index: number) => string): Promise<Visit[]> {
    const visits: Visit[] = [];
    for (const [index, input] of inputs.entries()) visits.push(await this.insertOne(job, input, pointerTo(index)));
    const described = await this.reader.describe(visits);
    for (const data of described) {
      this.events.record(data.date ? VisitScheduled : VisitUpdated, {
        entityId: data.id,
        version: data.version,
        data: { ...data },
      });
    }
    return visits;
  }

  /** Changes a visit that the caller holds. `version` is the one that a person saw, or null. */
  async change(
    before: Visit,
    changes: Partial<Visit>,
    event: DomainEvent,
    version: number | null = null,
  ): Promise<Visit> {
    const shownBefore = await this.reader.describeOne(before);
    // The status goes along so that a patch of nothing is a statement, too.
    const visit = await updateRow(Visit, before.id, version, { status: before.status, ...changes });
    if (!visit) throw new VisitNotFound();
    const data = await this.reader.describeOne(visit);
    this.events.record(event, {
      entityId: visit.id,
      version: visit.version,
      data: { ...data },
      previous: previousValues(shownBefore, data),
    });
    return visit;
  }

  private async insertOne(job: Job, input: CreateVisitDto, pointer: string): Promise<Visit> {
    const { id = newId(), allowOverlap, overrideReason, instructionsOverride } = input;
    const { date = null, windowStart = null, windowEnd = null, crewId = job.defaultCrewId } = input;
    const { estManMinutes = job.defaultDurationMin } = input;
    const status = date ? 'scheduled' : 'unscheduled';
    const slot = { date, windowStart, windowEnd, crewId };
    const overrides = { allowOverlap, overrideReason };
    const planned = await this.planning.place(job, { id, status }, slot, overrides, pointer);
    const { clientId, propertyId } = job;
    return insertRow(Visit, {
      ...{ id, jobId: job.id, clientId, propertyId, status, estManMinutes, instructionsOverride },
      ...planned,
      reason: overrideReason ?? null,
    });
  }
}
