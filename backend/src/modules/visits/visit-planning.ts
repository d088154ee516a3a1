import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { can, requirePermission } from '../../kernel/access/index.js';
import { instantsOf, LAST_DAY, skippedTo } from '../../kernel/formats/index.js';
import { type FieldError, Forbidden, ValidationFailed } from '../../kernel/problem/index.js';
import { CrewDirectory } from '../crews/index.js';
import type { Surroundings } from '../job-sites/index.js';
import { Job, JobNotActive } from '../job-records/index.js';
import type { Visit } from './visit.entity.js';
import { OCCUPYING_STATES } from './visit-states.js';
import { CrewArchived, NoServiceDay, ScheduleConflict } from './visits.errors.js';
import { type VisitInPlace, VisitsRepository } from './visits.repository.js';

/** Rules that a planner may override. */
export interface PlanningOverrides {
  allowOverlap?: boolean;
  overrideReason?: string;
}

/** When a visit takes place and with which crew. */
export type Slot = Pick<Visit, 'date' | 'windowStart' | 'windowEnd' | 'crewId'>;

/** What follows from a visit's slot. */
type PlannedSlot = Slot & Pick<Visit, 'timeZone' | 'startAt' | 'endAt'>;

/** A visit that is to be scheduled. */
export interface Placing {
  id: string;
  /** Its state afterwards. */
  status: Visit['status'];
  slot: Slot;
  overrides: PlanningOverrides;
  /** Its place in the request. */
  pointer: string;
}

type Placed<One extends Placing> = One & { planned: PlannedSlot };

/** Decides whether a visit may be scheduled where somebody wants it. */
@Injectable()
export class VisitPlanning {
  constructor(
    private readonly crews: CrewDirectory,
    private readonly visits: VisitsRepository,
  ) {}

  /** Answers the slot of a visit with its instants, if nothing is in the way. */
  async place(job: Job, around: Surroundings, placing: Omit<Placing, 'pointer'>): Promise<PlannedSlot> {
    const [placed] = await this.plan(job, around, [{ ...placing, pointer: '' }]);
    if (!placed) throw new Error('A visit got no slot.');
    await this.requireFree([placed]);
    return placed.planned;
  }

  /** Visits with their slots and instants, in their order; does not check whether the crews are free. */
  async plan<One extends Placing>(job: Job, around: Surroundings, placings: One[]): Promise<Placed<One>[]> {
    for (const { slot, pointer } of placings) requireWindow(slot, pointer);
    if (placings.length > 0 && !Job.TAKES_VISITS.includes(job.status)) throw new JobNotActive(job.status);
    await this.requireCrews(
      placings.map(({ slot, pointer }) => ({ crewId: slot.crewId, pointer: `${pointer}/crewId` })),
    );
    const { timezone: timeZone, noServiceDays } = around.propertyOf(job);
    return placings.map((placing) => {
      const { slot, overrides, pointer } = placing;
      requireShownTimes(slot, timeZone, pointer);
      if (!overrides.overrideReason) requireServiceDay(noServiceDays, slot.date);
      return { ...placing, planned: { ...slot, timeZone, ...instantsOf({ ...slot, timeZone }) } };
    });
  }

  /** Two visits with fixed times must not overlap. The placed ones may already be stored. */
  async requireFree(placed: Placed<Placing>[]): Promise<void> {
    const wanted = placed.filter(
      ({ status, planned }) => OCCUPYING_STATES.includes(status) && planned.crewId && planned.startAt,
    );
    if (wanted.length === 0) return;
    const found = await this.visits.conflicts(wanted.map(({ id, planned }) => ({ id, ...planned })));
    for (const { id, overrides } of wanted) {
      const conflicts = found.get(id);
      if (!conflicts) continue;
      if (!overrides.allowOverlap) throw new ScheduleConflict(conflicts);
      requirePermission('visits.override_conflict');
    }
  }

  /** Slots of visits that keep their local time in the current zone of their property. */
  inZone(held: VisitInPlace[]): Map<string, PlannedSlot> {
    return new Map(
      held.map(({ visit, job, around }) => {
        const { date, windowStart, windowEnd, crewId } = visit;
        const slot = { date, windowStart, windowEnd, crewId, timeZone: around.propertyOf(job).timezone };
        return [visit.id, { ...slot, ...instantsOf(slot) }];
      }),
    );
  }

  /**
   * Whether the caller may add a visit to the job. Callers who plan only for their own crew need not name it, and may
   * name no other. Throws `Forbidden`, and `DoNotService` for a client who is not served.
   */
  admit<Input extends { crewId?: string | null }>(job: Job, around: Surroundings, input: Input): Input {
    around.requireServiceable(job);
    if (can('visits.update')) return input;
    const crewId = around.ownCrewId;
    if (!crewId || (input.crewId ?? crewId) !== crewId) throw new Forbidden('visits.update');
    return { ...input, crewId };
  }

  /** An unknown crew is a field error; the caller may have it from an old screen. */
  async requireCrews(wanted: Array<{ crewId: string | null; pointer: string }>): Promise<void> {
    // Locks the crews until the transaction ends: two planners cannot both find one free.
    const held = await this.crews.hold([...new Set(wanted.flatMap(({ crewId }) => crewId ?? []))]);
    for (const { crewId, pointer } of wanted) {
      if (!crewId) continue;
      const crew = held.get(crewId);
      const detail = 'Crew not found.';
      if (!crew) throw new ValidationFailed([{ pointer, code: 'crew_not_found', detail }]);
      if (!crew.active) throw new CrewArchived();
    }
  }
}

function requireServiceDay(noServiceDays: number[], date: string | null): void {
  if (date && noServiceDays.includes(Temporal.PlainDate.from(date).dayOfWeek)) throw new NoServiceDay();
}

function requireWindow({ date, windowStart, windowEnd }: Slot, pointer: string): void {
  const errors: FieldError[] = [];
  const wrong = (field: string, code: string, detail: string) =>
    errors.push({ pointer: `${pointer}/${field}`, code, detail });
  if (windowStart && !windowEnd) wrong('windowEnd', 'required', 'Enter an end time.');
  if (windowEnd && !windowStart) wrong('windowStart', 'required', 'Enter a start time.');
  if (windowStart && windowEnd && windowEnd <= windowStart)
    wrong('windowEnd', 'not_later', 'End time must be after start time.');
  if (windowStart && !date) wrong('date', 'required', 'Enter a date for this time.');
  if (date && date > LAST_DAY) wrong('date', 'out_of_range', `Enter a date up to ${LAST_DAY}.`);
  if (errors.length > 0) throw new ValidationFailed(errors);
}

/** A time that clocks at the property skip: mail, calendars and crews would each interpret it differently. */
function requireShownTimes({ date, windowStart, windowEnd }: Slot, timeZone: string, pointer: string): void {
  const errors = Object.entries({ windowStart, windowEnd }).flatMap(([field, time]): FieldError[] => {
    const shown = date && time && skippedTo(date, time, timeZone);
    if (!shown) return [];
    const detail = `${time} doesn’t exist on this date because clocks move forward. Choose another time, like ${shown}.`;
    return [{ pointer: `${pointer}/${field}`, code: 'skipped_time', detail }];
  });
  if (errors.length > 0) throw new ValidationFailed(errors);
}
