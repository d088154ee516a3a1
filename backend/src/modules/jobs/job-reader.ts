import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, requirePermission } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import type { Page } from '../../kernel/paging/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { CrewDirectory } from '../crews/index.js';
import { ChecklistItemDto } from '../checklists/checklist-item.dto.js';
import { ChecklistItem } from '../checklists/checklist-item.entity.js';
import type { ListJobsQuery } from './job.dto.js';
import { Job } from '../job-records/job.entity.js';
import { JobDto, JobRowDto, JobSummaryDto, ownDetails, ownFacts } from './job-answer.dto.js';
import { JobClientDto, JobFlagsDto, JobPropertyDto } from './job-parts.dto.js';
import { JobPlaces } from '../job-sites/job-places.js';
import { JobNotFound } from './jobs.errors.js';
import { type JobProgress, JobsRepository } from './jobs.repository.js';
import { allowedJobActions } from './job-states.js';
import { JobPaperwork } from '../paperwork/job-paperwork.entity.js';
import { ConfirmationDto, WorkOrderDto } from '../paperwork/paperwork.dto.js';
import { workOrderFacts } from '../work-orders/work-order-facts.js';
import { Visit } from '../visits/visit.entity.js';
import { storedVisit } from '../visits/visit.dto.js';
import { VisitReader } from '../visits/visit-reader.js';

const NOTHING_PLANNED = { visits: 0, finishedVisits: 0, unscheduledVisits: 0, late: false, nextVisitId: null };

/** Of what belongs to a job, what its reader may see. */
interface Sight {
  office: boolean;
  allVisits: boolean;
}

const EVERYTHING: Sight = { office: true, allVisits: true };

/** Jobs as the API shows them. */
@Injectable()
export class JobReader {
  readonly record: RecordKind<Job> = { entity: Job, describe: (job) => this.stored(job) };

  constructor(
    private readonly jobs: JobsRepository,
    private readonly places: JobPlaces,
    private readonly visits: VisitReader,
    private readonly crews: CrewDirectory,
  ) {}

  /** Throws `Forbidden` or `MissingScope` when it asks for visits and the caller may read none. */
  async list(query: ListJobsQuery): Promise<Page<JobRowDto>> {
    const bringsVisits = query.include?.includes('visits') === true;
    if (bringsVisits) requirePermission('visits.read.all', 'visits.read.assigned');
    const page = await this.jobs.page(query);
    const items = await this.summarize(page.items);
    if (!bringsVisits) return { ...page, items };
    const visits = Map.groupBy(await this.visits.ofJobs(items.map(({ id }) => id)), ({ jobId }) => jobId);
    return { ...page, items: items.map((job) => ({ ...job, visits: visits.get(job.id) ?? [] })) };
  }

  /** Throws `JobNotFound` (404). */
  async get(id: string): Promise<JobDto> {
    const job = await this.jobs.find(id);
    if (!job) throw new JobNotFound();
    return this.describe(job);
  }

  /** Whole, and without what depends on who reads it. */
  private async stored(job: Job): Promise<object> {
    const {
      allowedActions: _actions,
      nextVisit,
      visits,
      revision: _revision,
      ...facts
    } = await this.whole(job, EVERYTHING);
    const shown = { ...facts, nextVisit: nextVisit && storedVisit(nextVisit), visits: visits.map(storedVisit) };
    return { ...shown, revision: revisionOf(shown) };
  }

  /** As whoever acts may see it. */
  describe(job: Job): Promise<JobDto> {
    return this.whole(job, { office: can('jobs.read.all'), allVisits: can('visits.read.all') });
  }

  private async whole(job: Job, { office, allVisits }: Sight): Promise<JobDto> {
    const [summary] = await this.summarize([job], allVisits);
    if (!summary) throw new JobNotFound();
    const visits = await this.visits.ofJob(job.id, allVisits);
    const paperwork = await db().findOneBy(JobPaperwork, { jobId: job.id });
    const checklist = await db().find(ChecklistItem, { where: { jobId: job.id }, order: { position: 'ASC' } });
    const crew = (await this.crews.summaries([job.defaultCrewId])).get(job.defaultCrewId ?? '');
    const dto = {
      ...summary,
      ...ownDetails(job, office),
      defaultCrew: crew ? { id: crew.id, name: crew.name, colour: crew.colour } : null,
      checklist: checklist.map((item) => ChecklistItemDto.from(item)),
      visits,
      workOrder: WorkOrderDto.from(paperwork, workOrderFacts(job, await db().findBy(Visit, { jobId: job.id }))),
      confirmation: ConfirmationDto.from(paperwork),
    };
    return { ...dto, revision: revisionOf(dto) };
  }

  private async summarize(jobs: Job[], allVisits = can('visits.read.all')): Promise<JobSummaryDto[]> {
    if (jobs.length === 0) return [];
    const { clients, properties } = await this.places.ofMany(jobs);
    const progress = await this.jobs.progress(jobs.map(({ id }) => id));
    const nextVisits = await this.nextVisits([...progress.values()], allVisits);
    return jobs.flatMap((job) => {
      const [client, property] = [clients.get(job.clientId), properties.get(job.propertyId)];
      if (!client || !property) return [];
      const stands = progress.get(job.id) ?? NOTHING_PLANNED;
      return {
        ...ownFacts(job),
        client: JobClientDto.from(client),
        property: JobPropertyDto.from(property),
        nextVisit: nextVisits.get(stands.nextVisitId ?? '') ?? null,
        visitCount: stands.visits,
        finishedVisitCount: stands.finishedVisits,
        flags: JobFlagsDto.from(job.status, stands),
        allowedActions: allowedJobActions(job),
      };
    });
  }

  private async nextVisits(progress: JobProgress[], all: boolean) {
    const ids = progress.flatMap(({ nextVisitId }) => nextVisitId ?? []);
    return new Map((await this.visits.many(ids, all)).map((visit) => [visit.id, visit]));
  }
}

const revisionOf = (dto: object): string =>
  createHash('sha256').update(JSON.stringify(dto)).digest('base64url').slice(0, 11);
