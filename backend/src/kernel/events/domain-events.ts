import { Injectable } from '@nestjs/common';
import { currentActor, currentScope, currentTenantId, type Scope } from '../context/index.js';
import type { DomainEvent, EventFacts } from './domain-event.js';
import { insertEvents, type PendingEvent } from './event-rows.js';

/** Events of scopes that have not committed. A scope that rolls back takes its events with it. */
const pending = new WeakMap<Scope, PendingEvent[]>();

/** Hears of what a transaction tells, inside of it: `types` has each type once. */
export type EventFollower = (types: string[]) => Promise<void>;

/**
 * The one way to tell that something happened. Written in the transaction of the change, just before COMMIT: numbers
 * are handed out while the company's counter is locked, so they have no gap and follow the order of commits.
 */
@Injectable()
export class DomainEvents {
  private readonly followers: EventFollower[] = [];

  /**
   * Lets a module act on what is told, in the transaction that tells it: usually it enqueues a queue task. Comes before
   * the numbers are given, so nobody waits for the counter meanwhile. Call it once, while the application starts.
   */
  follow(follower: EventFollower): void {
    this.followers.push(follower);
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
    const queue = this.pendingOf(currentScope());
    for (const { entityId, version = null, data, previous } of facts) {
      queue.push({
        type: event.type,
        entityType: event.entityType,
        entityId,
        version,
        actor: { kind, userId, ...(apiKeyId && { apiKeyId }), name, source },
        changed: Object.keys(previous ?? {}),
        data,
        previous: previous ?? null,
      });
    }
  }

  private pendingOf(scope: Scope): PendingEvent[] {
    const known = pending.get(scope);
    if (known) return known;
    if (!scope.inTransaction) throw new Error('An event belongs to the transaction of its change: open one.');
    const events: PendingEvent[] = [];
    pending.set(scope, events);
    scope.beforeCommit.push(async () => {
      // Forgotten first: what another effect records from here on is flushed by a later one.
      pending.delete(scope);
      const types = [...new Set(events.map(({ type }) => type))];
      for (const follower of this.followers) await follower(types);
      await insertEvents(scope.manager, events);
    });
    return events;
  }
}
