import { Injectable } from '@nestjs/common';
import { can } from '../../kernel/access/index.js';
import { type Page } from '../../kernel/paging/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { ChecklistItemDto } from '../checklists/index.js';
import type { Job } from '../job-records/index.js';
import { JobPropertyDto, type Surroundings } from '../job-sites/index.js';
import { storedVisit, VisitDto, type VisitJobDto } from './visit.dto.js';
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
import { type ChecklistItems, isShownToCrew, VisitsRepository } from './visits.repository.js';

/** Visits as the API shows them. */
@Injectable()
export class VisitReader {
  constructor(private readonly visits: VisitsRepository) {}

  async list(query: ListVisitsQuery): Promise<Page<VisitDto>> {
    const bringsJob = query.include?.includes('job') === true;
    const page = await this.visits.page(query);
    const { jobs, checklist, around } = await this.visits.surroundingsOf(page.items, bringsJob);
    const checklists = Map.groupBy(checklist, ({ jobId }) => jobId);
    const items = page.items.flatMap((visit) => {
      const job = jobs.get(visit.jobId);
      if (!job) return [];
      const shown = describeVisit(visit, job, around);
      return bringsJob ? { ...shown, job: jobOf(visit, job, checklists.get(job.id) ?? [], around) } : shown;
    });
    return { ...page, items };
  }

  /** Throws `VisitNotFound` (404). */
  async get(id: string): Promise<VisitDto> {
    const found = await this.visits.find(id);
    if (!found) throw new VisitNotFound();
    return describeVisit(found.visit, found.job, found.around);
  }
}

/** Visits of a job as their events carry them. */
export const visitRecord = (job: Job, around: Surroundings): RecordKind<Visit> => ({
  entity: Visit,
  describe: (visit) => storedVisit(describeVisit(visit, job, around)),
});

/** As whoever acts may see it. */
export function describeVisit(visit: Visit, job: Job, around: Surroundings): VisitDto {
  return VisitDto.from(visit, {
    job: { number: job.number, title: job.title },
    clientName: around.clientOf(visit).displayName,
    address: around.propertyOf(visit).addressLine,
    crew: around.crewOf(visit.crewId),
    allowedActions: allowedActions(visit, job, around.ownCrewId),
  });
}

/** What a crew needs of the job of a visit, for whom may read that job. */
function jobOf(visit: Visit, job: Job, checklist: ChecklistItems, around: Surroundings): VisitJobDto | null {
  const isAssigned = can('jobs.read.assigned') && isShownToCrew(visit, job, around.ownCrewId);
  if (!can('jobs.read.all') && !isAssigned) return null;
  const { id, status, crewInstructions } = job;
  return {
    id,
    status,
    crewInstructions,
    property: JobPropertyDto.from(around.propertyOf(visit)),
    checklist: checklist.map((item) => ChecklistItemDto.from(item)),
  };
}

/** What whoever acts may do with a visit now; a crew reports of its own visits alone. */
function allowedActions(visit: Visit, job: Job, ownCrewId: string | null): VisitAction[] {
  const seesAll = can('visits.complete.all');
  const isOwn = seesAll || (ownCrewId !== null && visit.crewId === ownCrewId);
  return VISIT_LIFECYCLE.allowedActions(visit.status).filter((action) => {
    if (!JOB_STATES_FOR[action].includes(job.status)) return false;
    if (action === 'dispatch') return visit.crewId !== null;
    if (action === 'reopen' && !seesAll && !isCompletedToday(visit)) return false;
    return isOwn || !REPORTED_BY_CREW.includes(action);
  });
}
