import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { db } from '../../kernel/database/index.js';
import type { WebhookDelivery } from '../webhook-deliveries/index.js';
import { EndpointsRepository } from '../webhooks/index.js';
import { type Attempt, isGone, isSlow, succeeded } from './attempt.js';
import { delayAfter, hasFailedTooLong, pauseAfter } from './retry-schedule.js';

/** What to do with the endpoint after an attempt. */
export type Verdict = 'keep' | 'gone' | 'failing';

/** Records the result of an attempt: in the log, at the delivery, at the endpoint. Needs a transaction. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly endpoints: EndpointsRepository,
    private readonly clock: Clock,
  ) {}

  async record(delivery: WebhookDelivery, attempt: Attempt): Promise<Verdict> {
    await this.endpoints.holdSending(delivery.endpointId);
    if (!(await this.log(delivery, attempt))) return 'keep';
    if (succeeded(attempt)) {
      await this.delivered(delivery, attempt);
      return 'keep';
    }
    await this.failed(delivery, attempt);
    return isGone(attempt) ? 'gone' : this.hopeOf(delivery.endpointId);
  }

  /** False when the delivery was deleted with its endpoint. */
  private async log({ id }: WebhookDelivery, attempt: Attempt): Promise<boolean> {
    const counted: Array<{ attempts: number }> = returned(
      await db().query(
        `update webhook_deliveries set attempts = attempts + 1, tries = tries + 1, last_status = $2 where id = $1
         returning attempts`,
        [id, attempt.status],
      ),
    );
    if (!counted[0]) return false;
    const { at, durationMs, requestHeaders, status, answer, error } = attempt;
    await db().query(
      `insert into webhook_attempts (delivery_id, number, at, duration_ms, request_headers, status, answer, error)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, counted[0].attempts, at, durationMs, JSON.stringify(requestHeaders), status, answer, error],
    );
    return true;
  }

  private async delivered({ id, endpointId }: WebhookDelivery, attempt: Attempt): Promise<void> {
    await db().query(
      `update webhook_deliveries set state = 'delivered', delivered_at = $2, next_attempt_at = null, last_error = null
       where id = $1`,
      [id, this.clock.now()],
    );
    await db().query(
      `update webhook_standings set failures = 0, failing_since = null, resting_until = null, last_success_at = $2, slow = $3
       where endpoint_id = $1`,
      [endpointId, attempt.at, isSlow(attempt)],
    );
  }

  private async failed(delivery: WebhookDelivery, attempt: Attempt): Promise<void> {
    const delay = delivery.isTest ? null : delayAfter(delivery.tries + 1);
    const wait = delay === null ? null : Math.max(delay, attempt.askedToWaitMs);
    const next = wait === null ? null : new Date(this.clock.now().getTime() + wait);
    // Another sender may have succeeded meanwhile, which takes precedence.
    await db().query(
      `update webhook_deliveries
       set state = case when $2::timestamptz is null then 'dead' else 'retrying' end, next_attempt_at = $2, last_error = $3
       where id = $1 and state in ('pending', 'retrying')`,
      [delivery.id, next, reasonOf(attempt)],
    );
    const [standing]: Array<{ failures: number }> = returned(
      await db().query(
        `update webhook_standings
         set failures = failures + 1, failing_since = coalesce(failing_since, $2), last_failure_at = $2,
             slow = $3
         where endpoint_id = $1 returning failures`,
        [delivery.endpointId, attempt.at, isSlow(attempt)],
      ),
    );
    const rest = pauseAfter(standing?.failures ?? 0);
    if (rest === 0) return;
    await db().query('update webhook_standings set resting_until = $2 where endpoint_id = $1', [
      delivery.endpointId,
      new Date(this.clock.now().getTime() + rest),
    ]);
  }

  private async hopeOf(endpointId: string): Promise<Verdict> {
    const [standing]: Array<{ failures: number; since: Date }> = await db().query(
      'select failures, failing_since as since from webhook_standings where endpoint_id = $1',
      [endpointId],
    );
    return standing && hasFailedTooLong(standing.failures, standing.since, this.clock.now()) ? 'failing' : 'keep';
  }
}

function reasonOf({ status, error }: Attempt): string {
  if (error !== null) return error;
  if (status !== null && status >= 300 && status < 400)
    return `Your server responded ${status}. Redirects aren’t followed.`;
  return `Your server responded ${status}.`;
}

/** What TypeORM returns for `update … returning`: the rows and their number. */
const returned = <Row>([rows]: [Row[], number]): Row[] => rows;
