import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { SYSTEM } from '../context/index.js';
import { Scopes } from '../database/index.js';
import type { QueueTask } from './queue-task.js';
import { QueueTasks } from './queue-tasks.js';
import { QueueWorker } from './queue-worker.js';

/** Soon after a worker starts, so that one that is restarted again and again still makes its rounds. */
const FIRST_MS = 15_000;

/** Something that is repeated for as long as a process lives. */
export interface Round {
  /** For people who read the log. */
  name: string;
  everyMs: number;
  /** Also in the API, for what this process or this machine holds; otherwise only in workers. */
  everywhere?: boolean;
  /** Every worker runs it, perhaps at once: enqueue tasks, of which equal ones collapse, or claim rows. */
  run: () => Promise<void>;
}

/** The rounds of a process: work that no request and no other task triggers. */
@Injectable()
export class Schedule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Schedule.name);
  private readonly rounds: Round[] = [];
  private readonly running = new Set<Round>();
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly scopes: Scopes,
    private readonly queueTasks: QueueTasks,
    private readonly worker: QueueWorker,
  ) {}

  /** Call it from `onModuleInit`. */
  add(round: Round): void {
    this.rounds.push(round);
  }

  /** Enqueues a task of the product itself in each of these companies. */
  async enqueueFor(
    tenantIds: Iterable<string> | AsyncIterable<string>,
    task: QueueTask<Record<string, never>>,
  ): Promise<void> {
    for await (const tenantId of tenantIds) {
      await this.scopes.run({ tenantId, actor: SYSTEM }, () => this.queueTasks.enqueue(task, {}));
    }
  }

  onApplicationBootstrap(): void {
    this.timers = this.rounds.flatMap((round) => [
      setInterval(() => void this.make(round), round.everyMs).unref(),
      setTimeout(() => this.worker.started && void this.make(round), Math.min(FIRST_MS, round.everyMs)).unref(),
    ]);
  }

  onModuleDestroy(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** One run at a time: a slow run is not overlapped by the next. */
  private async make(round: Round): Promise<void> {
    const { name, everyMs, everywhere = false, run } = round;
    if ((!everywhere && !this.worker.started) || this.running.has(round)) return;
    this.running.add(round);
    try {
      await run();
    } catch (error) {
      this.logger.warn(`${name}: not now, but in ${everyMs / 1_000} s: ${String(error)}`);
    } finally {
      this.running.delete(round);
    }
  }
}
