import { Injectable } from '@nestjs/common';
import { nextNumber } from '../../kernel/database/index.js';
import type { Page } from '../../kernel/paging/index.js';
import type { JsonAnswer } from '../../kernel/reading/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import type { SeenVersion } from '../../kernel/problem/index.js';
import { Checklist } from '../checklists/index.js';
import { JobContents, type JobParts } from '../job-contents/index.js';
import { Job, JobDirectory, JobNotFound } from '../job-records/index.js';
import { JobPlaces } from '../job-sites/index.js';
import { JobVisits } from '../visits/index.js';
import type { CreateJobDto, ListJobsQuery, UpdateJobDto } from './job.dto.js';
import type { JobDto, JobRowDto } from './job-answer.dto.js';
import { JobLifecycle } from './job-lifecycle.js';
import { describeJob, jobRecord, JobReader, seesVisit } from './job-reader.js';
import { JOB_LIFECYCLE } from './job-states.js';
import { JobEnded } from './jobs.errors.js';
import { JobCreated, JobUpdated } from './jobs.events.js';

/** Landscaping work for a client: found, made and changed. */
@Injectable()
export class JobsService {
  constructor(
    private readonly jobs: JobDirectory,
    private readonly contents: JobContents,
    private readonly reader: JobReader,
    private readonly places: JobPlaces,
    private readonly visits: JobVisits,
    private readonly checklist: Checklist,
    private readonly lifecycle: JobLifecycle,
    private readonly writer: RecordWriter,
  ) {}

  list(query: ListJobsQuery): Promise<JsonAnswer<Page<JobRowDto>>> {
    return this.reader.list(query);
  }

  get(id: string): Promise<JobDto> {
    return this.reader.get(id);
  }

  /** Creates a job with its visits and checklist, all or nothing. */
  async create({
    visits = [],
    checklist = [],
    confirm,
    notifyClient = true,
    ...fields
  }: CreateJobDto): Promise<JobDto> {
    const crewIds = [fields.defaultCrewId ?? null, ...visits.map(({ crewId = null }) => crewId)];
    const around = await this.places.ofMany([fields], crewIds, { holdsZones: visits.length > 0 });
    around.requireNew(fields);
    await this.visits.requireCrew(fields.defaultCrewId ?? null, '/defaultCrewId');
    const values = { ...fields, number: nextNumber(Job.numbers) };
    const parts: JobParts = { visits: [], checklist: [], paperwork: null, around };
    const job = await this.writer.insert(jobRecord(parts), JobCreated, values, async (made) => {
      await this.checklist.replace(made.id, parts, checklist);
      parts.visits = await this.visits.add(made, around, visits, (index) => `/visits/${index}`);
    });
    await this.visits.tellAdded(job, around, parts.visits);
    const active = confirm ? await this.lifecycle.confirmHeld({ job, parts }, notifyClient) : job;
    return describeJob(active, parts);
  }

  /** Throws `VersionMismatch` when somebody was faster, and `JobEnded` for a job that is closed or cancelled. */
  async update(id: string, version: SeenVersion, { checklist, ...changes }: UpdateJobDto): Promise<JobDto> {
    const before = await this.lock(id);
    if (!JOB_LIFECYCLE.takes('update', before.status)) throw new JobEnded(before.status);
    const { defaultCrewId = null } = changes;
    await this.visits.requireCrew(defaultCrewId, '/defaultCrewId');
    const parts = await this.contents.partsOf(before, [defaultCrewId]);
    const replace = checklist && (() => this.checklist.replace(id, parts, checklist));
    const options = { version, parts: replace };
    const job = await this.writer.update(jobRecord(parts), JobUpdated, before, changes, options);
    return describeJob(job, parts);
  }

  /**
   * Ticks a checklist item at a visit, or for the whole job, or removes the tick. The job gets no new version. Throws
   * `VisitNotFound` for a visit that the caller may not see.
   */
  async tick(jobId: string, itemId: string, done: boolean, visitId?: string): Promise<JobDto> {
    const job = await this.lock(jobId);
    const parts = await this.contents.partsOf(job);
    if (visitId !== undefined && !seesVisit(job, parts, visitId)) throw new JobVisits.NotFound();
    await this.writer.around(jobRecord(parts), JobUpdated, job, async () => {
      await this.checklist.tick(parts, itemId, done, visitId);
      return job;
    });
    return describeJob(job, parts);
  }

  private async lock(id: string): Promise<Job> {
    const job = await this.jobs.lock(id);
    if (!job) throw new JobNotFound();
    return job;
  }
}
