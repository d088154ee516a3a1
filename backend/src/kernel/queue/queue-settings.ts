/** The queues there are. A new one does not compile until it has settings. */
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
  /** Tasks of one company that may be in flight; its others wait in the outbox and let the neighbours pass. */
  perTenant: number;
}

/**
 * A company's long task delays only its own: imports run in a queue of their own, one for a company at a time, so two
 * companies never wait for each other's unless all slots are taken; and nobody fills the mail queue alone.
 */
export const QUEUE_SETTINGS: Record<QueueName, QueueSettings> = {
  // Mail servers have bad quarters of an hour: eight tries reach over ten minutes.
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
 * A worker that dies lets its tasks go when their lock runs out, at the latest 20 s after; the others look for such
 * tasks every 10 s. Together half of the minute that we promise.
 */
export const LOCK_MS = 20_000;
export const STALL_CHECK_MS = 10_000;

/** Deaths of a worker that one task may cause before it is taken for the cause. Restarts by people count, too. */
export const MAX_STALLS = 5;
