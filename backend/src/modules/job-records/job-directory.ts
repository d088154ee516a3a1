import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { can } from '../../kernel/access/index.js';
import { db, lockRow } from '../../kernel/database/index.js';
import { CrewDirectory } from '../crews/index.js';
import { Job } from './job.entity.js';

/** Jobs, for whoever has to do with one. */
@Injectable()
export class JobDirectory {
  constructor(private readonly crews: CrewDirectory) {}

  /** A job that the caller may see. */
  async find(id: string): Promise<Job | null> {
    const jobs = await this.visible();
    return jobs.andWhere('job.id = :id', { id }).getOne();
  }

  /** The same, kept from others until the transaction ends. */
  async lock(id: string): Promise<Job | null> {
    return (await this.find(id)) && lockRow(Job, id);
  }

  /** Crews see the jobs that they have a visit of, once those are confirmed. */
  async visible(): Promise<SelectQueryBuilder<Job>> {
    const jobs = db().createQueryBuilder(Job, 'job').where('true');
    if (can('jobs.read.all')) return jobs;
    const ownCrewId = await this.crews.ownCrewId();
    if (!ownCrewId) return jobs.andWhere('false');
    const shown = `v.tenant_id = job.tenantId and v.job_id = job.id and v.crew_id = :ownCrewId`;
    return jobs
      .andWhere(`job.status in ('active', 'completed', 'closed')`)
      .andWhere(`exists (select from visits v where ${shown} and v.status not in ('unscheduled', 'cancelled'))`, {
        ownCrewId,
      });
  }
}
