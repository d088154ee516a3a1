import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { can } from '../../kernel/access/index.js';
import { db, rowOf } from '../../kernel/database/index.js';
import { currentScope } from '../../kernel/context/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { Conditions, JsonAnswer, type JsonOf, readJsonList, sqlList } from '../../kernel/reading/index.js';
import { INCLUDED } from '../../kernel/dto/index.js';
import { Checklist } from '../checklists/index.js';
import { Job } from '../job-records/index.js';
import { JobPlaces, Surroundings } from '../job-sites/index.js';
import { HOLDS_ZONES } from '../zone-changes/index.js';
import { type ListVisitsQuery, VISIT_ORDERS } from './visit-input.dto.js';
import { VisitDto } from './visit.dto.js';
import { Visit } from './visit.entity.js';
import type { VisitSight } from './visit-reader.js';
import { AHEAD_STATES, ENDED_STATES, OCCUPYING_STATES } from './visit-states.js';
import type { Conflict } from './visits.errors.js';

/** A crew sees its own visits of jobs that are or were active. Drafts and jobs on hold are hidden from it. */
const HIDDEN_FROM_CREWS: readonly Visit['status'][] = Job.VISITS_HIDDEN_FROM_CREWS;
const SHOWN_TO_CREWS = `visit.crew_id = (select own_crew_id()) and visit.status not in (${sqlList(HIDDEN_FROM_CREWS)})
  and exists (select from jobs j where j.tenant_id = visit.tenant_id and j.id = visit.job_id
              and j.status in (${sqlList(Job.SHOWN_TO_CREWS)}))`;

/** The same for a visit that was read with its job. */
export const isShownToCrew = ({ crewId, status }: Visit, job: Job, ownCrewId: string | null): boolean =>
  crewId !== null &&
  crewId === ownCrewId &&
  !HIDDEN_FROM_CREWS.includes(status) &&
  Job.SHOWN_TO_CREWS.includes(job.status);

/**
 * SQL of what `visits visit` are shown with. LIMIT keeps each a look-up by key, whatever the planner knows about the
 * company.
 */
const BESIDE = `
  join jobs job on job.tenant_id = visit.tenant_id and job.id = visit.job_id
  left join lateral (select * from client_snapshots each where each.id = visit.client_id limit 1) client on true
  left join lateral (select * from property_snapshots each where each.id = visit.property_id limit 1) property on true
  left join lateral (select * from crew_summaries each where each.id = visit.crew_id limit 1) crew on true`;

/** The items of a checklist. */
export type ChecklistItems = ReturnType<typeof Checklist.from>;

type SurroundingRows = Parameters<JobPlaces['surroundingsOf']>[0];

/** A visit with what it is shown with. */
export interface VisitInPlace {
  visit: Visit;
  job: Job;
  around: Surroundings;
}

/** The same as a statement returns it: rows as JSON. */
interface InPlaceRow {
  visit: Record<string, unknown>;
  job: Record<string, unknown>;
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

  page(query: ListVisitsQuery, sight: VisitSight): Promise<JsonAnswer<Page<VisitDto>>> {
    const { from, to, crewId, jobId, clientId, propertyId, status, updatedSince } = query;
    const conditions = new Conditions()
      .and(...(sight.all ? [] : [SHOWN_TO_CREWS]))
      .where('visit.planned_on >= ?', from)
      .where('visit.planned_on <= ?', to)
      // Without a limit of its own, a range would end with what is not planned at all.
      .and(...(from || to ? ['visit.date is not null'] : []))
      .where('visit.crew_id = ?', crewId)
      .where('visit.job_id = ?', jobId)
      .where('visit.client_id = ?', clientId)
      .where('visit.property_id = ?', propertyId)
      .where('visit.status = ?', status)
      .where('visit.updated_at >= ?', updatedSince);
    const list = {
      from: sight,
      rows: 'select visit.* from visits visit',
      conditions,
      sorting: VISIT_ORDERS,
      beside: BESIDE,
    } as const;
    if (!query.include?.includes('job')) return readJsonList(this.keyset, { ...list, shape: VisitDto.shape }, query);
    const whole = { ...list, shape: VisitDto.shapeWithJob };
    return readJsonList(this.keyset, whole, query);
  }

