import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { db, rowOf } from '../../kernel/database/index.js';
import { Checklist } from '../checklists/index.js';
import { Job, JobDirectory } from '../job-records/index.js';
import { JobPlaces, Surroundings } from '../job-sites/index.js';
import { JobVisits } from '../visits/index.js';
import { JobPaperwork } from './job-paperwork.entity.js';

/**
 * Everything that belongs to a job and is shown with it. Read once; code that changes a stored part updates it here,
 * too.
 */
export interface JobParts {
  /** In the order in which they come. */
  visits: ReturnType<typeof JobVisits.from>;
  /** In order. */
  checklist: ReturnType<typeof Checklist.from>;
  paperwork: JobPaperwork | null;
  around: Surroundings;
}

/** A job that the transaction has locked. */
export interface HeldJob {
  job: Job;
  parts: JobParts;
}

type Json = Record<string, unknown>;

/** The result of the statement that reads a job: rows as JSON. */
interface WholeRow {
  job: Json;
  visits: Json[];
  checklist: Parameters<typeof Checklist.from>[0];
  paperwork: Json | null;
  around: Parameters<JobPlaces['surroundingsOf']>[0];
}

/** SQL of the parts of `job`, each as JSON. `:crewIds` are crews that are not yet the job's. */
const PARTS: Readonly<Record<keyof JobParts, string>> = {
  visits: JobVisits.SQL,
  checklist: Checklist.SQL,
  paperwork: `(select row_to_json(p) from job_paperwork p where p.tenant_id = job.tenant_id and p.job_id = job.id)`,
  around: Surroundings.sql(
    'array[job.client_id]',
    'array[job.property_id]',
    `:crewIds::uuid[] || job.default_crew_id || array(
       select v.crew_id from visits v where v.tenant_id = job.tenant_id and v.job_id = job.id)`,
  ),
};

/** Jobs with everything that belongs to them. */
@Injectable()
export class JobContents {
  constructor(
    private readonly jobs: JobDirectory,
    private readonly places: JobPlaces,
  ) {}

  /** A job that the caller may see, with everything that belongs to it. */
  async find(id: string): Promise<{ job: Job; parts: JobParts } | null> {
    const jobs = withParts(this.jobs.visible().select('row_to_json(job)', 'job'), []);
    const row = await jobs.andWhere('job.id = :id', { id }).getRawOne<WholeRow>();
    return row ? { job: rowOf(Job, row.job), parts: this.partsFrom(row) } : null;
  }

  /** What was made for a job that the caller may see; nothing, for no job. */
  async findPaperwork(id: string): Promise<{ paperwork: JobPaperwork | null } | null> {
    const jobs = this.jobs.visible().select(PARTS.paperwork, 'paperwork').andWhere('job.id = :id', { id });
    const row = await jobs.getRawOne<Pick<WholeRow, 'paperwork'>>();
    return row ? { paperwork: row.paperwork && rowOf(JobPaperwork, row.paperwork) } : null;
  }

  /**
   * Everything that belongs to a locked job. A separate statement: one that waits for the lock would see the rest as it
   * was before it waited.
   */
  async partsOf({ id }: Job, crewIds: Array<string | null> = []): Promise<JobParts> {
    const jobs = db().createQueryBuilder(Job, 'job').select('job.id', 'id').where('job.id = :id', { id });
    const row = await withParts(jobs, crewIds).getRawOne<WholeRow>();
    if (!row) throw new Error(`Job ${id} is gone.`);
    return this.partsFrom(row);
  }

  private partsFrom({ visits, checklist, paperwork, around }: WholeRow): JobParts {
    return {
      visits: JobVisits.from(visits),
      checklist: Checklist.from(checklist),
      paperwork: paperwork && rowOf(JobPaperwork, paperwork),
      around: this.places.surroundingsOf(around),
    };
  }
}

function withParts(jobs: SelectQueryBuilder<Job>, crewIds: Array<string | null>): SelectQueryBuilder<Job> {
  for (const [part, sql] of Object.entries(PARTS)) jobs.addSelect(sql, part);
  return jobs.setParameters({ crewIds });
}
