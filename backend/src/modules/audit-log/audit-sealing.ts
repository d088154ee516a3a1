import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { Schedule } from '../../kernel/queue/index.js';

/** A million entries; what is left waits for the next round. */
const MOST_STEPS = 100;

interface Step {
  reached: string;
  upcoming: string | null;
}

/** Has new entries of the audit log sealed, in steps that the database decides on (docs/decisions/0077-the-audit-log-is-sealed.md). */
@Injectable()
export class AuditSealing implements OnModuleInit {
  constructor(
    private readonly scopes: Scopes,
    private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'Seals of the audit log', everyMs: 60_000, run: () => this.run() });
  }

  /** Until all is sealed, or what is next waits for a transaction. */
  async run(): Promise<void> {
    let last: Step | undefined;
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const step = await this.step();
      if (step.upcoming === null || (step.upcoming === last?.upcoming && step.reached === last.reached)) return;
      last = step;
    }
  }

  private async step(): Promise<Step> {
    const who = { tenantId: null, actor: SYSTEM };
    const [step] = await this.scopes.run(who, () => db().query<Step[]>(STEP));
    if (!step) throw new Error('audit_sealing has no row.');
    return step;
  }
}

/** In a `with`: TypeORM answers an update with its rows and their number. */
const STEP = `
  with step as (update audit_sealing set asked_at = now() returning reached, upcoming)
  select reached, upcoming from step`;
