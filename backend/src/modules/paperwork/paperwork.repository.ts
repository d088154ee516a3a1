import { Injectable } from '@nestjs/common';
import { db } from '../../kernel/database/index.js';
import { JobPaperwork } from './job-paperwork.entity.js';

@Injectable()
export class PaperworkRepository {
  find(jobId: string): Promise<JobPaperwork | null> {
    return db().findOneBy(JobPaperwork, { jobId });
  }

  /** Kept from others until the transaction ends; made when there is none. */
  async lock(jobId: string): Promise<JobPaperwork> {
    await db().createQueryBuilder().insert().into(JobPaperwork).values({ jobId }).orIgnore().execute();
    return db().findOneOrFail(JobPaperwork, { where: { jobId }, lock: { mode: 'pessimistic_write' } });
  }

  async lockByMessage(confirmationMessageId: string): Promise<JobPaperwork | null> {
    return db().findOne(JobPaperwork, { where: { confirmationMessageId }, lock: { mode: 'pessimistic_write' } });
  }

  async change(jobId: string, changes: Partial<JobPaperwork>): Promise<JobPaperwork> {
    await db().update(JobPaperwork, { jobId }, changes);
    return db().findOneByOrFail(JobPaperwork, { jobId });
  }
}
