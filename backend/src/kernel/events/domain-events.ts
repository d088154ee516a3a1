import { Injectable } from '@nestjs/common';
import { Batch, currentActor, currentScope, currentTenantId } from '../context/index.js';
import type { DomainEvent, EventFacts } from './domain-event.js';
import { insertEvents, type PendingEvent } from './event-rows.js';

/** Hears of what a transaction tells, inside of it. */
export interface EventFollower {
  /** Name of a function of the database: tells of types of events (`text[]`) whether there is something to do. */
  wants: string;
  /** What there is to do then: JSON for `enqueue_tasks`. */
  task: () => { json: string; enqueued: () => void };
}

/**
 * The one way to tell that something happened. Written in the transaction of the change, just before COMMIT: numbers
 * are handed out while the company's counter is locked, so they have no gap and follow the order of commits.
 */
@Injectable()
export class DomainEvents {
  private follower: EventFollower | undefined;
  private readonly pending = new Batch<PendingEvent>(async (events) => {
    await insertEvents(currentScope().statements, events, this.follower);
  });

  /**
   * Lets a module act on what is told, in the transaction that tells it: usually it enqueues a queue task. Its question
   * is asked by the statement that tells. There is one; call it once, while the application starts.
   */
  follow(follower: EventFollower): void {
    if (this.follower) throw new Error('Somebody follows the events already.');
    this.follower = follower;
  }

  /** Tells of one record. Needs a transaction; nothing is told when that rolls back. */
  record(event: DomainEvent, facts: EventFacts): void {
    this.recordMany(event, [facts]);
  }

  /** The same for many records, for imports and bulk changes: written in sets. */
  recordMany(event: DomainEvent, facts: EventFacts[]): void {
    if (facts.length === 0) return;
    currentTenantId();
    const { kind, userId, apiKeyId, name, source } = currentActor();
    const actor = { kind, userId, ...(apiKeyId && { apiKeyId }), name, source };
    this.pending.add(
      facts.map(({ entityId, version = null, data, previous }) => ({
        type: event.type,
        entityType: event.entityType,
        entityId,
        version,
        actor,
        changed: Object.keys(previous ?? {}),
        data,
        previous: previous ?? null,
      })),
    );
  }
}
