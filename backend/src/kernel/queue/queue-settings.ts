/** All queues. A new one does not compile until it has settings. */
export type QueueName =
  | 'mail'
  | 'documents'
  | 'imports'
  | 'webhooks'
  | 'webhook-calls'
  | 'webhook-slow-calls'
  | 'maintenance';

export interface QueueSettings {
  /** Tasks that one worker process runs at a time. */
  concurrency: number;
  /** Tries before a task is dead and waits for people. */
  attempts: number;
  /** Before the second try, in milliseconds; doubles with each further one, with jitter. */
  backoffMs: number;
  /** Tasks of one company that may be in flight; its others wait in the outbox while those of other companies pass. */
  perTenant: number;
}

/**
 * A company's long task delays only its own: imports have a queue of their own, one at a time per company, so companies
 * wait for each other's imports only when all slots are taken; and nobody can fill the mail queue alone.
 */
export const QUEUE_SETTINGS: Record<QueueName, QueueSettings> = {
  // Mail servers have outages of a quarter of an hour: eight attempts span more than ten minutes.
  mail: { concurrency: 5, attempts: 8, backoffMs: 5_000, perTenant: 20 },
  // Laying out a document keeps a core busy; more at once would only take turns. A long one takes a minute, and a company's
  // documents take turns in any case (kernel/threads): nobody has both places.
  documents: { concurrency: 2, attempts: 4, backoffMs: 2_000, perTenant: 1 },
  // Changes of everything that a filter finds, too: a company's long tasks over its clients come one after the other.
  imports: { concurrency: 3, attempts: 4, backoffMs: 3_000, perTenant: 1 },
  // Only turns events into deliveries: no receiver makes it wait.
  webhooks: { concurrency: 8, attempts: 4, backoffMs: 2_000, perTenant: 2 },
  // Waiting for receivers costs a socket and patience: many may wait, and nobody has more than a few of the places.
  'webhook-calls': { concurrency: 160, attempts: 4, backoffMs: 2_000, perTenant: 5 },
  // Receivers whose last answer was slow or did not come: they wait for one another, and nobody waits for them.
  'webhook-slow-calls': { concurrency: 32, attempts: 4, backoffMs: 2_000, perTenant: 2 },
  maintenance: { concurrency: 2, attempts: 3, backoffMs: 1_000, perTenant: 5 },
};

/**
 * The tasks of a dead worker are released when their lock expires, 20 s later at most; the others look for such tasks
 * every 10 s. Together that is half of the minute that we promise.
 */
export const LOCK_MS = 20_000;
export const STALL_CHECK_MS = 10_000;

/** How many workers a task may kill before it is considered the cause. Restarts by people count, too. */
export const MAX_STALLS = 5;