  /** A visit that the caller may see, as the API answers it. */
  async read(id: string, sight: VisitSight): Promise<JsonAnswer<VisitDto> | null> {
    const [row] = await currentScope().statements.rows(
      `select ${VisitDto.shape.columns}, visit.version from visits visit ${BESIDE}
       where visit.id = $1 ${sight.all ? '' : `and ${SHOWN_TO_CREWS}`}`,
      [id],
    );
    return row ? new JsonAnswer(VisitDto.shape.write(row, 0, sight), { version: Number(row.at(-1)) }) : null;
  }

  /**
   * A visit that the caller may see, and its job, locked until the transaction ends. Always the job first, so that two
   * transactions cannot deadlock. `crewIds` are crews that it may get. Planning it locks the zones, too.
   */
  async lock(
    id: string,
    { crewIds = [], plans = false }: { crewIds?: Array<string | null>; plans?: boolean } = {},
  ): Promise<VisitInPlace | null> {
    const seen = this.visible().select('visit.job_id').andWhere('visit.id = :id', { id });
    const held = await db()
      .createQueryBuilder(Job, 'job')
      .select('job.id')
      .where(`job.id = (${seen.getQuery()})`, seen.getParameters())
      .andWhere(plans ? HOLDS_ZONES : 'true')
      .setLock('for_no_key_update')
      .getRawOne<object>();
    if (!held) return null;
    const visits = db().createQueryBuilder(Visit, 'visit').where('true');
    return this.inPlace(visits.setLock('for_no_key_update', undefined, ['visit']), id, crewIds);
  }

  /** The first visits of each job that the caller may see, in their order, as the API answers them. */
  async firstOfJobs(jobIds: string[], sight: VisitSight): Promise<Map<string, Array<JsonOf<VisitDto>>>> {
    const order = 'visit.planned_on, visit.window_start nulls first, visit.id';
    const rows = await currentScope().statements.rows(
      `select ${VisitDto.shape.columns}, visit.job_id
       from unnest($1::uuid[]) as wanted(id) cross join lateral (
         select visit.* from visits visit
         where visit.tenant_id = (select app_tenant_id()) and visit.job_id = wanted.id ${sight.all ? '' : `and ${SHOWN_TO_CREWS}`}
         order by ${order} limit ${INCLUDED}
       ) visit ${BESIDE} order by ${order}`,
      [jobIds],
    );
    const byJob = Map.groupBy(rows, (row) => row.at(-1) ?? '');
    return new Map([...byJob].map(([id, some]) => [id, some.map((row) => VisitDto.shape.write(row, 0, sight))]));
  }

  /**
   * Other visits that take up the crew's time, by the id of the visit that wants it. Among the wanted ones, later ones
   * are no conflict.
   */
  async conflicts(wanted: WantedTime[]): Promise<Map<string, Conflict[]>> {
    const rows: Array<Conflict & { of: string }> = await db().query(CONFLICTS, [
      wanted.map(({ id }) => id),
      wanted.map(({ crewId }) => crewId),
      wanted.map(({ startAt }) => startAt),
      wanted.map(({ endAt }) => endAt),
      OCCUPYING_STATES,
    ]);
    const byVisit = Map.groupBy(rows, ({ of }) => of);
    return new Map([...byVisit].map(([id, some]) => [id, some.map(({ of: _, ...conflict }) => conflict)]));
  }

