import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { can } from '../../kernel/access/index.js';
import { db, rowOf, sqlList } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { INCLUDED } from '../../kernel/dto/index.js';
import { Checklist } from '../checklists/index.js';
import { Job } from '../job-records/index.js';
import { JobPlaces, Surroundings } from '../job-sites/index.js';
import { type ListVisitsQuery, VISIT_ORDERS } from './visit-input.dto.js';
import { Visit } from './visit.entity.js';
import { ENDED_STATES, OCCUPYING_STATES } from './visit-states.js';
import type { Conflict } from './visits.errors.js';

/** What a crew sees: its own visits of jobs that run or have run. Drafts and jobs on hold are hidden from it. */
const HIDDEN_FROM_CREWS: readonly Visit['status'][] = Job.VISITS_HIDDEN_FROM_CREWS;
const SHOWN_TO_CREWS = `visit.crew_id = (select own_crew_id()) and visit.status not in (${sqlList(HIDDEN_FROM_CREWS)})
  and exists (select from jobs j where j.tenant_id = visit.tenant_id and j.id = visit.job_id
              and j.status in (${sqlList(Job.SHOWN_TO_CREWS)}))`;

/** The same of a visit that was read with its job. */
export const isShownToCrew = ({ crewId, status }: Visit, job: Job, ownCrewId: string | null): boolean =>
  crewId !== null &&
  crewId === ownCrewId &&
  !HIDDEN_FROM_CREWS.includes(status) &&
  Job.SHOWN_TO_CREWS.includes(job.status);

/** What `include=job` brings along, at most. */
const JOB_BYTES = `(
  select coalesce(octet_length(j.crew_instructions), 0)
         + (select octet_length(p::text) from property_snapshots p where p.id = j.property_id)
         + (select coalesce(sum(octet_length(i.label) + 300), 0) from job_checklist_items i
            where i.tenant_id = j.tenant_id and i.job_id = j.id)
  from jobs j where j.tenant_id = visit.tenantId and j.id = visit.jobId)`;

/** The items of a checklist. */
export type ChecklistItems = ReturnType<typeof Checklist.from>;

type SurroundingRows = Parameters<JobPlaces['surroundingsOf']>[0];

/** A visit with what it is shown with. */
export interface VisitInPlace {
  visit: Visit;
  job: Job;
  around: Surroundings;
}

/** The same as a statement answers it: rows as JSON. */
interface InPlaceRow {
  visit: Record<string, unknown>;
  job: Record<string, unknown>;
  around: SurroundingRows;
}

/** What visits are shown with. */
interface VisitSurroundings {
  jobs: Map<string, Job>;
  /** Of all of them, in the order of each. */
  checklist: ChecklistItems;
  around: Surroundings;
}

interface SurroundingsRow {
  jobs: InPlaceRow['job'][];
  checklist: Record<string, unknown>[];
  around: SurroundingRows;
}

/** A slot that somebody wants for a visit. */
export type WantedTime = Pick<Visit, 'id' | 'crewId' | 'startAt' | 'endAt'>;

@Injectable()
export class VisitsRepository {
  constructor(
    private readonly keyset: Keyset,
    private readonly places: JobPlaces,
  ) {}

  page(query: ListVisitsQuery): Promise<Page<Visit>> {
    const visits = this.visible();
    const { from, to, crewId, jobId, clientId, propertyId, status, updatedSince } = query;
    if (from) visits.andWhere('visit.plannedOn >= :from', { from });
    if (to) visits.andWhere('visit.plannedOn <= :to', { to });
    // Without a limit of its own, a range would end with what is not planned at all.
    if (from || to) visits.andWhere('visit.date is not null');
    if (crewId) visits.andWhere('visit.crewId = :crewId', { crewId });
    if (jobId) visits.andWhere('visit.jobId = :jobId', { jobId });
    if (clientId) visits.andWhere('visit.clientId = :clientId', { clientId });
    if (propertyId) visits.andWhere('visit.propertyId = :propertyId', { propertyId });
    if (status) visits.andWhere('visit.status = :status', { status });
    if (updatedSince) visits.andWhere('visit.updatedAt >= :updatedSince', { updatedSince });
    const along = query.include?.includes('job') ? JOB_BYTES : undefined;
    return this.keyset.page(visits, query, VISIT_ORDERS, { along });
  }

  /** What visits are shown with: their jobs by id, and what is to be done there where that is wanted. */
  async surroundingsOf(visits: Visit[], withChecklist: boolean): Promise<VisitSurroundings> {
    const ids = (['jobId', 'clientId', 'propertyId', 'crewId'] as const).map((one) => [
      ...new Set(visits.map((visit) => visit[one])),
    ]);
    const [row]: SurroundingsRow[] = await db().query(
      `select (select coalesce(json_agg(j), '[]') from jobs j where j.id = any ($1)) as jobs,
              (select coalesce(json_agg(i order by i.position), '[]') from job_checklist_items i
               where i.job_id = any ($1) and $5) as checklist,
              ${Surroundings.sql('$2', '$3', '$4::uuid[]')} as around`,
      [...ids, withChecklist],
    );
    if (!row) throw new Error('A statement without a condition answered no row.');
    return {
      jobs: new Map(row.jobs.map((job) => rowOf(Job, job)).map((job) => [job.id, job])),
      checklist: Checklist.from(row.checklist),
      around: this.places.surroundingsOf(row.around),
    };
  }

  /** A visit that the caller may see. */
  find(id: string): Promise<VisitInPlace | null> {
    return this.inPlace(this.visible(), id, []);
  }

