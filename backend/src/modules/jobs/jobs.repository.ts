import { Injectable } from '@nestjs/common';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { INCLUDED } from '../../kernel/dto/index.js';
import { type Job, JobDirectory } from '../job-records/index.js';
import { JobVisits } from '../visits/index.js';
import { JOB_ORDERS, type JobFlag, type ListJobsQuery } from './job.dto.js';

const VISITS = 'select from visits v where v.tenant_id = job.tenantId and v.job_id = job.id';
const { counted, unscheduled, late, next } = JobVisits.WHERE;

/** What `include=visits` brings along, at most. */
const FIRST_VISITS_BYTES = `(
  select coalesce(sum(octet_length(v::text)), 0) from (
    select v.* from visits v where v.tenant_id = job.tenantId and v.job_id = job.id
    order by v.planned_on, v.window_start nulls first, v.id limit ${INCLUDED}
  ) v)`;

/** What a flag means, for the list; `JobFlagsDto` says the same of one job. */
const FLAGGED: Record<JobFlag, string> = {
  late: `job.status = 'active' and exists (${VISITS} and ${late})`,
  unscheduled: `job.status in ('draft', 'active') and (not exists (${VISITS} and ${counted})
                or exists (${VISITS} and ${unscheduled}))`,
  action_required: `job.status = 'active' and not exists (${VISITS} and ${next})`,
};

export type JobProgress = ReturnType<typeof JobVisits.progressOf>;

@Injectable()
export class JobsRepository {
  constructor(
    private readonly keyset: Keyset,
    private readonly jobs: JobDirectory,
  ) {}

  page(query: ListJobsQuery): Promise<Page<Job>> {
    const jobs = this.jobs.visible();
    const { status, clientId, propertyId, crewId, from, to, flag, q, updatedSince } = query;
    if (status) jobs.andWhere('job.status = :status', { status });
    if (clientId) jobs.andWhere('job.clientId = :clientId', { clientId });
    if (propertyId) jobs.andWhere('job.propertyId = :propertyId', { propertyId });
    if (crewId) jobs.andWhere(`exists (${VISITS} and v.crew_id = :crewId)`, { crewId });
    if (from || to) {
      const [first, last] = [from ?? '0001-01-01', to ?? '9999-12-30'];
      jobs.andWhere(`exists (${VISITS} and v.planned_on between :first and :last)`, { first, last });
    }
    if (flag) jobs.andWhere(FLAGGED[flag]);
    if (q) jobs.andWhere('job.id in (select search_job_ids(:q))', { q });
    if (updatedSince) jobs.andWhere('job.updatedAt >= :updatedSince', { updatedSince });
    return this.keyset.page(jobs, query, JOB_ORDERS, {
      without: ['crewInstructions', 'officeNotes'],
      along: query.include?.includes('visits') ? FIRST_VISITS_BYTES : undefined,
    });
  }
}
