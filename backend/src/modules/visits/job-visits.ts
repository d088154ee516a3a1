import { Injectable } from '@nestjs/common';
import { rowOf } from '../../kernel/database/index.js';
import { type JsonOf, sqlList } from '../../kernel/reading/index.js';
import { localDate } from '../../kernel/formats/index.js';
import type { Job } from '../job-records/index.js';
import type { Surroundings } from '../job-sites/index.js';
import { storedVisit, type VisitDto } from './visit.dto.js';
import { Visit } from './visit.entity.js';
import type { CreateVisitDto } from './visit-input.dto.js';
import { VisitPlanning } from './visit-planning.js';
import { describeVisit, VisitSight } from './visit-reader.js';
import { VisitRecords } from './visit-records.js';
import { ADDING, IN_SQL, isFinished, OCCUPYING_STATES, VISIT_LIFECYCLE, TIMER, VISIT_STATES } from './visit-states.js';
import { CrewArchived, NoServiceDay, ScheduleConflict, VisitNotFound } from './visits.errors.js';
import { isShownToCrew, VisitsRepository } from './visits.repository.js';

/** The state of a job's visits. */
interface JobProgress {
  /** Without cancelled ones. */
  visits: number;
  finishedVisits: number;
  unscheduledVisits: number;
  /** A crew is on its way to a visit or working at it, and has to end it itself. */
  underWay: boolean;
  /** A visit is past its day and not finished. */
  late: boolean;
  /** The next visit that is under way, or neither finished nor past. */
  nextVisit: Visit | null;
}

/** Can no longer be cancelled, and is not finished. */
const isUnderWay = (state: Visit['status']): boolean =>
  !isFinished(state) && !VISIT_LIFECYCLE.leadsTo(state).includes('cancelled');

/** How the visits of a job are counted. */
const COUNTED = {
  visits: VISIT_STATES.filter((state) => state !== 'cancelled'),
  finishedVisits: ['completed', 'skipped'],
  unscheduledVisits: ['unscheduled'],
  underWay: VISIT_STATES.filter(isUnderWay),
} satisfies Partial<Record<keyof JobProgress, Visit['status'][]>>;

const TODAY = '(now() at time zone v.time_zone)::date';
const WHERE = {
  counted: `v.status in (${sqlList(COUNTED.visits)})`,
  finished: `v.status in (${sqlList(COUNTED.finishedVisits)})`,
  unscheduled: `v.status in (${sqlList(COUNTED.unscheduledVisits)})`,
  underWay: `v.status in (${sqlList(COUNTED.underWay)})`,
  late: `v.status in (${sqlList(OCCUPYING_STATES)}) and v.planned_on < ${TODAY}`,
  next: `v.status in (${sqlList(OCCUPYING_STATES)}) and v.planned_on >= ${TODAY}`,
};

/** The effects of visits on their job. Jobs depend on visits, so jobs implement this. */
export abstract class JobCompletion {
  /** The last visit of a one-off job was completed. */
  abstract completeByLastVisit(job: Job): Promise<void>;

  /** A completed visit was reopened. Answers the job as it is afterwards. */
  abstract reopenByVisit(job: Job): Promise<Job>;
}

/** The visits of a job, as the job needs them. */
@Injectable()
export class JobVisits {
  /** The errors that planning a visit may throw. */
  static readonly CONFLICTS = { ScheduleConflict, NoServiceDay, CrewArchived };

  static readonly NotFound = VisitNotFound;

  /** When a visit may be added to a job, and by whom. */
  static readonly ADDING = ADDING;

  /** Permissions to start, pause and resume a visit. */
  static readonly TIMER = TIMER;

  /** Without what depends on the reader. */
  static readonly stored = storedVisit;

  /** As the caller may see it. */
  static readonly describe = describeVisit;

  static readonly isShownToCrew = isShownToCrew;

  /** The same in SQL, of rows of `visits visit` and `jobs job`. */
  static readonly IS_SHOWN_TO_CREW = IN_SQL.isShownToCrew;

  /** What the caller may see of visits. */
  static readonly sight = () => new VisitSight();

