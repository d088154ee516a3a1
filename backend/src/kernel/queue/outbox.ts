import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, currentScope, SYSTEM } from '../context/index.js';
import { db, isReadOnly, Scopes } from '../database/index.js';
import { QUEUE_SETTINGS, type QueueName } from './queue-settings.js';

/** A row to be handed to the queue: enough for that, none of its content. */
export interface ClaimedRow {
  tenant_id: string;
  id: string;
  task: string;
  queue: QueueName;
  dedupe_key: string | null;
  request_id: string;
}

/** relayed: the queue has it; collapsed: an equal task is already waiting; refused: the queue did not accept it. */
export type Outcome = 'relayed' | 'collapsed' | 'refused';

/** A task as it stands in the database. */
export interface StoredTask {
  id: string;
  task: string;
  payload: unknown;
  actor: Pick<Actor, 'userId' | 'apiKeyId' | 'membershipId' | 'name' | 'source'>;
  requestId: string;
  /** Whether its company takes no changes now. */
  isSuspended: boolean;
}

const PER_TENANT = JSON.stringify(
  Object.fromEntries(Object.entries(QUEUE_SETTINGS).map(([queue, { perTenant }]) => [queue, perTenant])),
);
const MAX_FAILURE = 2_000;

/**
 * The table `queue_outbox`. The relay crosses companies through two functions; everything else is under row-level
 * security.
 */
@Injectable()
export class Outbox {
  constructor(
    private readonly dataSource: DataSource,
    private readonly scopes: Scopes,
  ) {}

  claim(batch: number): Promise<ClaimedRow[]> {
    return this.dataSource.query('select * from queue_outbox_claim($1, $2)', [PER_TENANT, batch]);
  }

  async settle(rows: Array<{ row: ClaimedRow; outcome: Outcome }>): Promise<void> {
    const outcomes = rows.map(({ row: { tenant_id, id }, outcome }) => ({ tenant_id, id, outcome }));
    await this.dataSource.query('select queue_outbox_settle($1)', [JSON.stringify(outcomes)]);
  }

  /** null: the task is done, collapsed into another, or dead. */
  read(tenantId: string, taskId: string): Promise<StoredTask | null> {
    const read = async () => {
      const rows: Array<Omit<StoredTask, 'isSuspended'>> = await db().query(
        `select id, task, payload, actor, request_id as "requestId" from queue_outbox where id = $1 and state <> 'dead'`,
        [taskId],
      );
      return rows[0] ? { ...rows[0], isSuspended: isReadOnly(await currentScope().statements.company()) } : null;
    };
    return this.scopes.run({ tenantId, actor: SYSTEM }, read, { readOnly: true });
  }

  /** In the handler's transaction: locks the task, or answers false when another run has finished it. */
  async lock(taskId: string): Promise<boolean> {
    const rows: unknown[] = await db().query(`select from queue_outbox where id = $1 and state <> 'dead' for update`, [
      taskId,
    ]);
    return rows.length > 0;
  }

  /** Has the task handed over again later, or as soon as `resume` is called: now is not its time. */
  async postpone(tenantId: string, taskId: string): Promise<void> {
    await this.scopes.run({ tenantId, actor: SYSTEM }, async () => {
      await db().query(`update queue_outbox set relay_at = now() + interval '10 minutes' where id = $1`, [taskId]);
    });
  }

  /** Has the tasks of the company of the scope handed over now; those that run go on. */
  async resume(): Promise<void> {
    await db().query(
      `update queue_outbox set relay_at = now() where tenant_id = (select app_tenant_id()) and state = 'relayed'`,
    );
  }

  /** In the handler's transaction: marks the task as done. */
  async finish(taskId: string): Promise<void> {
    await db().query('delete from queue_outbox where id = $1', [taskId]);
  }

  /** In the current transaction: whether the step is taken for the first time. */
  async firstTime(taskId: string, step: string): Promise<boolean> {
    const rows: unknown[] = await db().query(
      'insert into queue_task_effects (task_id, step) values ($1, $2) on conflict do nothing returning step',
      [taskId, step],
    );
    return rows.length > 0;
  }

  /** Records a failed attempt; `dead` when it was the last. */
  async noteFailure(tenantId: string, taskId: string, attempts: number, failure: string, dead: boolean): Promise<void> {
    await this.scopes.run({ tenantId, actor: SYSTEM }, async () => {
      await db().query(
        `update queue_outbox set attempts = $2, failure = $3, state = case when $4 then 'dead' else state end,
                failed_at = now() where id = $1`,
        [taskId, attempts, failure.slice(0, MAX_FAILURE), dead],
      );
    });
  }
}
