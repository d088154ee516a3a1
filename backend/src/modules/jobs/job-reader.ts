import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, requirePermission } from '../../kernel/access/index.js';
import type { Page } from '../../kernel/paging/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { ChecklistItemDto } from '../checklists/index.js';
import { JobContents, type JobParts } from '../job-contents/index.js';
import { Job, JobNotFound } from '../job-records/index.js';
import { JobPlaces, JobPropertyDto, type Surroundings } from '../job-sites/index.js';
import { Paperwork } from '../paperwork/index.js';
import { JobVisits, type VisitDto } from '../visits/index.js';
import type { ListJobsQuery } from './job.dto.js';
import { JobDto, JobRowDto, JobSummaryDto, ownDetails, ownFacts } from './job-answer.dto.js';
import { JobClientDto, JobFlagsDto } from './job-parts.dto.js';
import { allowedJobActions } from './job-states.js';
import { type JobProgress, JobsRepository } from './jobs.repository.js';

const NOTHING_PLANNED: JobProgress = {
  visits: 0,
  finishedVisits: 0,
  unscheduledVisits: 0,
  late: false,
  nextVisit: null,
};

/** Of what belongs to a job, what its reader may see. */
interface JobVisibility {
  office: boolean;
  allVisits: boolean;
}

const EVERYTHING: JobVisibility = { office: true, allVisits: true };

const sightOfCaller = (): JobVisibility => ({ office: can('jobs.read.all'), allVisits: can('visits.read.all') });

/** Jobs as the API shows them. */
@Injectable()
export class JobReader {
  constructor(
    private readonly contents: JobContents,
    private readonly jobs: JobsRepository,
    private readonly visits: JobVisits,
    private readonly places: JobPlaces,
  ) {}

  /** Throws `Forbidden` or `MissingScope` when it asks for visits and the caller may read none. */
  async list(query: ListJobsQuery): Promise<Page<JobRowDto>> {
    const bringsVisits = query.include?.includes('visits') === true;
    if (bringsVisits) requirePermission('visits.read.all', 'visits.read.assigned');
    const page = await this.jobs.page(query);
    if (page.items.length === 0) return { ...page, items: [] };
    const ids = page.items.map(({ id }) => id);
    const progress = await JobVisits.progressOfMany(ids);
    const visits = bringsVisits ? await this.visits.firstOfJobs(ids) : [];
    const shown = [...visits, ...[...progress.values()].flatMap(({ nextVisit }) => nextVisit ?? [])];
    const around = await this.places.ofMany(
      page.items,
      shown.map(({ crewId }) => crewId),
    );
    const byJob = Map.groupBy(visits, ({ jobId }) => jobId);
    const items = page.items.map((job) => ({
      ...summaryOf(job, progress.get(job.id) ?? NOTHING_PLANNED, around, sightOfCaller()),
      ...(bringsVisits && { visits: (byJob.get(job.id) ?? []).map((visit) => JobVisits.describe(visit, job, around)) }),
    }));
    return { ...page, items };
  }

  /** Throws `JobNotFound` (404). */
  async get(id: string): Promise<JobDto> {
    const found = await this.contents.find(id);
    if (!found) throw new JobNotFound();
    return describeJob(found.job, found.parts);
  }
}

/** A job as its events carry it, with its parts as they are then. */
export const jobRecord = (parts: JobParts): RecordKind<Job> => ({ entity: Job, describe: (job) => stored(job, parts) });

/** As whoever acts may see it. */
export const describeJob = (job: Job, parts: JobParts): JobDto => whole(job, parts, sightOfCaller());

/** Whole, and without what depends on who reads it. */
function stored(job: Job, parts: JobParts): object {
  const { allowedActions: _actions, nextVisit, visits, revision: _, ...facts } = whole(job, parts, EVERYTHING);
  const shown = { ...facts, nextVisit: nextVisit && JobVisits.stored(nextVisit), visits: visits.map(JobVisits.stored) };
  return { ...shown, revision: revisionOf(shown) };
}

function whole(job: Job, parts: JobParts, sight: JobVisibility): JobDto {
  const { visits, checklist, around } = parts;
  const crew = around.crewOf(job.defaultCrewId);
  const dto = {
    ...summaryOf(job, JobVisits.progressOf(visits), around, sight),
    ...ownDetails(job, sight.office),
    defaultCrew: crew ? { id: crew.id, name: crew.name, colour: crew.colour } : null,
    checklist: checklist.map((item) => ChecklistItemDto.from(item)),
    visits: visits.flatMap((visit) => seenVisit(visit, job, around, sight) ?? []),
    ...Paperwork.describe(job, parts),
  };
  return { ...dto, revision: revisionOf(dto) };
}

function summaryOf(job: Job, progress: JobProgress, around: Surroundings, sight: JobVisibility): JobSummaryDto {
  const { nextVisit } = progress;
  return {
    ...ownFacts(job),
    client: JobClientDto.from(around.clientOf(job)),
    property: JobPropertyDto.from(around.propertyOf(job)),
    nextVisit: nextVisit && seenVisit(nextVisit, job, around, sight),
    visitCount: progress.visits,
    finishedVisitCount: progress.finishedVisits,
    flags: JobFlagsDto.from(job.status, progress),
    allowedActions: allowedJobActions(job),
  };
}

/** A visit of the job, if its reader may see it. */
function seenVisit(
  visit: JobParts['visits'][number],
  job: Job,
  around: Surroundings,
  { allVisits }: JobVisibility,
): VisitDto | null {
  return allVisits || JobVisits.isShownToCrew(visit, job, around.ownCrewId)
    ? JobVisits.describe(visit, job, around)
    : null;
}

const revisionOf = (dto: object): string =>
  createHash('sha256').update(JSON.stringify(dto)).digest('base64url').slice(0, 11);
