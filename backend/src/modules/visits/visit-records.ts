import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/database/index.js';
import type { DomainEvent } from '../../kernel/events/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import type { Job } from '../job-records/index.js';
import type { Visit } from './visit.entity.js';
import type { CreateVisitDto } from './visit-input.dto.js';
import { VisitPlanning } from './visit-planning.js';
import { VisitReader } from './visit-reader.js';
import { VISIT_LIFECYCLE, type VisitAction, VisitScheduled, VisitUpdated } from './visit-states.js';

/** Writes visits and tells what happened to them. */
@Injectable()
export class VisitRecords {
  constructor(
    private readonly planning: VisitPlanning,
    private readonly reader: VisitReader,
    private readonly writer: RecordWriter,
  ) {}

  /** Adds visits to a job. `pointerTo` says where each stands in the request. */
  async insert(job: Job, inputs: CreateVisitDto[], pointerTo: (index: number) => string): Promise<Visit[]> {
    const visits: Visit[] = [];
    for (const [index, input] of inputs.entries()) visits.push(await this.insertOne(job, input, pointerTo(index)));
    return visits;
  }

  /** Changes a visit that the caller holds. `version` is the one that a person saw, or null. */
  change(before: Visit, changes: Partial<Visit>, event: DomainEvent, version: number | null = null): Promise<Visit> {
    return this.writer.update(this.reader.record, event, before, changes, { version });
  }

  /** Takes a visit that the caller holds a step on. `event` is told in place of the usual one. */
  step(before: Visit, action: VisitAction, changes: Partial<Visit> = {}, event?: DomainEvent): Promise<Visit> {
    const step = VISIT_LIFECYCLE.require(action, before.status);
    return this.change(before, { ...changes, status: step.to }, event ?? step.event);
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
    return this.writer.insert(this.reader.record, date ? VisitScheduled : VisitUpdated, {
      ...{ id, jobId: job.id, clientId, propertyId, status, estManMinutes, instructionsOverride },
      ...planned,
      reason: overrideReason ?? null,
    });
  }
}
