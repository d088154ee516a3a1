import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { can } from '../../kernel/access/index.js';
import { db } from '../../kernel/database/index.js';
import { Conditions, sqlList } from '../../kernel/reading/index.js';
import { HOLDS_ZONES } from '../zone-changes/index.js';
import { Job } from './job.entity.js';

/** Jobs, for domains that belong to them. */
@Injectable()
export class JobDirectory {
  /** A job that the caller may see, locked until the transaction ends. Planning its visits locks the zones, too. */
  lock(id: string, { plans = false } = {}): Promise<Job | null> {
    const one = this.visible().andWhere('job.id = :id', { id });
    return (plans ? one.andWhere(HOLDS_ZONES) : one).setLock('for_no_key_update').getOne();
  }

  visible(): SelectQueryBuilder<Job> {
    return db()
      .createQueryBuilder(Job, 'job')
      .where(new Conditions().and(...this.conditions()).sql);
  }

  /** SQL condition on a job's id: every job of the company, or only those that the caller may see. */
  isVisible(id: string): string {
    const conditions = this.conditions();
    if (conditions.length === 0) return 'true';
    return `exists (
      select from jobs job where job.tenant_id = (select app_tenant_id()) and job.id = ${id} and ${conditions.join(' and ')})`;
  }

  /** SQL over `jobs job`. Crews see confirmed jobs in which they have a visit. */
  conditions(): string[] {
    if (can('jobs.read.all')) return [];
    const shown = `v.tenant_id = job.tenant_id and v.job_id = job.id and v.crew_id = (select own_crew_id())`;
    return [
      `job.status in (${sqlList(Job.SHOWN_TO_CREWS)})`,
      `exists (select from visits v where ${shown} and v.status not in (${sqlList(Job.VISITS_HIDDEN_FROM_CREWS)}))`,
    ];
  }
}
