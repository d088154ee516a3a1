import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { can } from '../../kernel/access/index.js';
import { db, sqlList } from '../../kernel/database/index.js';
import { Job } from './job.entity.js';

/** Jobs, for whoever has to do with one. */
@Injectable()
export class JobDirectory {
  /** A job that the caller may see, kept from others until the transaction ends. */
  lock(id: string): Promise<Job | null> {
    return this.visible().andWhere('job.id = :id', { id }).setLock('for_no_key_update').getOne();
  }

  /** Crews see the jobs that they have a visit of, once those are confirmed. */
  visible(): SelectQueryBuilder<Job> {
    const jobs = db().createQueryBuilder(Job, 'job').where('true');
    if (can('jobs.read.all')) return jobs;
    const shown = `v.tenant_id = job.tenantId and v.job_id = job.id and v.crew_id = (select own_crew_id())`;
    return jobs
      .andWhere(`job.status in (${sqlList(Job.SHOWN_TO_CREWS)})`)
      .andWhere(
        `exists (select from visits v where ${shown} and v.status not in (${sqlList(Job.VISITS_HIDDEN_FROM_CREWS)}))`,
      );
  }
}
