import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sqlMigrations } from '../database/index.js';
import { QueueWorker } from '../queue/index.js';

const PATIENCE_MS = 2_000;

export type Check = 'database' | 'migrations' | 'queue' | 'process';

/** Whether this process can serve just now. */
@Injectable()
export class Readiness {
  private leaving = false;
  private migrated = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: QueueWorker,
  ) {}

  /** From now on not ready: the process ends. */
  leave(): void {
    this.leaving = true;
  }

  /** What is in the way; empty when ready. Answers within seconds, whatever hangs. */
  async obstacles(): Promise<Check[]> {
    if (this.leaving) return ['process'];
    const [database, migrations, queue] = await Promise.all([
      holds(this.dataSource.query('select 1')),
      holds(this.requireMigrations()),
      holds(this.queue.ping()),
    ]);
    return [
      ...(database ? [] : ['database' as const]),
      ...(migrations ? [] : ['migrations' as const]),
      ...(queue ? [] : ['queue' as const]),
    ];
  }

  /** A database that is behind would fail in odd places; one that is ahead serves the release before it. */
  private async requireMigrations(): Promise<void> {
    if (this.migrated) return;
    const rows: Array<{ name: string }> = await this.dataSource.query('select name from migrations');
    const applied = new Set(rows.map(({ name }) => name));
    const missing = sqlMigrations().filter((type) => !applied.has(new type().name ?? ''));
    if (missing.length > 0) throw new Error('Migrations are missing.');
    this.migrated = true;
  }
}

async function holds(check: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answer = check.then(
    () => true,
    () => false,
  );
  return Promise.race([answer, patience]).finally(() => clearTimeout(timer));
}
