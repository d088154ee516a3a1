import { Injectable } from '@nestjs/common';
import { currentTenantId, db } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { QueueTasks, type TaskRun } from '../../kernel/queue/index.js';
import { Operations } from '../operations/index.js';
import { FollowZone } from './zone-changes.queue.js';

/** The time zone of a place is another one from now on. */
export interface ZoneChange {
  /** Null: of the company, and so of every place that has none of its own. */
  propertyId: string | null;
  /** Whether crews may be booked twice by it. */
  allowOverlap: boolean;
}

/** Planned work that keeps its local time in the zone of its place. */
export interface ZoneFollower {
  /** In the transaction that changes the zone: how much has to follow. Throws what stands in the way. */
  check(change: ZoneChange): Promise<number>;
  /** Moves up to `most` that are out of the zone of their place, and answers how many; null when there are none. */
  follow(propertyId: string | null, most: number): Promise<number | null>;
}

const ZONES = `hashtextextended(app_tenant_id()::text || 'time zones', 0)`;

/** SQL that is true, and keeps the zones of the company as they are until the transaction ends: read them in a later statement. */
export const HOLDS_ZONES = `pg_advisory_xact_lock_shared(${ZONES}) is not null`;

/** For each transaction: well under a second of work, so that whoever wants to change one of them hardly waits. */
const PART = 100;

/**
 * Lets work that is planned follow other zones, without companies and properties knowing what is planned there: a little at
 * once, much in an operation.
 */
@Injectable()
export class ZoneChanges {
  private follower: ZoneFollower | null = null;

  constructor(
    private readonly scopes: Scopes,
    private readonly operations: Operations,
    private readonly queueTasks: QueueTasks,
  ) {}

  /** Call it once, while the application starts. */
  follow(follower: ZoneFollower): void {
    this.follower = follower;
  }

  /** Before rows are locked: waits for those who plan by the zones of the company, and keeps others from it. */
  async begin(): Promise<void> {
    await db().query(`select pg_advisory_xact_lock(${ZONES})`);
  }

  /**
   * After the zone is written, even as it was: that takes along what an operation that failed left behind. Throws what stands in
   * the way.
   */
  async tell(change: ZoneChange): Promise<void> {
    const { propertyId } = change;
    const total = (await this.follower?.check(change)) ?? 0;
    if (total === 0) return;
    if (total <= PART) await this.follower?.follow(propertyId, PART);
    else await this.start(propertyId, total);
  }

  /** Needs a scope without a transaction. Goes on with what is left: a redone task finds no more to do. */
  async run(operationId: string, { signal, lastAttempt }: TaskRun): Promise<void> {
    try {
      while (await this.scopes.transaction(() => this.followPart(operationId))) signal.throwIfAborted();
    } catch (error) {
      // A worker that shuts down hands the task on.
      if (lastAttempt && !signal.aborted) await this.scopes.transaction(() => this.operations.fail(operationId, error));
      throw error;
    }
  }

  private async start(propertyId: string | null, total: number): Promise<void> {
    const { id } = await this.operations.start({
      kind: 'visits.follow_zone',
      total,
      message: MESSAGE,
      subject: propertyId ? { type: 'property', id: propertyId } : { type: 'tenant', id: currentTenantId() },
      request: { propertyId },
    });
    await this.queueTasks.enqueue(FollowZone, { operationId: id });
  }

  /** Answers whether there may be more. Somebody who wants it to stop is not heard: half of a schedule helps nobody. */
  private async followPart(id: string): Promise<boolean> {
    const operation = await this.operations.hold(id);
    if (!operation) return false;
    await db().query(`select where ${HOLDS_ZONES}`);
    const { propertyId } = operation.request as { propertyId: string | null };
    const moved = (await this.follower?.follow(propertyId, PART)) ?? null;
    if (moved === null) {
      await this.operations.finish(id, { result: { moved: operation.done } });
      return false;
    }
    const done = operation.done + moved;
    // Some may be finished or cancelled meanwhile, and others planned before.
    const total = Math.max(done, operation.total ?? 0);
    await this.operations.checkpoint(id, { done, total, message: MESSAGE }, {});
    return true;
  }
}

const MESSAGE = 'Moving visits to the new time zone';
