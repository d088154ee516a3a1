import { Injectable } from '@nestjs/common';
import { Keyset } from '../../kernel/paging/index.js';
import { Conditions, type ListedRows, readListed, sqlList } from '../../kernel/reading/index.js';
import { INCLUDED } from '../../kernel/dto/index.js';
import { Job, JobDirectory } from '../job-records/index.js';
import { searchedTexts } from '../phone-numbers/index.js';
import { JobVisits } from '../visits/index.js';
import { JobRowDto } from './job-answer.dto.js';
import type { JobSight } from './job-reader.js';
import { JOB_ORDERS, type JobFlag, type ListJobsQuery } from './job.dto.js';

const VISITS = 'select from visits v where v.tenant_id = job.tenant_id and v.job_id = job.id';
const { counted, finished, unscheduled, underWay, late, next } = JobVisits.WHERE;

/** The bytes of the visits that `include=visits` adds, at most. */
const FIRST_VISITS_BYTES = `(
  select coalesce(sum(octet_length(v::text)), 0) from (
    select v.* from visits v where v.tenant_id = job.tenant_id and v.job_id = job.id
    order by v.planned_on, v.window_start nulls first, v.id limit ${INCLUDED}
  ) v)`;

/** What each flag means, for the list; `JobFlagsDto` says the same for one job. */
const FLAGGED: Record<JobFlag, string> = {
  late: `job.status = 'active' and exists (${VISITS} and ${late})`,
  unscheduled: `job.status in (${sqlList(Job.TAKES_VISITS)}) and (not exists (${VISITS} and ${counted})
                or exists (${VISITS} and ${unscheduled}))`,
  action_required: `job.status = 'active' and not exists (${VISITS} and ${next})`,
};

/** SQL of what jobs are listed with. `JobVisits.progressOf` is the same for one job. */
const BESIDE_JOBS = `
  cross join lateral (
    select count(*) filter (where ${counted}) as visits,
           count(*) filter (where ${finished}) as finished,
           count(*) filter (where ${unscheduled}) as unscheduled,
           coalesce(bool_or(${underWay}), false) as under_way,
           coalesce(bool_or(${late}), false) as late
    from visits v where v.tenant_id = job.tenant_id and v.job_id = job.id
  ) progress
  left join lateral (
    select v.* from visits v
    where v.tenant_id = job.tenant_id and v.job_id = job.id and ${next}
    order by v.planned_on, v.window_start nulls first, v.id limit 1
  ) visit on true
  left join lateral (select * from client_snapshots each where each.id = job.client_id limit 1) client on true
  left join lateral (select * from property_snapshots each where each.id = job.property_id limit 1) property on true
  left join lateral (select * from crew_summaries each where each.id = visit.crew_id limit 1) crew on true`;

/**
 * The jobs that a search has found; parameter `number` holds its texts. LIMIT keeps each a look-up by key: in a plain
 * join, all jobs might be read in order to find them.
 */
const foundJobs = (number: number): string => `
  select job.* from (
    select distinct match.id from unnest($${number}::text[]) as text cross join lateral search_job_ids(text) as match(id)
  ) found
  cross join lateral (
    select * from jobs each where each.tenant_id = (select app_tenant_id()) and each.id = found.id limit 1
  ) job`;

@Injectable()
export class JobsRepository {
  constructor(
    private readonly keyset: Keyset,
    private readonly jobs: JobDirectory,
  ) {}

  page(query: ListJobsQuery, sight: JobSight): Promise<ListedRows<Omit<JobRowDto, 'visits'>>> {
    const { status, clientId, propertyId, crewId, from, to, flag, q, updatedSince } = query;
    const conditions = new Conditions()
      .and(...this.jobs.conditions())
      .where('job.status = ?', status)
      .where('job.client_id = ?', clientId)
      .where('job.property_id = ?', propertyId)
      .where(`exists (${VISITS} and v.crew_id = ?)`, crewId)
      .and(...(flag ? [FLAGGED[flag]] : []))
      .where('job.updated_at >= ?', updatedSince);
    if (from || to) {
      const [first, last] = [from ?? '0001-01-01', to ?? '9999-12-30'];
      conditions.where(`exists (${VISITS} and v.planned_on between ? and ?)`, first, last);
    }
    const rows = q === undefined ? 'select job.* from jobs job' : foundJobs(conditions.values.push(searchedTexts(q)));
    const list = { rows, conditions, sorting: JOB_ORDERS, beside: BESIDE_JOBS } as const;
    const along = query.include?.includes('visits') ? FIRST_VISITS_BYTES : undefined;
    return readListed(this.keyset, { ...list, shape: JobRowDto.shape, from: sight, along }, query);
  }
}
