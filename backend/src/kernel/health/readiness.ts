import { Injectable } from '@nestjs/common';
import { Probe, Separation } from '../database-checks/index.js';
import { sqlMigrations } from '../database/index.js';
import { QueueWorker } from '../queue/index.js';

const PATIENCE_MS = 2_000;
/** A mere warning must not delay the answer until a balancer gives up. */
const QUEUE_PATIENCE_MS = 300;

export type Check = 'database' | 'migrations' | 'role' | 'queue' | 'process';

export interface ReadinessState {
  /** What keeps this process from serving; empty when ready. */
  obstacles: Check[];
  /** What is missing although it serves. */
  warnings: Check[];
}

/** Whether this process can serve just now. */
@Injectable()
export class Readiness {
  private leaving = false;
  private migrated = false;
  private looking: Promise<ReadinessState> | undefined;
  private pinging: Promise<boolean> | undefined;

  constructor(
    private readonly probe: Probe,
    private readonly separation: Separation,
    private readonly queue: QueueWorker,
  ) {}

  /** From now on not ready: the process ends. */
  leave(): void {
    this.leaving = true;
  }

  /** Answers within seconds, whatever hangs. Concurrent callers share one look. */
  async standing(): Promise<ReadinessState> {
    if (this.leaving) return { obstacles: ['process'], warnings: [] };
    this.looking ??= this.look().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async look(): Promise<ReadinessState> {
    const [database, migrations, queue] = await Promise.all([
      within(PATIENCE_MS, succeeds(this.probe.look((session) => session.query('select 1')))),
      within(PATIENCE_MS, succeeds(this.requireMigrations())),
      within(QUEUE_PATIENCE_MS, this.queueAnswers()),
    ]);
    const missing: Array<Check | false> = [!database && 'database', !migrations && 'migrations'];
    missing.push(!this.separation.holds && 'role');
    const obstacles = missing.filter((check) => check !== false);
    if (queue) return { obstacles, warnings: [] };
    // The API only writes tasks to the database, where they wait: the queue matters to a process that takes them.
    return this.queue.started
      ? { obstacles: [...obstacles, 'queue'], warnings: [] }
      : { obstacles, warnings: ['queue'] };
  }

  /**
   * Code on a database that is behind would fail in odd places; a database that is ahead still serves the previous
   * release.
   */
  private async requireMigrations(): Promise<void> {
    if (this.migrated) return;
    const { rows } = await this.probe.look((session) => session.query<{ name: string }>('select name from migrations'));
    const applied = new Set(rows.map(({ name }) => name));
    const missing = sqlMigrations().filter((type) => !applied.has(new type().name ?? ''));
    if (missing.length > 0) throw new Error('Migrations are missing.');
    this.migrated = true;
  }

  /** One question at a time: while Redis is away, its client queues each of them. */
  private queueAnswers(): Promise<boolean> {
    this.pinging ??= succeeds(this.queue.ping()).finally(() => (this.pinging = undefined));
    return this.pinging;
  }
}

const succeeds = (check: Promise<unknown>): Promise<boolean> =>
  check.then(
    () => true,
    () => false,
  );

async function within(milliseconds: number, answer: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
}
