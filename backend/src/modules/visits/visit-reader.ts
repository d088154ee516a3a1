import { Injectable } from '@nestjs/common';
import { can } from '../../kernel/access/index.js';
import type { TextRow } from '../../kernel/context/index.js';
import type { Page } from '../../kernel/paging/index.js';
import type { JsonAnswer, JsonOf } from '../../kernel/reading/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import type { Job } from '../job-records/index.js';
import type { Surroundings } from '../job-sites/index.js';
import { storedVisit, VisitDto } from './visit.dto.js';
import { Visit } from './visit.entity.js';
import type { ListVisitsQuery } from './visit-input.dto.js';
import {
  JOB_STATES_FOR,
  REPORTED_BY_CREW,
  VISIT_LIFECYCLE,
  type VisitAction,
  isCompletedToday,
} from './visit-states.js';
import { VisitNotFound } from './visits.errors.js';
import { VisitsRepository } from './visits.repository.js';

/** Who reads visits, and which actions each visit has: computed once for all visits in the same situation. */
export class VisitSight {
  readonly all = can('visits.read.all');
  readonly allJobs = can('jobs.read.all');
  readonly ownJobs = can('jobs.read.assigned');
  readonly allClients = can('clients.read.all');
  readonly ownClients = can('clients.read.assigned');
  private readonly actions = new Map<string, JsonOf<VisitAction[]>>();

  /** For a row that holds the columns of the DTO's `allowedActions` from `at` on. */
  actionsOf(row: TextRow, at: number): JsonOf<VisitAction[]> {
    const [status, jobStatus, ...facts] = row.slice(at, at + 5);
    const standing = `${status} ${jobStatus} ${facts.join()}`;
    const known = this.actions.get(standing);
    if (known) return known;
    const [hasCrew, isOwn, isDoneToday] = facts.map((fact) => fact === 't');
    const place = { status: status as Visit['status'], jobStatus: jobStatus as Job['status'] };
    const allowed = JSON.stringify(
      allowedActions({
        ...place,
        hasCrew: hasCrew === true,
        isOwn: isOwn === true,
        isDoneToday: () => isDoneToday === true,
      }),
    );
    this.actions.set(standing, allowed);
    return allowed;
  }
}

/** Visits as the API shows them. */
@Injectable()
export class VisitReader {
  constructor(private readonly visits: VisitsRepository) {}

  list(query: ListVisitsQuery): Promise<JsonAnswer<Page<VisitDto>>> {
    return this.visits.page(query, new VisitSight());
  }

  /** Throws `VisitNotFound` (404). */
  async get(id: string): Promise<JsonAnswer<VisitDto>> {
    const found = await this.visits.read(id, new VisitSight());
    if (!found) throw new VisitNotFound();
    return found;
  }
}

/** Visits of a job as their events carry them. */
export const visitRecord = (job: Job, around: Surroundings): RecordKind<Visit> => ({
  entity: Visit,
  describe: (visit) => storedVisit(describeVisit(visit, job, around)),
});

/** As the caller may see it. */
export function describeVisit(visit: Visit, job: Job, around: Surroundings): VisitDto {
  return VisitDto.from(visit, {
    job: { number: job.number, title: job.title },
    clientName: around.clientOf(visit).displayName,
    address: around.propertyOf(visit).addressLine,
    crew: around.crewOf(visit.crewId),
    allowedActions: allowedActions({
      status: visit.status,
      jobStatus: job.status,
      hasCrew: visit.crewId !== null,
      isOwn: visit.crewId !== null && visit.crewId === around.ownCrewId,
      isDoneToday: () => isCompletedToday(visit),
    }),
  });
}

/** What the next actions of a visit depend on. */
interface Standing {
  status: Visit['status'];
  jobStatus: Job['status'];
  hasCrew: boolean;
  /** Belongs to the caller's crew. */
  isOwn: boolean;
  isDoneToday: () => boolean;
}

/** What the caller may do with a visit now; a crew only reports on its own visits. */
function allowedActions({ status, jobStatus, hasCrew, isOwn, isDoneToday }: Standing): VisitAction[] {
  const seesAll = can('visits.complete.all');
  return VISIT_LIFECYCLE.allowedActions(status).filter((action) => {
    if (!JOB_STATES_FOR[action].includes(jobStatus)) return false;
    if (action === 'dispatch') return hasCrew;
    if (action === 'reopen' && !seesAll && !isDoneToday()) return false;
    return seesAll || isOwn || !REPORTED_BY_CREW.includes(action);
  });
}