  /**
   * A visit that the caller may see, and its job, kept from others until the transaction ends. Always the job first:
   * two transactions that want both never wait for each other. `crewIds` are crews that it may get.
   */
  async lock(id: string, crewIds: Array<string | null> = []): Promise<VisitInPlace | null> {
    const seen = this.visible().select('visit.job_id').andWhere('visit.id = :id', { id });
    const held = await db()
      .createQueryBuilder(Job, 'job')
      .select('job.id')
      .where(`job.id = (${seen.getQuery()})`, seen.getParameters())
      .setLock('for_no_key_update')
      .getRawOne<object>();
    if (!held) return null;
    const visits = db().createQueryBuilder(Visit, 'visit').where('true');
    return this.inPlace(visits.setLock('for_no_key_update', undefined, ['visit']), id, crewIds);
  }

  /** The first visits of each job that the caller may see, in the order in which they come. */
  firstOfJobs(jobIds: string[], limit = INCLUDED): Promise<Visit[]> {
    const visits = this.visible();
    const shown = can('visits.read.all') ? '' : `and ${SHOWN_TO_CREWS}`;
    return visits
      .andWhere(
        `visit.id in (
           select first.id from unnest(:jobIds::uuid[]) as job(id) cross join lateral (
             select visit.id from visits visit
             where visit.tenant_id = (select app_tenant_id()) and visit.job_id = job.id ${shown}
             order by visit.planned_on, visit.window_start nulls first, visit.id limit :limit
           ) first)`,
        { jobIds, limit },
      )
      .orderBy('visit.plannedOn', 'ASC')
      .addOrderBy('visit.windowStart', 'ASC', 'NULLS FIRST')
      .addOrderBy('visit.id', 'ASC')
      .getMany();
  }

  /**
   * Other visits that take up the crew's time, by the id of the visit that wants it. Of several wanted ones, those that come
   * later stand in nobody's way.
   */
  async conflicts(wanted: WantedTime[]): Promise<Map<string, Conflict[]>> {
    const rows: Array<Conflict & { of: string }> = await db().query(
      `select wanted.id as "of", other.*
       from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[])
            with ordinality as wanted (id, crew_id, start_at, end_at, place)
       cross join lateral (
         select v.id as "visitId", v.job_id as "jobId", j.number as "jobNumber", v.date::text as date,
                to_char(v.window_start, 'HH24:MI') as "windowStart", to_char(v.window_end, 'HH24:MI') as "windowEnd"
         from visits v join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
         where v.crew_id = wanted.crew_id and v.start_at < wanted.end_at and v.end_at > wanted.start_at
           and v.status = any ($5) and coalesce(array_position($1, v.id) < wanted.place, true)
         order by v.start_at, v.id limit 20) other
       order by wanted.place`,
      [
        wanted.map(({ id }) => id),
        wanted.map(({ crewId }) => crewId),
        wanted.map(({ startAt }) => startAt),
        wanted.map(({ endAt }) => endAt),
        OCCUPYING_STATES,
      ],
    );
    const byVisit = Map.groupBy(rows, ({ of }) => of);
    return new Map([...byVisit].map(([id, some]) => [id, some.map(({ of: _, ...conflict }) => conflict)]));
  }

  /** How many visits a job has, and what stands around those that it gets. */
  async beforeAnother(
    { id, clientId, propertyId }: Job,
    crewIds: Array<string | null>,
  ): Promise<{ count: number; around: Surroundings }> {
    const [row]: { count: number; around: SurroundingRows }[] = await db().query(
      `select (select count(*)::int from visits v where v.job_id = $1) as count,
              ${Surroundings.sql('$2', '$3', '$4::uuid[]')} as around`,
      [id, [clientId], [propertyId], crewIds],
    );
    if (!row) throw new Error('A statement without a condition answered no row.');
    return { count: row.count, around: this.places.surroundingsOf(row.around) };
  }

  /** Whether no other visit of its job is to be finished, and what is to be done there before that. */
  async lastOf({ id, jobId }: Visit): Promise<{ isLast: boolean; checklist: ChecklistItems }> {
    const [row]: { isLast: boolean; checklist: Record<string, unknown>[] }[] = await db().query(
      `select not exists (select from visits v where v.tenant_id = job.tenant_id and v.job_id = job.id and v.id <> $2
                          and v.status not in (${sqlList(ENDED_STATES)})) as "isLast",
              ${Checklist.SQL} as checklist
       from jobs job where job.id = $1`,
      [jobId, id],
    );
    const { isLast = false, checklist = [] } = row ?? {};
    return { isLast, checklist: Checklist.from(checklist) };
  }

  private async inPlace(
    visits: SelectQueryBuilder<Visit>,
    id: string,
    crewIds: Array<string | null>,
  ): Promise<VisitInPlace | null> {
    const row = await visits
      .innerJoin(Job, 'job', 'job.tenant_id = visit.tenant_id and job.id = visit.job_id')
      .select('row_to_json(visit)', 'visit')
      .addSelect('row_to_json(job)', 'job')
      .addSelect(IN_PLACE, 'around')
      .andWhere('visit.id = :id', { id, crewIds })
      .getRawOne<InPlaceRow>();
    if (!row) return null;
    return {
      visit: rowOf(Visit, row.visit),
      job: rowOf(Job, row.job),
      around: this.places.surroundingsOf(row.around),
    };
  }

  private visible(): SelectQueryBuilder<Visit> {
    const visits = db().createQueryBuilder(Visit, 'visit').where('true');
    return can('visits.read.all') ? visits : visits.andWhere(SHOWN_TO_CREWS);
  }
}

const IN_PLACE = Surroundings.sql(
  'array[visit.client_id]',
  'array[visit.property_id]',
  ':crewIds::uuid[] || visit.crew_id || job.default_crew_id',
);
