import { instantsOf } from '../../kernel/formats/index.js';
import type { JobVisits } from '../../modules/visits/index.js';
import type { Day } from './calendar.js';

export type Visit = ReturnType<typeof JobVisits.from>[number];

/** Who does a step: the office, who plans, or who goes there. */
export type Doer = 'office' | 'planner' | 'crew';

/** One step of a record, and how it stands then. */
export interface Step<Row> {
  /** Of the event that tells it. */
  type: string;
  at: Date;
  by: Doer;
  row: Row;
}

const AN_HOUR_AND_A_HALF = 90 * 60_000;

/** What happened to a visit, from its times as they are stored. */
export function lifeOf(visit: Visit, movedFrom: Day | undefined): Array<Step<Visit>> {
  const { createdAt, dispatchedAt, startedAt, completedAt, updatedAt, status } = visit;
  const first = { status: visit.date ? 'scheduled' : 'unscheduled', skipReason: null, reason: null } as const;
  const nothingYet = { dispatchedAt: null, startedAt: null, completedAt: null };
  const life = new Life({ ...visit, ...first, ...nothingYet, ...dayOf(visit, movedFrom ?? visit.date) });
  life.step(visit.date ? 'visit.scheduled' : 'visit.updated', createdAt, 'planner', {});
  if (movedFrom) {
    const before = dispatchedAt && new Date(Math.max(createdAt.getTime(), dispatchedAt.getTime() - AN_HOUR_AND_A_HALF));
    life.step('visit.rescheduled', before ?? updatedAt, 'planner', dayOf(visit, visit.date));
  }
  if (dispatchedAt) life.step('visit.dispatched', dispatchedAt, 'planner', { status: 'dispatched', dispatchedAt });
  if (startedAt) life.step('visit.started', startedAt, 'crew', { status: 'in_progress', startedAt });
  if (completedAt) life.step('visit.completed', completedAt, 'crew', { status, completedAt });
  const { skipReason, reason } = visit;
  if (status === 'skipped') life.step('visit.skipped', updatedAt, 'crew', { status, skipReason, reason });
  if (status === 'cancelled') life.step('visit.cancelled', updatedAt, 'office', { status, reason });
  return life.steps;
}

class Life {
  readonly steps: Array<Step<Visit>> = [];

  constructor(private row: Visit) {}

  step(type: string, at: Date, by: Doer, changes: Partial<Visit>): void {
    this.row = { ...this.row, ...changes, updatedAt: at, version: this.steps.length + 1 };
    this.steps.push({ type, at, by, row: this.row });
  }
}

const dayOf = (visit: Visit, date: Day | null): Partial<Visit> => ({ date, ...instantsOf({ ...visit, date }) });
