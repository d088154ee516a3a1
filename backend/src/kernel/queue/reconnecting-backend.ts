import { setTimeout as pause } from 'node:timers/promises';
import {
  type BackendFactory,
  PostgresConnection,
  type PostgresConnectionOptions,
  PostgresQueueBackend,
  type QueueBaseOptions,
} from 'bullmq';

const AGAIN_MS = 1_000;
/** SQLSTATE classes of a wrong password and a missing database: waiting helps with neither. */
const HOPELESS = /^(28|3D)/;

const isHopeless = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && HOPELESS.test(String(error.code));

/**
 * Waits for a server that is away. BullMQ's own connection remembers forever that its first attempt failed: a process
 * started before its queue would never find it. Redis clients reconnect on their own.
 */
class PatientConnection extends PostgresConnection {
  private reached: Promise<void> | undefined;

  override waitUntilReady(): Promise<void> {
    this.reached ??= this.reach();
    return this.reached;
  }

  private async reach(): Promise<void> {
    while (!(await this.answers())) await pause(AGAIN_MS);
    return super.waitUntilReady();
  }

  private async answers(): Promise<boolean> {
    try {
      (await this.pool.connect()).release();
      return true;
    } catch (error) {
      if (this.isClosing || isHopeless(error)) throw error;
      // Logged by the listener, as for a server that goes away later.
      if (this.listenerCount('error') > 0) this.emit('error', error);
      return false;
    }
  }
}

/** Queues on PostgreSQL. A worker's listening connection carries the name of its queue, as BullMQ's own would. */
export const reconnectingBackend: BackendFactory = (name, given, { withBlockingConnection = false } = {}) => {
  // The type of the options knows Redis only; queue-backend.ts gives this form.
  const options = given as QueueBaseOptions<PostgresConnectionOptions>;
  const connection = new PatientConnection(options.connection);
  return new PostgresQueueBackend(connection, name, options, true, withBlockingConnection ? name : undefined);
};
