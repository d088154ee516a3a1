import { Injectable } from '@nestjs/common';
import { INCLUDED } from '../../kernel/dto/index.js';
import type { Job } from '../job-records/index.js';
import { storedVisit, VisitDto } from './visit.dto.js';
import type { Visit } from './visit.entity.js';
import type { CreateVisitDto } from './visit-input.dto.js';
import { VisitPlanning } from './visit-planning.js';
import { VisitReader } from './visit-reader.js';
import { VisitRecords } from './visit-records.js';
import { isFinished, VISIT_LIFECYCLE } from './visit-states.js';
import { CrewArchived, NoServiceDay, ScheduleConflict } from './visits.errors.js';
import { VisitsRepository } from './visits.repository.js';

/** What the visits of a job do to it. Jobs know their visits, so this is for jobs to provide. */
export abstract class JobCompletion {
  /** The last visit of a one-off job is done. */
  abstract completeByLastVisit(job: Job): Promise<void>;

  /** A completed visit is under way again. */
  abstract reopenByVisit(job: Job): Promise<void>;
}

/** The visits of a job, as the job needs them. */
@Injectable()
export class JobVisits {
  /** What planning a visit may meet. */
  static readonly CONFLICTS = { ScheduleConflict, NoServiceDay, CrewArchived };

  /** Without what depends on who reads it. */
  static readonly stored = storedVisit;

  constructor(
    private readonly visits: VisitsRepository,
    private readonly planning: VisitPlanning,
    private readonly records: VisitRecords,
    private readonly reader: VisitReader,
  ) {}

  /** Those of `ids` that the caller may see, or all of them. */
  async many(ids: string[], all: boolean): Promise<VisitDto[]> {
    return ids.length > 0 ? this.reader.describe(await this.visits.findMany(ids, all)) : [];
  }

  /** Those of a job that the caller may see, or all of them. */
  async ofJob(jobId: string, all: boolean): Promise<VisitDto[]> {
    return this.reader.describe(await this.visits.ofJob(jobId, all));
  }

  /** The first of each job, read once for all. */
  async ofJobs(jobIds: string[]): Promise<VisitDto[]> {
    return jobIds.length > 0 ? this.reader.describe(await this.visits.firstOfJobs(jobIds, INCLUDED)) : [];
  }

  /** All of a job, for its own rules, whoever acts. */
  all(jobId: string): Promise<Visit[]> {
    return this.visits.allOfJob(jobId);
  }

  /** Those that are not finished; the ones under way can no longer be cancelled. */
  async open(jobId: string): Promise<{ visits: Visit[]; underWay: Visit[] }> {
    const visits = (await this.all(jobId)).filter(({ status }) => !isFinished(status));
    return {
      visits,
      underWay: visits.filter(({ status }) => !VISIT_LIFECYCLE.leadsTo(status).includes('cancelled')),
    };
  }

  /** Throws `CrewArchived`, or names the field where there is no such crew. */
  requireCrew(crewId: string | null, pointer: string): Promise<void> {
    return this.planning.requireCrew(crewId, pointer);
  }

  /** Adds visits to a job. `pointerTo` says where each stands in the request. */
  async add(job: Job, inputs: CreateVisitDto[], pointerTo: (index: number) => string): Promise<void> {
    await this.records.insert(job, inputs, pointerTo);
  }

  async cancel(visits: Visit[], reason: string): Promise<void> {
    for (const visit of visits) await this.records.step(visit, 'cancel', { reason });
  }
}
