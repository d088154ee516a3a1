import { Injectable } from '@nestjs/common';
import { insertRow, nextNumber, type Page, updateRow } from '../../kernel/database/index.js';
import { DomainEvents } from '../../kernel/events/index.js';
import { Checklist } from './checklist/checklist.js';
import type { CreateJobDto, ListJobsQuery, UpdateJobDto } from './job.dto.js';
import { Job } from './job.entity.js';
import type { JobDto, JobRowDto } from './job-answer.dto.js';
import { JobPlaces } from './job-places.js';
import { JobReader } from './job-reader.js';
import { JobEnded, JobNotFound } from './jobs.errors.js';
import { JobCreated, JobUpdated } from './jobs.events.js';
import { JobsRepository } from './jobs.repository.js';
import { JobLifecycle } from './lifecycle/job-lifecycle.js';
import { previousValues } from './previous-values.js';
import { VisitPlanning } from './visits/visit-planning.js';
import { VisitRecords } from './visits/visit-records.js';

/** Landscaping work for a client: found, made and changed. */
@Injectable()
export class JobsService {
  constructor(
    private readonly jobs: JobsRepository,
    private readonly reader: JobReader,
    private readonly places: JobPlaces,
    private readonly planning: VisitPlanning,
    private readonly visits: VisitRecords,
    private readonly checklist: Checklist,
    private readonly lifecycle: JobLifecycle,
    private readonly events: DomainEvents,
  ) {}

  list(query: ListJobsQuery): Promise<Page<JobRowDto>> {
    return this.reader.list(query);
  }

  get(id: string): Promise<JobDto> {
    return this.reader.get(id);
  }

  /** A job with its visits and checklist, all or nothing. */
  async create({
    visits = [],
    checklist = [],
    confirm,
    notifyClient = true,
    ...fields
  }: CreateJobDto): Promise<JobDto> {
    await this.places.requireNew(fields);
    await this.planning.requireCrew(fields.defaultCrewId ?? null, '/defaultCrewId');
    const job = await insertRow(Job, { ...fields, number: await nextNumber('job') });
    await this.checklist.replace(job.id, checklist);
    await this.visits.insert(job, visits, (index) => `/visits/${index}`);
    const data = await this.reader.describe(job);
    this.events.record(JobCreated, { entityId: job.id, version: job.version, data: { ...data } });
    return confirm ? this.lifecycle.confirm(job.id, notifyClient) : data;
  }

  /** Throws `VersionMismatch` when somebody was faster, and `JobEnded` for a job that is closed or cancelled. */
  async update(id: string, version: number | null, { checklist, ...changes }: UpdateJobDto): Promise<JobDto> {
    const before = await this.jobs.lock(id);
    if (!before) throw new JobNotFound();
    if (before.status === 'closed' || before.status === 'cancelled') throw new JobEnded(before.status);
    if (changes.defaultCrewId) await this.planning.requireCrew(changes.defaultCrewId, '/defaultCrewId');
    const shownBefore = await this.reader.describe(before);
    if (checklist) await this.checklist.replace(id, checklist);
    // The title stands for a change of the list alone: the job that shows it is a new version.
    const job = await updateRow(Job, id, version, { title: before.title, ...changes });
    if (!job) throw new JobNotFound();
    return this.tell(job, shownBefore);
  }

  /** Ticks an item of the checklist, or takes the tick back. */
  async tick(jobId: string, itemId: string, done: boolean): Promise<JobDto> {
    const job = await this.jobs.find(jobId);
    if (!job) throw new JobNotFound();
    const shownBefore = await this.reader.describe(job);
    await this.checklist.tick(jobId, itemId, done);
    return this.tell(job, shownBefore);
  }

  private async tell(job: Job, shownBefore: JobDto): Promise<JobDto> {
    const data = await this.reader.describe(job);
    const previous = previousValues(shownBefore, data);
    this.events.record(JobUpdated, { entityId: job.id, version: job.version, data: { ...data }, previous });
    return data;
  }
}
