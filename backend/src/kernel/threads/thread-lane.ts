import { fileURLToPath } from 'node:url';
import PQueue from 'p-queue';
import { Piscina } from 'piscina';
import { OfferedBytes, type OpenBytes } from './offered-bytes.js';
import type { ThreadRequest } from './thread-entry.js';
import type { ThreadedTask } from './threaded-task.js';

export interface LaneOptions {
  threads: number;
  /** Beyond this, tasks are refused. */
  mostWaiting: number;
  memoryMb: number;
  /** With fewer cores than threads, the event loop that serves requests comes first. */
  niceIncrement: number;
}

/** An idle thread releases its memory. */
const IDLE_MS = 60_000;

/**
 * At its limit a thread gets 16 MB more to end in; if the survivors of one collection needed more than that, the whole
 * process would end with it.
 */
const YOUNG_MB = 12;

/** Specs run from TypeScript, which a thread has to set up again. */
const FROM_SOURCE = import.meta.url.endsWith('.ts');
const LOADER = new URL('../../../test/support/typescript-loader.mjs', import.meta.url);

/** Threads of one kind, and the queue before them. */
export class ThreadLane {
  private readonly pool: Piscina<ThreadRequest>;
  private readonly queue: PQueue;

  constructor(private readonly options: LaneOptions) {
    const { threads, memoryMb, niceIncrement } = options;
    this.queue = new PQueue({ concurrency: threads });
    this.pool = new Piscina({
      filename: fileURLToPath(inThread(new URL('./thread-entry.js', import.meta.url))),
      minThreads: 0,
      maxThreads: threads,
      // The queue is ours, so that a task's time limit starts with its work.
      maxQueue: threads,
      idleTimeout: IDLE_MS,
      niceIncrement,
      // A thread that waits in Atomics.wait() would not even close the ports that a task leaves.
      atomics: 'disabled',
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
      ...(FROM_SOURCE && { execArgv: ['--no-warnings', '--import', LOADER.href] }),
    });
  }

  get isFull(): boolean {
    return this.queue.size >= this.options.mostWaiting;
  }

  /** Rejects as soon as `signal` aborts, whether the task waits or runs: its thread is terminated. */
  run<Payload, Result>(
    task: ThreadedTask<Payload, Result>,
    payload: Payload,
    { signal, reads }: { signal: AbortSignal | undefined; reads: OpenBytes | undefined },
  ): Promise<Result> {
    const start = async (): Promise<Result> => {
      const limit = AbortSignal.timeout(task.timeLimitMs);
      const bytes = reads && new OfferedBytes(reads);
      try {
        return (await this.pool.run(
          { module: inThread(task.module).href, payload, port: bytes?.port },
          { signal: signal ? AbortSignal.any([signal, limit]) : limit, transferList: bytes ? [bytes.port] : [] },
        )) as Result;
      } finally {
        bytes?.end();
      }
    };
    return this.queue.add(start, signal ? { signal } : {});
  }

  /** Terminates the threads, whatever they are doing. */
  end(): Promise<void> {
    this.queue.clear();
    return this.pool.destroy();
  }
}

/** The file of a module as a thread can load it. */
function inThread(module: URL): URL {
  return FROM_SOURCE ? new URL(module.href.replace(/\.js$/, '.ts')) : module;
}