  /**
   * Up to `most` upcoming visits whose property is in another zone than they are, with their jobs, locked until the
   * transaction ends; null when there are none. `propertyId` limits it to one property; null means all.
   */
  async outOfZone(propertyId: string | null, most: number): Promise<VisitInPlace[] | null> {
    const filters = [AHEAD_STATES, propertyId];
    const first = `order by visit.planned_on, visit.id limit ${most}`;
    const jobRows: Array<Pick<InPlaceRow, 'job'>> = await db().query(
      `select row_to_json(job) as job from jobs job where job.id in (select visit.job_id ${OUT_OF_ZONE()} ${first})
       order by job.id for no key update`,
      filters,
    );
    if (jobRows.length === 0) return null;
    const jobs = new Map(jobRows.map(({ job }) => rowOf(Job, job)).map((job) => [job.id, job]));
    const visitRows: Array<Pick<InPlaceRow, 'visit'>> = await db().query(
      `select row_to_json(visit) as visit ${OUT_OF_ZONE()} and visit.job_id = any ($3) ${first} for no key update of visit`,
      [...filters, [...jobs.keys()]],
    );
    const visits = visitRows.map(({ visit }) => rowOf(Visit, visit));
    const crewIds = [...visits.map(({ crewId }) => crewId), ...[...jobs.values()].map((job) => job.defaultCrewId)];
    const around = await this.places.ofMany([...jobs.values()], crewIds);
    return visits.flatMap((visit) => {
      const job = jobs.get(visit.jobId);
      return job ? [{ visit, job, around }] : [];
    });
  }

  /** How many visits a job has, and what the new ones are shown with. */
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

  /** Whether it is the last unfinished visit of its job, and the job's checklist. */
  async lastOf({ id, jobId }: Visit): Promise<{ isLast: boolean; checklist: ChecklistItems }> {
    const [row]: { isLast: boolean; checklist: Parameters<typeof Checklist.from>[0] }[] = await db().query(
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

/** The slot of a visit once it has followed its property's new zone, which happens one visit after another. */
export const PLANNED = (visit: string) => `
  cross join lateral (select property.timezone, property."hasOwnZone" from property_snapshots property
                      where property.id = ${visit}.property_id limit 1) place
  cross join lateral (select ${visit}.status in (${sqlList(AHEAD_STATES)}) and ${visit}.time_zone <> place.timezone as moves) follows
  cross join lateral (select
    case when moves then (${visit}.date + ${visit}.window_start) at time zone place.timezone else ${visit}.start_at end as start_at,
    case when moves then (${visit}.date + ${visit}.window_end) at time zone place.timezone else ${visit}.end_at end as end_at) planned`;

/**
 * No visit is longer than a day, even one on which clocks go back: one that begins two days earlier is over. Zones are
 * at most 26 hours apart.
 */
export const NEAR = (visit: string, wanted: string) =>
  `${visit}.start_at < ${wanted}.end_at + interval '27 hours' and ${visit}.start_at > ${wanted}.start_at - interval '75 hours'`;

export const CONFLICT = `v.id as "visitId", v.job_id as "jobId", j.number as "jobNumber", v.date::text as date,
  to_char(v.window_start, 'HH24:MI') as "windowStart", to_char(v.window_end, 'HH24:MI') as "windowEnd"`;

const CONFLICTS = `
  with wanted as materialized (
    select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[])
      with ordinality as one (id, crew_id, start_at, end_at, place))
  select wanted.id as "of", ${CONFLICT}
  from wanted
  join visits v on v.tenant_id = (select app_tenant_id()) and v.crew_id = wanted.crew_id
    and ${NEAR('v', 'wanted')} and v.status = any ($5) ${PLANNED('v')}
  join jobs j on j.tenant_id = v.tenant_id and j.id = v.job_id
  left join wanted other on other.id = v.id
  where planned.start_at < wanted.end_at and planned.end_at > wanted.start_at and coalesce(other.place < wanted.place, true)
  order by wanted.place, v.start_at, v.id`;

/** `$1` are the states of upcoming visits, `$2` the only property. A day counts until it is over in both zones. */
export const OUT_OF_ZONE = (joins = '') => `
  from visits visit join property_snapshots property on property.id = visit.property_id ${joins}
  where visit.status = any ($1) and visit.time_zone <> property.timezone
    and visit.planned_on >= least((now() at time zone visit.time_zone)::date, (now() at time zone property.timezone)::date)
    and visit.planned_on >= current_date - 1 and ($2::uuid is null or visit.property_id = $2)`;

const IN_PLACE = Surroundings.sql(
  'array[visit.client_id]',
  'array[visit.property_id]',
  ':crewIds::uuid[] || visit.crew_id || job.default_crew_id',
);
