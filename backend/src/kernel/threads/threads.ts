import { availableParallelism } from 'node:os';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import PQueue from 'p-queue';
import { scopeIfAny } from '../context/index.js';
import { Unavailable } from '../problem/index.js';
import type { OpenBytes } from './offered-bytes.js';
import { ThreadLane } from './thread-lane.js';
import type { Lane, ThreadedTask } from './threaded-task.js';

export interface RunOptions {
  /** Ends the work; default: the sender of the request has gone. */
  signal?: AbortSignal | undefined;
  /** Bytes for the task to read; opened here, in the scope of the caller. */
  reads?: OpenBytes | undefined;
}

/** At least two, so that one long task leaves the others a thread. */
const THREADS = Math.min(4, Math.max(2, availableParallelism() - 1));
const MOST_WAITING_OF_A_TENANT = 10;

/** Does work that costs more than 20 ms of CPU outside the event loop, which has requests to serve. */
@Injectable()
export class Threads implements OnApplicationShutdown {
  private readonly logger = new Logger(Threads.name);
  private readonly lanes: Record<Lane, ThreadLane> = {
    // Somebody waits for it on a screen: on a busy machine it gets a quarter of a core, not a tenth.
    quick: new ThreadLane({ threads: THREADS, mostWaiting: 200, memoryMb: 256, niceIncrement: 5 }),
    long: new ThreadLane({ threads: THREADS, mostWaiting: 50, memoryMb: 256, niceIncrement: 10 }),
  };
  /** Each company uses one thread of a lane at a time: its tasks wait for one another, not for those of others. */
  private readonly ofTenants = new Map<string, PQueue>();

  /**
   * Throws `Unavailable` (503) when too many tasks wait, past a limit of time or memory, and when the sender has gone.
   */
  async run<Payload, Result>(
    task: ThreadedTask<Payload, Result>,
    payload: Payload,
    { signal: given, reads }: RunOptions = {},
  ): Promise<Result> {
    const lane = this.lanes[task.lane];
    const sender = scopeIfAny()?.signal;
    const signal = given ?? sender;
    const work = () => {
      if (lane.isFull) throw new Unavailable();
      return lane.run(task, payload, { signal, reads });
    };
    try {
      return await this.inTurn(task.lane, work, signal);
    } catch (error) {
      if (given?.aborted) throw error;
      if (sender?.aborted) throw new Unavailable();
      if (!isOverLimit(error)) throw error;
      this.logger.error(`${task.name} was ended: ${String(error)}`);
      throw new Unavailable();
    }
  }

  /** Requests have been answered by now: nobody waits for what still runs. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(Object.values(this.lanes).map((lane) => lane.end()));
  }

  private async inTurn<Result>(lane: Lane, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const tenantId = scopeIfAny()?.tenantId;
    if (!tenantId) return work();
    const key = `${lane} ${tenantId}`;
    const queue = this.ofTenants.get(key) ?? new PQueue({ concurrency: 1 });
    if (queue.size >= MOST_WAITING_OF_A_TENANT) throw new Unavailable();
    this.ofTenants.set(key, queue);
    try {
      return await queue.add(work, signal ? { signal } : {});
    } finally {
      if (queue.size + queue.pending === 0) this.ofTenants.delete(key);
    }
  }
}

function isOverLimit(error: unknown): boolean {
  const { name, code } = error as { name?: string; code?: string };
  return name === 'AbortError' || code === 'ERR_WORKER_OUT_OF_MEMORY';
}
