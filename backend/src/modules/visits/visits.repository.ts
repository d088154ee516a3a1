import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { can } from '../../kernel/access/index.js';
import { db, lockRow } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { CrewDirectory } from '../crews/index.js';
import { Job } from '../job-records/index.js';
import { type ListVisitsQuery, VISIT_ORDERS } from './visit-input.dto.js';
import { Visit } from './visit.entity.js';
import { OCCUPYING_STATES } from './visit-states.js';
import type { Conflict } from './visits.errors.js';

/** What a crew sees: its own visits of jobs that run or have run. Drafts and jobs on hold are hidden from it. */
const SHOWN_TO_CREWS = `visit.crew_id = :ownCrewId and visit.status not in ('unscheduled', 'cancelled')
  and exists (select from jobs j where j.tenant_id = visit.tenant_id and j.id = visit.job_id
              and j.status in ('active', 'completed', 'closed'))`;

// Nobody's: a member of no crew sees no visit.
const NO_CREW = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class VisitsRepository {
  constructor(
    private readonly keyset: Keyset,
    private readonly crews: CrewDirectory,
  ) {}

  async page(query: ListVisitsQuery): Promise<Page<Visit>> {
    const visits = await this.visible();
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
    return this.keyset.page(visits, query, VISIT_ORDERS);
  }

  /** A visit that the caller may see. */
  async find(id: string): Promise<Visit | null> {
    const visits = await this.visible();
    return visits.andWhere('visit.id = :id', { id }).getOne();
  }

  /** Those of `ids` that the caller may see, or all of them. */
  async findMany(ids: string[], all: boolean): Promise<Visit[]> {
    const visits = await this.visible(all);
    return visits.andWhere('visit.id in (:...ids)', { ids }).getMany();
  }

  /**
   * A visit that the caller may see, and its job, kept from others until the transaction ends. Always the job first:
   * two transactions that want both never wait for each other.
   */
  async lockWithJob(id: string): Promise<{ job: Job; visit: Visit } | null> {
    const seen = await this.find(id);
    const job = seen && (await lockRow(Job, seen.jobId));
    const visit = job && (await lockRow(Visit, id));
    return job && visit && { job, visit };
  }

  /** Those of a job that the caller may see, or all of them, in the order in which they come. */
  async ofJob(jobId: string, all: boolean): Promise<Visit[]> {
    const visits = await this.visible(all);
    return visits
      .andWhere('visit.jobId = :jobId', { jobId })
      .orderBy('visit.plannedOn', 'ASC')
      .addOrderBy('visit.windowStart', 'ASC', 'NULLS FIRST')
      .addOrderBy('visit.id', 'ASC')
      .getMany();
  }

  /** The first `limit` visits of each job that the caller may see, in the order in which they come. */
  async firstOfJobs(jobIds: string[], limit: number): Promise<Visit[]> {
    const visits = await this.visible();
    const shown = can('visits.read.all') ? '' : `and ${SHOWN_TO_CREWS}`;
    return visits
      .andWhere(
        `visit.id in (
           select first.id from unnest(:jobIds::uuid[]) as job(id) cross join lateral (
             select visit.id from visits visit
             where visit.tenant_id = app_tenant_id() and visit.job_id = job.id ${shown}
             order by visit.planned_on, visit.window_start nulls first, visit.id limit :limit
           ) first)`,
        { jobIds, limit },
      )
      .orderBy('visit.plannedOn', 'ASC')
      .addOrderBy('visit.windowStart', 'ASC', 'NULLS FIRST')
      .addOrderBy('visit.id', 'ASC')
      .getMany();
  }

  /** All of a job, for its own rules, whoever acts. */
  allOfJob(jobId: string): Promise<Visit[]> {
    return db().find(Visit, { where: { jobId }, order: { plannedOn: 'ASC', id: 'ASC' } });
  }

  /** Other visits that take up the crew's time between two instants. */
  conflicts(visit: Pick<Visit, 'id' | 'crewId' | 'startAt' | 'endAt'>): Promise<Conflict[]> {
    return db().query(
      `select v.id as "visitId", v.job_id as "jobId", j.number as "jobNumber", v.date::text as date,
              to_char(v.window_start, 'HH24:MI') as "windowStart", to_char(v.window_end, 'HH24:MI') as "windowEnd"
       from visits v join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
       where v.crew_id = $1 and v.start_at < $3 and v.end_at > $2 and v.id <> $4 and v.status = any ($5)
       order by v.start_at, v.id limit 20`,
      [visit.crewId, visit.startAt, visit.endAt, visit.id, OCCUPYING_STATES],
    );
  }

  private async visible(all = can('visits.read.all')): Promise<SelectQueryBuilder<Visit>> {
    const visits = db().createQueryBuilder(Visit, 'visit').where('true');
    if (all) return visits;
    return visits.andWhere(SHOWN_TO_CREWS, { ownCrewId: (await this.crews.ownCrewId()) ?? NO_CREW });
  }
}
