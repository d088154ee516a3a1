import { Injectable } from '@nestjs/common';
import { nextNumber } from '../../kernel/database/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { Checklist } from '../checklists/index.js';
import type { CreateJobDto, ListJobsQuery, UpdateJobDto } from './job.dto.js';
import { type Job, JobDirectory, JobNotFound } from '../job-records/index.js';
import type { JobDto, JobRowDto } from './job-answer.dto.js';
import { JobPlaces } from '../job-sites/index.js';
import { JobReader } from './job-reader.js';
import { JobEnded } from './jobs.errors.js';
import { JobCreated, JobUpdated } from './jobs.events.js';
import { JobLifecycle } from './job-lifecycle.js';
import { JobVisits } from '../visits/index.js';

/** Landscaping work for a client: found, made and changed. */
@Injectable()
export class JobsService {
  constructor(
    private readonly jobs: JobDirectory,
    private readonly reader: JobReader,
    private readonly places: JobPlaces,
    private readonly visits: JobVisits,
    private readonly checklist: Checklist,
    private readonly lifecycle: JobLifecycle,
    private readonly writer: RecordWriter,
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
    await this.visits.requireCrew(fields.defaultCrewId ?? null, '/defaultCrewId');
    const values = { ...fields, number: nextNumber('job') };
    const job = await this.writer.insert(this.reader.record, JobCreated, values, async (made) => {
      await this.checklist.replace(made.id, checklist);
      await this.visits.add(made, visits, (index) => `/visits/${index}`);
    });
    return confirm ? this.lifecycle.confirm(job.id, notifyClient) : this.reader.describe(job);
  }

  /** Throws `VersionMismatch` when somebody was faster, and `JobEnded` for a job that is closed or cancelled. */
  async update(id: string, version: number | null, { checklist, ...changes }: UpdateJobDto): Promise<JobDto> {
    const before = await this.lock(id);
    if (before.status === 'closed' || before.status === 'cancelled') throw new JobEnded(before.status);
    if (changes.defaultCrewId) await this.visits.requireCrew(changes.defaultCrewId, '/defaultCrewId');
    const parts = checklist && (() => this.checklist.replace(id, checklist));
    const job = await this.writer.update(this.reader.record, JobUpdated, before, changes, { version, parts });
    return this.reader.describe(job);
  }

  /** Ticks an item of the checklist, or takes the tick back. The job that shows it is no new version. */
  async tick(jobId: string, itemId: string, done: boolean): Promise<JobDto> {
    const job = await this.lock(jobId);
    await this.writer.around(this.reader.record, JobUpdated, job, async () => {
      await this.checklist.tick(jobId, itemId, done);
      return job;
    });
    return this.reader.describe(job);
  }

  private async lock(id: string): Promise<Job> {
    const job = await this.jobs.lock(id);
    if (!job) throw new JobNotFound();
    return job;
  }
}
