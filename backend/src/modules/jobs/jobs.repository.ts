import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { INCLUDED } from '../../kernel/dto/index.js';
import { type Job, JobDirectory } from '../job-records/index.js';
import { JobVisits } from '../visits/index.js';
import { JOB_ORDERS, type JobFlag, type ListJobsQuery } from './job.dto.js';

const VISITS = 'select from visits v where v.tenant_id = job.tenantId and v.job_id = job.id';
const UNDER_WAY = `v.status in ('scheduled', 'dispatched', 'en_route', 'in_progress', 'paused')`;
const TODAY = '(now() at time zone v.time_zone)::date';

/** What `include=visits` brings along, at most. */
const FIRST_VISITS_BYTES = `(
  select coalesce(sum(octet_length(v::text)), 0) from (
    select v.* from visits v where v.tenant_id = job.tenantId and v.job_id = job.id
    order by v.planned_on, v.window_start nulls first, v.id limit ${INCLUDED}
  ) v)`;

/** What a flag means, for the list; `JobFlagsDto` says the same of one job. */
const FLAGGED: Record<JobFlag, string> = {
  late: `job.status = 'active' and exists (${VISITS} and ${UNDER_WAY} and v.planned_on < ${TODAY})`,
  unscheduled: `job.status in ('draft', 'active') and (not exists (${VISITS} and v.status <> 'cancelled')
                or exists (${VISITS} and v.status = 'unscheduled'))`,
  action_required: `job.status = 'active' and not exists (${VISITS} and ${UNDER_WAY} and v.planned_on >= ${TODAY})`,
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

  /** How the visits of many jobs stand; `JobVisits.progressOf` says the same of one. */
  async progress(jobIds: string[]): Promise<Map<string, JobProgress>> {
    type Row = Omit<JobProgress, 'nextVisit'> & { jobId: string; nextVisit: Record<string, unknown> | null };
    const rows: Row[] = await db().query(
      `select s.*, (select row_to_json(v) from visits v where v.id = s.next_visit_id) as "nextVisit"
       from (
         select v.job_id as "jobId",
                (count(*) filter (where v.status <> 'cancelled'))::int as visits,
                (count(*) filter (where v.status in ('completed', 'skipped')))::int as "finishedVisits",
                (count(*) filter (where v.status = 'unscheduled'))::int as "unscheduledVisits",
                bool_or(${UNDER_WAY} and v.planned_on < ${TODAY}) as late,
                (array_agg(v.id order by v.planned_on, v.window_start nulls first, v.id)
                  filter (where ${UNDER_WAY} and v.planned_on >= ${TODAY}))[1] as next_visit_id
         from visits v where v.job_id = any ($1) group by v.job_id) s`,
      [jobIds],
    );
    return new Map(
      rows.map(({ jobId, nextVisit, ...row }) => [
        jobId,
        { ...row, nextVisit: JobVisits.from(nextVisit ? [nextVisit] : [])[0] ?? null },
      ]),
    );
  }
}
