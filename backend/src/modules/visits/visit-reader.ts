import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { can } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import { type Page } from '../../kernel/paging/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { CrewDirectory } from '../crews/index.js';
import { Job } from '../job-records/index.js';
import { JobPlaces } from '../job-sites/index.js';
import { storedVisit, VisitDto } from './visit.dto.js';
import { Visit } from './visit.entity.js';
import type { ListVisitsQuery } from './visit-input.dto.js';
import { JOB_STATES_FOR, REPORTED_BY_CREW, VISIT_LIFECYCLE, type VisitAction } from './visit-states.js';
import { isCompletedToday } from './visit-times.js';
import { VisitNotFound } from './visits.errors.js';
import { VisitsRepository } from './visits.repository.js';

/** Visits as the API shows them. */
@Injectable()
export class VisitReader {
  readonly record: RecordKind<Visit> = {
    entity: Visit,
    describe: async (visit) => storedVisit(await this.describeOne(visit)),
  };

  constructor(
    private readonly visits: VisitsRepository,
    private readonly places: JobPlaces,
    private readonly crews: CrewDirectory,
  ) {}

  async list(query: ListVisitsQuery): Promise<Page<VisitDto>> {
    const page = await this.visits.page(query);
    return { ...page, items: await this.describe(page.items) };
  }

  /** Throws `VisitNotFound` (404). */
  async get(id: string): Promise<VisitDto> {
    const visit = await this.visits.find(id);
    if (!visit) throw new VisitNotFound();
    return this.describeOne(visit);
  }

  async describeOne(visit: Visit): Promise<VisitDto> {
    const [described] = await this.describe([visit]);
    if (!described) throw new VisitNotFound();
    return described;
  }

  /** With what belongs around them, read once for all. */
  async describe(visits: Visit[]): Promise<VisitDto[]> {
    if (visits.length === 0) return [];
    const jobIds = [...new Set(visits.map(({ jobId }) => jobId))];
    const jobs = new Map((await db().findBy(Job, { id: In(jobIds) })).map((job) => [job.id, job]));
    const { clients, properties } = await this.places.ofMany(visits);
    const crews = await this.crews.summaries(visits.map(({ crewId }) => crewId));
    const ownCrewId = can('visits.complete.all') ? null : await this.crews.ownCrewId();
    return visits.map((visit) =>
      VisitDto.from(visit, {
        job: { number: jobs.get(visit.jobId)?.number ?? '', title: jobs.get(visit.jobId)?.title ?? '' },
        clientName: clients.get(visit.clientId)?.displayName ?? '',
        address: properties.get(visit.propertyId)?.addressLine ?? null,
        crew: crews.get(visit.crewId ?? '') ?? null,
        allowedActions: allowedActions(visit, jobs.get(visit.jobId), ownCrewId),
      }),
    );
  }
}

/** What whoever acts may do with a visit now; a crew reports of its own visits alone. */
function allowedActions(visit: Visit, job: Job | undefined, ownCrewId: string | null): VisitAction[] {
  const seesAll = can('visits.complete.all');
  const isOwn = seesAll || (ownCrewId !== null && visit.crewId === ownCrewId);
  return VISIT_LIFECYCLE.allowedActions(visit.status).filter((action) => {
    if (!job || !JOB_STATES_FOR[action].includes(job.status)) return false;
    if (action === 'dispatch') return visit.crewId !== null;
    if (action === 'reopen' && !seesAll && !isCompletedToday(visit)) return false;
    return isOwn || !REPORTED_BY_CREW.includes(action);
  });
}
