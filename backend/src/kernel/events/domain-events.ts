import { Injectable } from '@nestjs/common';
import { Batch, currentActor, currentScope, currentTenantId, type Scope } from '../context/index.js';
import type { DomainEvent, EventFacts, Past } from './domain-event.js';
import { insertEvents, type PendingEvent } from './event-rows.js';

/** Notified of a transaction's events, inside that transaction. */
export interface EventFollower {
  /** Name of a database function that takes types of events (`text[]`) and answers whether there is anything to do. */
  wants: string;
  /** What there is to do then: JSON for `enqueue_tasks`. */
  task: () => { json: string; enqueued: () => void };
}

/**
 * The one way to record that something happened. Written in the transaction of the change, just before COMMIT: numbers
 * are assigned while the company's counter is locked, so they have no gaps and follow the order of commits.
 */
@Injectable()
export class DomainEvents {
  private follower: EventFollower | undefined;
  private readonly past = new WeakMap<Scope, (facts: EventFacts) => Past>();
  private readonly pending = new Batch<PendingEvent>(async (events) => {
    await insertEvents(currentScope().statements, events, this.follower);
  });

  /**
   * Lets a module react to events in the transaction that records them, usually by enqueuing a queue task. Its question
   * is part of the statement that records. There is only one follower; call it once, while the application starts.
   */
  follow(follower: EventFollower): void {
    if (this.follower) throw new Error('Somebody follows the events already.');
    this.follower = follower;
  }

  /** Records one event. Needs a transaction; the event is dropped when that rolls back. */
  record(event: DomainEvent, facts: EventFacts): void {
    this.recordMany(event, [facts]);
  }

  /** The same for many records, for imports and bulk changes: written in sets. */
  recordMany(event: DomainEvent, facts: EventFacts[]): void {
    if (facts.length === 0) return;
    currentTenantId();
    const pastOf = this.past.get(currentScope());
    this.pending.add(
      facts.map((one) => {
        const { entityId, version = null, data, previous } = one;
        const past = pastOf?.(one);
        const { kind, userId, apiKeyId, name, source } = past?.by ?? currentActor();
        return {
          type: event.type,
          entityType: event.entityType,
          entityId,
          version,
          ...(past && { at: past.at }),
          actor: { kind, userId, ...(apiKeyId && { apiKeyId }), name, source },
          changed: Object.keys(previous ?? {}),
          data,
          previous: previous ?? null,
        };
      }),
    );
  }

  /** Lets `work` tell what was done before; `past` says of each event when, and by whom. For data that begins with a history. */
  async inThePast<T>(past: (facts: EventFacts) => Past, work: () => Promise<T> | T): Promise<T> {
    const scope = currentScope();
    this.past.set(scope, past);
    try {
      return await work();
    } finally {
      this.past.delete(scope);
    }
  }
}
