import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { can, requirePermission } from '../../kernel/access/index.js';
import { type FieldError, Forbidden, ValidationFailed } from '../../kernel/problem/index.js';
import { CrewDirectory } from '../crews/index.js';
import { JobPlaces, requireServiceable } from '../job-sites/index.js';
import { type Job, JobNotActive } from '../job-records/index.js';
import type { Visit } from './visit.entity.js';
import { OCCUPYING_STATES } from './visit-states.js';
import { instantsOf } from './visit-times.js';
import { CrewArchived, NoServiceDay, ScheduleConflict } from './visits.errors.js';
import { VisitsRepository } from './visits.repository.js';

/** Rules that a planner may set aside. */
export interface PlanningOverrides {
  allowOverlap?: boolean;
  overrideReason?: string;
}

/** Where and when a visit is to stand. */
export type Slot = Pick<Visit, 'date' | 'windowStart' | 'windowEnd' | 'crewId'>;

/** What of a visit follows from its slot. */
type PlannedSlot = Slot & Pick<Visit, 'timeZone' | 'startAt' | 'endAt'>;

/** Decides whether a visit may stand where somebody wants it (product rules 1.12.4 and 1.12.5). */
@Injectable()
export class VisitPlanning {
  constructor(
    private readonly crews: CrewDirectory,
    private readonly places: JobPlaces,
    private readonly visits: VisitsRepository,
  ) {}

  /** Answers the slot with its instants. `pointer` is where the visit stands in the request. */
  async place(
    job: Job,
    visit: { id: string; status: Visit['status'] },
    slot: Slot,
    overrides: PlanningOverrides,
    pointer = '',
  ): Promise<PlannedSlot> {
    requireWindow(slot, pointer);
    if (job.status !== 'draft' && job.status !== 'active') throw new JobNotActive(job.status);
    await this.requireCrew(slot.crewId, `${pointer}/crewId`);
    const { property } = await this.places.of(job);
    const timeZone = property.timezone;
    const planned = { ...slot, timeZone, ...instantsOf({ ...slot, timeZone }) };
    if (!overrides.overrideReason) requireServiceDay(property.noServiceDays, planned.date);
    if (OCCUPYING_STATES.includes(visit.status)) await this.requireFreeCrew(visit.id, planned, overrides);
    return planned;
  }

  /**
   * Whether the caller may add a visit to the job. Whoever plans for the own crew alone need not name it, and may name no
   * other. Throws `Forbidden`, and `DoNotService` for a client that nobody works for just now.
   */
  async admit<Input extends { crewId?: string | null }>(job: Job, input: Input): Promise<Input> {
    requireServiceable((await this.places.of(job)).client);
    if (can('visits.update')) return input;
    const crewId = await this.crews.ownCrewId();
    if (!crewId || (input.crewId ?? crewId) !== crewId) throw new Forbidden('visits.update');
    return { ...input, crewId };
  }

  /** An unknown crew names the field; the caller may have got it from an old screen. */
  async requireCrew(crewId: string | null, pointer: string): Promise<void> {
    if (!crewId) return;
    // Holds the crew until the transaction ends: two planners cannot both find it free.
    const crew = await this.crews.lock(crewId);
    const detail = 'There is no such crew.';
    if (!crew) throw new ValidationFailed([{ pointer, code: 'crew_not_found', detail }]);
    if (!crew.active) throw new CrewArchived();
  }

  private async requireFreeCrew(id: string, slot: PlannedSlot, { allowOverlap }: PlanningOverrides): Promise<void> {
    if (!slot.crewId || !slot.startAt) return;
    const conflicts = await this.visits.conflicts({ id, ...slot });
    if (conflicts.length === 0) return;
    if (!allowOverlap) throw new ScheduleConflict(conflicts);
    requirePermission('visits.override_conflict');
  }
}

function requireServiceDay(noServiceDays: number[], date: string | null): void {
  if (date && noServiceDays.includes(Temporal.PlainDate.from(date).dayOfWeek)) throw new NoServiceDay();
}

function requireWindow({ date, windowStart, windowEnd }: Slot, pointer: string): void {
  const errors: FieldError[] = [];
  const wrong = (field: string, code: string, detail: string) =>
    errors.push({ pointer: `${pointer}/${field}`, code, detail });
  if (windowStart && !windowEnd) wrong('windowEnd', 'required', 'Say when it ends, too.');
  if (windowEnd && !windowStart) wrong('windowStart', 'required', 'Say when it starts, too.');
  if (windowStart && windowEnd && windowEnd <= windowStart)
    wrong('windowEnd', 'not_later', 'It must end after it starts.');
  if (windowStart && !date) wrong('date', 'required', 'A time needs a day.');
  if (errors.length > 0) throw new ValidationFailed(errors);
}
