import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { columnsOf, db, rowOf } from '../../kernel/database/index.js';
import { JobPaperwork } from '../job-contents/index.js';

@Injectable()
export class PaperworkRepository {
  /**
   * Requests a work order, and a confirmation if there is an address for it. Locks the row until the transaction ends.
   */
  async request(jobId: string, confirmationTo: string | null): Promise<JobPaperwork> {
    const [row] = await db().query<Array<Record<string, unknown>>>(`${REQUEST} ${columnsOf(JobPaperwork)}`, [
      jobId,
      confirmationTo,
    ]);
    return rowOf(JobPaperwork, row);
  }

  /** Locked until the transaction ends; null when nothing was ever requested. */
  lock(jobId: string): Promise<JobPaperwork | null> {
    return db().findOne(JobPaperwork, { where: { jobId }, lock: { mode: 'for_no_key_update' } });
  }

  async update(jobId: string, changes: Partial<JobPaperwork>): Promise<JobPaperwork> {
    const paperwork = await this.write({ jobId }, changes);
    if (!paperwork) throw new Error(`The paperwork of job ${jobId} is gone.`);
    return paperwork;
  }

  /**
   * Changes the paperwork whose confirmation a message is, which the client knows once it is sent; null for any other
   * message.
   */
  changeByMessage(
    confirmationMessageId: string,
    changes: Pick<JobPaperwork, 'confirmationState' | 'confirmationSentAt'>,
  ): Promise<JobPaperwork | null> {
    const told = changes.confirmationSentAt && { confirmationTold: () => 'confirmation_telling' };
    return this.write({ confirmationMessageId }, { ...changes, ...told });
  }

  private async write(
    where: Partial<JobPaperwork>,
    changes: QueryDeepPartialEntity<JobPaperwork>,
  ): Promise<JobPaperwork | null> {
    const update = db().createQueryBuilder().update(JobPaperwork).set(changes).where(where).updateEntity(false);
    const { raw } = (await update.returning(columnsOf(JobPaperwork)).execute()) as {
      raw: Array<Record<string, unknown>>;
    };
    return raw[0] ? rowOf(JobPaperwork, raw[0]) : null;
  }
}

/**
 * The confirmation's task follows when the work order is ready. A mail on its way counts as read: the next one builds
 * on it.
 */
const REQUEST = `
  insert into job_paperwork as p (job_id, work_order_state, work_order_request, confirmation_state, confirmation_to)
  values ($1, 'queued', 1, case when $2::text is null then 'none' else 'queued' end, $2)
  on conflict (tenant_id, job_id) do update set
    work_order_state = 'queued',
    work_order_request = p.work_order_request + 1,
    confirmation_state = case when $2::text is null then p.confirmation_state else 'queued' end,
    confirmation_to = coalesce($2, p.confirmation_to),
    confirmation_sent_at = case when $2::text is null then p.confirmation_sent_at end,
    confirmation_message_id = case when $2::text is null then p.confirmation_message_id end,
    confirmation_told = case when $2::text is not null and p.confirmation_state = 'sending'
      then coalesce(p.confirmation_telling, p.confirmation_told) else p.confirmation_told end
  returning`;
