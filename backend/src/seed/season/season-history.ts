import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/context/index.js';
import { db, rowOf } from '../../kernel/database/index.js';
import { declaredEvents, DomainEvents, type EventFacts, type Past } from '../../kernel/events/index.js';
import { changedValues } from '../../kernel/records/index.js';
import { Checklist } from '../../modules/checklists/index.js';
import type { JobParts } from '../../modules/job-contents/index.js';
import { Job } from '../../modules/job-records/index.js';
import { JobPlaces } from '../../modules/job-sites/index.js';
import { jobRecord } from '../../modules/jobs/index.js';
import { JobVisits } from '../../modules/visits/index.js';
import type { Day } from './calendar.js';
import { lifeOf as lifeOfJob } from './job-life.js';
import { type Mailed, type SeasonJob, SeasonMail } from './season-mail.js';
import { type Doer, lifeOf as lifeOfVisit, type Step, type Visit } from './visit-life.js';

/** Who did the season's work. */
export interface SeasonPeople {
  office: Actor;
  planner: Actor;
  /** By crew; where nobody of a crew signs in, the planner reports for it. */
  crews: ReadonlyMap<string, Actor>;
}

interface Happening {
  type: string;
  facts: EventFacts;
  past: Past;
}

interface Told<Row> {
  steps: Array<Step<Row>>;
  dataOf: (row: Row, isLast: boolean) => object;
  by: (doer: Doer) => Actor;
}

/** Tells what happened in the season, as the product describes it, in the order in which it happened. */
@Injectable()
export class SeasonHistory {
  constructor(
    private readonly places: JobPlaces,
    private readonly events: DomainEvents,
    private readonly mail: SeasonMail,
  ) {}

  /** `moved` says from which day visits were moved, by their id. */
  async tell(jobIds: string[], moved: ReadonlyMap<string, Day>, people: SeasonPeople): Promise<void> {
    const jobs = await this.read(jobIds);
    const mailed = await this.mail.write(jobs);
    const happenings = jobs.flatMap((one) => {
      const mail = mailed.get(one.job.id);
      const parts = { ...one.parts, paperwork: mail?.paperwork ?? null };
      return [...happenedTo(one.job, parts, moved, people), ...mailsOf(mail, people)];
    });
    const inOrder = happenings.toSorted((a, b) => a.past.at.getTime() - b.past.at.getTime());
    const pasts = new Map(inOrder.map(({ facts, past }) => [facts, past]));
    await this.events.inThePast(
      (facts) => pasts.get(facts) ?? missing(`a time for what happened to ${facts.entityId}`),
      () => {
        for (const { type, facts } of inOrder)
          this.events.record(declaredEvents().get(type) ?? missing(`an event of type ${type}`), facts);
      },
    );
  }

  private async read(ids: string[]): Promise<SeasonJob[]> {
    const rows: Row[] = await db().query(
      `select row_to_json(job) as job, ${JobVisits.SQL} as visits, ${Checklist.SQL} as checklist
       from jobs job where job.id = any ($1) order by job.number`,
      [ids],
    );
    const read = rows.map(({ job, visits, checklist }) => ({
      job: rowOf(Job, job),
      visits: JobVisits.from(visits),
      checklist: Checklist.from(checklist),
    }));
    const crewIds = read.flatMap(({ job, visits }) => [job.defaultCrewId, ...visits.map(({ crewId }) => crewId)]);
    const around = await this.places.ofMany(
      read.map(({ job }) => job),
      crewIds,
    );
    return read.map(({ job, ...parts }) => ({ job, parts: { ...parts, paperwork: null, around } }));
  }
}

interface Row {
  job: Record<string, unknown>;
  visits: Parameters<typeof JobVisits.from>[0];
  checklist: Parameters<typeof Checklist.from>[0];
}

function happenedTo(job: Job, parts: JobParts, moved: ReadonlyMap<string, Day>, people: SeasonPeople): Happening[] {
  const begun = { ...parts, visits: [], paperwork: null, checklist: parts.checklist.map(untouched) };
  const ofJob = happeningsOf({
    steps: lifeOfJob(job),
    dataOf: (row, isLast) => jobRecord(isLast && row.version > 2 ? parts : begun).describe(row),
    by: (doer) => actorOf(doer, job.defaultCrewId, people),
  });
  const ofVisits = parts.visits.flatMap((visit) =>
    happeningsOf({
      steps: lifeOfVisit(visit, moved.get(visit.id)),
      dataOf: (row: Visit) => ({
        ...JobVisits.stored(JobVisits.describe(row, job, parts.around)),
        // None of the steps comes after its day.
        late: false,
      }),
      by: (doer) => actorOf(doer, visit.crewId, people),
    }),
  );
  return [...ofJob, ...ofVisits];
}

function happeningsOf<Row extends { id: string; version: number }>({ steps, dataOf, by }: Told<Row>): Happening[] {
  let before: object | undefined;
  return steps.map(({ type, at, by: doer, row }, index) => {
    const data = { ...dataOf(row, index === steps.length - 1) };
    const previous = before && changedValues(before, data);
    before = data;
    const facts = { entityId: row.id, version: row.version, data, ...(previous && { previous }) };
    return { type, facts, past: { at, by: by(doer) } };
  });
}

function mailsOf(mail: Mailed | undefined, { office }: SeasonPeople): Happening[] {
  if (!mail) return [];
  const past = { at: mail.at, by: office };
  return mail.told.map(({ type, facts }) => ({ type, facts, past }));
}

const untouched = (item: JobParts['checklist'][number]) => ({ ...item, doneAt: null, doneBy: null });

function actorOf(doer: Doer, crewId: string | null, { office, planner, crews }: SeasonPeople): Actor {
  if (doer === 'crew') return crews.get(crewId ?? '') ?? planner;
  return doer === 'office' ? office : planner;
}

function missing(what: string): never {
  throw new Error(`The season lacks ${what}.`);
}
