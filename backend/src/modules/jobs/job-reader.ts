import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, requirePermission } from '../../kernel/access/index.js';
import type { Page } from '../../kernel/paging/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { CrewDirectory } from '../crews/index.js';
import { Checklist, ChecklistItemDto } from '../checklists/index.js';
import type { ListJobsQuery } from './job.dto.js';
import { Job, JobDirectory, JobNotFound } from '../job-records/index.js';
import { JobDto, JobRowDto, JobSummaryDto, ownDetails, ownFacts } from './job-answer.dto.js';
import { JobClientDto, JobFlagsDto, JobPropertyDto } from './job-parts.dto.js';
import { JobPlaces } from '../job-sites/index.js';
import { type JobProgress, JobsRepository } from './jobs.repository.js';
import { allowedJobActions } from './job-states.js';
import { Paperwork } from '../paperwork/index.js';
import { JobVisits } from '../visits/index.js';

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
    private readonly directory: JobDirectory,
    private readonly jobs: JobsRepository,
    private readonly places: JobPlaces,
    private readonly visits: JobVisits,
    private readonly checklists: Checklist,
    private readonly paperwork: Paperwork,
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
    const job = await this.directory.find(id);
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
    const shown = {
      ...facts,
      nextVisit: nextVisit && JobVisits.stored(nextVisit),
      visits: visits.map(JobVisits.stored),
    };
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
    const checklist = await this.checklists.of(job.id);
    const crew = (await this.crews.summaries([job.defaultCrewId])).get(job.defaultCrewId ?? '');
    const dto = {
      ...summary,
      ...ownDetails(job, office),
      defaultCrew: crew ? { id: crew.id, name: crew.name, colour: crew.colour } : null,
      checklist: checklist.map((item) => ChecklistItemDto.from(item)),
      visits,
      ...(await this.paperwork.describe(job)),
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
