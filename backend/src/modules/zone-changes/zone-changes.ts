import { Injectable } from '@nestjs/common';
import { currentTenantId, db } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { QueueTasks, type TaskRun } from '../../kernel/queue/index.js';
import { Operations } from '../operations/index.js';
import { FollowZone } from './zone-changes.queue.js';

/** A new time zone for a property or the company. */
export interface ZoneChange {
  /** Null: the company's zone, and so that of every property without its own. */
  propertyId: string | null;
  /** Whether crews may be double-booked by it. */
  allowOverlap: boolean;
}

/** Planned work that keeps its local time when the zone changes. */
export interface ZoneFollower {
  /** Called in the transaction that changes the zone: answers how much has to follow, or throws what is in the way. */
  check(change: ZoneChange): Promise<number>;
  /** Moves up to `most` that are not in the zone of their property, and answers how many; null when there are none. */
  follow(propertyId: string | null, most: number): Promise<number | null>;
}

const ZONES = `hashtextextended(app_tenant_id()::text || 'time zones', 0)`;

/** SQL that is true and locks the company's zones until the transaction ends: read them in a later statement. */
export const HOLDS_ZONES = `pg_advisory_xact_lock_shared(${ZONES}) is not null`;

/** Per transaction: well under a second of work, so that whoever wants to change one of them hardly waits. */
const PART = 100;

/**
 * Lets planned work follow zone changes, without companies and properties knowing about it: a little at once, much in
 * an operation.
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

  /** Before rows are locked: waits for those who plan by the company's zones, and blocks new ones. */
  async begin(): Promise<void> {
    await db().query(`select pg_advisory_xact_lock(${ZONES})`);
  }

  /**
   * After the zone is written, even unchanged: that also moves what a failed operation left behind. Throws what is in
   * the way.
   */
  async tell(change: ZoneChange): Promise<void> {
    const { propertyId } = change;
    const total = (await this.follower?.check(change)) ?? 0;
    if (total === 0) return;
    if (total <= PART) await this.follower?.follow(propertyId, PART);
    else await this.start(propertyId, total);
  }

  /** Needs a scope without a transaction. Continues with what is left: a redone task finds no more to do. */
  async run(operationId: string, { signal, lastAttempt }: TaskRun): Promise<void> {
    try {
      while (await this.scopes.transaction(() => this.followPart(operationId))) signal.throwIfAborted();
    } catch (error) {
      // A worker that shuts down leaves the task to another.
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

  /** Answers whether there may be more. It cannot be cancelled: half of a schedule helps nobody. */
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
    // Some may be finished or cancelled meanwhile, and others newly planned.
    const total = Math.max(done, operation.total ?? 0);
    await this.operations.checkpoint(id, { done, total, message: MESSAGE }, {});
    return true;
  }
}

const MESSAGE = 'Moving visits to the new time zone';
