import { Injectable } from '@nestjs/common';
import { can, requirePermission } from '../../kernel/access/index.js';
import type { TextRow } from '../../kernel/context/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { arrayOf, type JsonAnswer, type JsonOf } from '../../kernel/reading/index.js';
import type { RecordKind } from '../../kernel/records/index.js';
import { revisionOf } from '../../kernel/response/index.js';
import { ChecklistItemDto } from '../checklists/index.js';
import { JobContents, type JobParts } from '../job-contents/index.js';
import { Job, JobNotFound } from '../job-records/index.js';
import { JobPropertyDto, type Surroundings } from '../job-sites/index.js';
import { Paperwork } from '../paperwork/index.js';
import { JobVisits } from '../visits/index.js';
import type { ListJobsQuery } from './job.dto.js';
import { type JobDto, type JobRowDto, type JobSummaryDto, ownDetails, ownFacts } from './job-answer.dto.js';
import { JobClientDto, JobFlagsDto } from './job-parts.dto.js';
import { allowedJobActions, type JobAction } from './job-states.js';
import { JobsRepository } from './jobs.repository.js';

/** The parts of a job that its reader may see. */
interface JobVisibility {
  office: boolean;
  allVisits: boolean;
}

const EVERYTHING: JobVisibility = { office: true, allVisits: true };

const sightOfCaller = (): JobVisibility => ({ office: can('jobs.read.all'), allVisits: can('visits.read.all') });

/** Who reads lists of jobs, and which actions each job has: computed once for all jobs in the same situation. */
export class JobSight {
  readonly visits = JobVisits.sight();
  private readonly actions = new Map<string, JsonOf<JobAction[]>>();

  /** For a row that holds the columns of the DTO's `allowedActions` from `at` on. */
  actionsOf(row: TextRow, at: number): JsonOf<JobAction[]> {
    const [status, underWay] = row.slice(at, at + 2);
    const standing = `${status} ${underWay}`;
    const known = this.actions.get(standing);
    if (known) return known;
    const allowed = JSON.stringify(allowedJobActions(status as Job['status'], underWay === 't'));
    this.actions.set(standing, allowed);
    return allowed;
  }
}

/** Jobs as the API shows them. */
@Injectable()
export class JobReader {
  constructor(
    private readonly contents: JobContents,
    private readonly jobs: JobsRepository,
    private readonly visits: JobVisits,
  ) {}

  /** Throws `Forbidden` or `MissingScope` when visits are included and the caller may read none. */
  async list(query: ListJobsQuery): Promise<JsonAnswer<Page<JobRowDto>>> {
    const bringsVisits = query.include?.includes('visits') === true;
    if (bringsVisits) requirePermission('visits.read.all', 'visits.read.assigned');
    const sight = new JobSight();
    const { items, ids, answer } = await this.jobs.page(query, sight);
    if (!bringsVisits || ids.length === 0) return answer(items);
    const visits = await this.visits.firstOfJobs(ids, sight.visits);
    const visitsOf = (at: number) => arrayOf(visits.get(ids[at] ?? '') ?? []);
    return answer(items.map((item, at) => `${item.slice(0, -1)},"visits":${visitsOf(at)}}`));
  }

  /** Throws `JobNotFound` (404). */
  async get(id: string): Promise<JobDto> {
    const found = await this.contents.find(id);
    if (!found) throw new JobNotFound();
    return describeJob(found.job, found.parts);
  }
}

/** A job as its events carry it, with its current parts. */
export const jobRecord = (parts: JobParts): RecordKind<Job> => ({ entity: Job, describe: (job) => stored(job, parts) });

/** As the caller may see it. */
export const describeJob = (job: Job, parts: JobParts): JobDto => whole(job, parts, sightOfCaller());

/** Whether a visit belongs to the job and the caller may see it. */
export const seesVisit = (job: Job, { visits, around }: JobParts, visitId: string): boolean =>
  visits.some((visit) => visit.id === visitId && isSeen(visit, job, around, sightOfCaller()));

/** In full, without what depends on the reader. */
function stored(job: Job, parts: JobParts): object {
  const { allowedActions: _actions, nextVisit, visits, revision: _, ...facts } = whole(job, parts, EVERYTHING);
  const shown = {
    ...facts,
    nextVisit: nextVisit && JobVisits.stored(nextVisit),
    visits: visits.map(JobVisits.stored),
    checklist: facts.checklist.map(ChecklistItemDto.inEvent),
    ...Paperwork.stored(facts),
  };
  return { ...shown, revision: revisionOf(shown) };
}

function whole(job: Job, parts: JobParts, sight: JobVisibility): JobDto {
  const { visits, checklist, around } = parts;
  const crew = around.crewOf(job.defaultCrewId);
  const visible = visits.filter((visit) => isSeen(visit, job, around, sight));
  const shown = visible.map((visit) => JobVisits.describe(visit, job, around));
  const seen = sight.allVisits ? undefined : shown.map(({ id }) => id);
  const dto = {
    ...summaryOf(job, JobVisits.progressOf(visits), around, sight),
    ...ownDetails(job, sight.office),
    defaultCrew: crew ? { id: crew.id, name: crew.name, colour: crew.colour } : null,
    checklist: checklist.map((item) => ChecklistItemDto.from(item, seen)),
    visits: shown,
    currentVisitId: JobVisits.currentOf(visible)?.id ?? null,
    ...Paperwork.describe(job, parts),
  };
  return { ...dto, revision: revisionOf(dto) };
}

function summaryOf(
  job: Job,
  progress: ReturnType<typeof JobVisits.progressOf>,
  around: Surroundings,
  sight: JobVisibility,
): JobSummaryDto {
  const { nextVisit } = progress;
  return {
    ...ownFacts(job),
    client: JobClientDto.from(around.clientOf(job)),
    property: JobPropertyDto.from(around.propertyOf(job)),
    nextVisit: nextVisit && isSeen(nextVisit, job, around, sight) ? JobVisits.describe(nextVisit, job, around) : null,
    visitCount: progress.visits,
    finishedVisitCount: progress.finishedVisits,
    flags: JobFlagsDto.from(job.status, progress),
    underWay: progress.underWay,
    allowedActions: allowedJobActions(job.status, progress.underWay),
  };
}

/** Whether its reader may see a visit of the job. */
const isSeen = (
  visit: JobParts['visits'][number],
  job: Job,
  { ownCrewId }: Surroundings,
  { allVisits }: JobVisibility,
): boolean => allVisits || JobVisits.isShownToCrew(visit, job, ownCrewId);