  /** The visit under way, otherwise the next one, otherwise the last completed one. Expects visits in their order. */
  static currentOf(visits: readonly Visit[]): Visit | null {
    const byState = (fits: (state: Visit['status']) => boolean) => visits.filter(({ status }) => fits(status));
    const open = byState((state) => !isFinished(state));
    return byState(isUnderWay)[0] ?? open[0] ?? byState((state) => state === 'completed').at(-1) ?? null;
  }

  /** How they stand. */
  static readonly progressOf = progressOf;

  /** SQL on a visit `v`. */
  static readonly WHERE = WHERE;

  /** SQL of the visits of `job`, in their order, as JSON. */
  static readonly SQL = `(select coalesce(json_agg(v order by v.planned_on, v.window_start nulls first, v.id), '[]')
    from visits v where v.tenant_id = job.tenant_id and v.job_id = job.id)`;

  constructor(
    private readonly visits: VisitsRepository,
    private readonly planning: VisitPlanning,
    private readonly records: VisitRecords,
  ) {}

  static from(rows: Record<string, unknown>[]): Visit[] {
    return rows.map((row) => rowOf(Visit, row));
  }

  /** The unfinished ones; those under way can no longer be cancelled. */
  static open(all: Visit[]): { visits: Visit[]; underWay: Visit[] } {
    const visits = all.filter(({ status }) => !isFinished(status));
    return {
      visits,
      underWay: visits.filter(({ status }) => isUnderWay(status)),
    };
  }

  /** The first visits of each job that the caller may see, in their order, as the API answers them. */
  firstOfJobs(jobIds: string[], sight: VisitSight): Promise<Map<string, Array<JsonOf<VisitDto>>>> {
    return this.visits.firstOfJobs(jobIds, sight);
  }

  /** Throws `CrewArchived`, or names the field where there is no such crew. */
  requireCrew(crewId: string | null, pointer: string): Promise<void> {
    return this.planning.requireCrews([{ crewId, pointer }]);
  }

  /**
   * Adds visits to a job and answers them in their order. `pointerTo` says where each is in the request. `tellAdded`
   * records their events.
   */
  async add(
    job: Job,
    around: Surroundings,
    inputs: CreateVisitDto[],
    pointerTo: (index: number) => string,
  ): Promise<Visit[]> {
    const visits = await this.records.insert(job, around, inputs, pointerTo);
    return visits.toSorted((a, b) => compare(orderOf(a), orderOf(b)));
  }

  tellAdded(job: Job, around: Surroundings, visits: Visit[]): Promise<void> {
    return this.records.tellAdded(job, around, visits);
  }

  /** Cancels visits of one job. Answers them as they are afterwards. */
  cancel(job: Job, around: Surroundings, visits: Visit[], reason: string): Promise<Visit[]> {
    return this.records.cancelAll(job, around, visits, reason);
  }
}

/** The same order as in the statement that reads them. */
const orderOf = ({ plannedOn, windowStart, id }: Visit) => `${plannedOn} ${windowStart ?? '     '} ${id}`;
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Expects visits in their order. `WHERE` is the same in SQL. */
function progressOf(visits: Visit[]): JobProgress {
  const now = new Date();
  const days = new Map<string, string>();
  const today = (zone: string): string => {
    const day = days.get(zone) ?? localDate(now, zone);
    days.set(zone, day);
    return day;
  };
  const countOf = (states: readonly Visit['status'][]) => visits.filter(({ status }) => states.includes(status)).length;
  const occupying = visits.filter(({ status }) => OCCUPYING_STATES.includes(status));
  const isPast = ({ plannedOn, timeZone }: Visit) => plannedOn < today(timeZone);
  return {
    visits: countOf(COUNTED.visits),
    finishedVisits: countOf(COUNTED.finishedVisits),
    unscheduledVisits: countOf(COUNTED.unscheduledVisits),
    underWay: countOf(COUNTED.underWay) > 0,
    late: occupying.some(isPast),
    nextVisit: occupying.find((visit) => !isPast(visit)) ?? null,
  };
}
