import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { SYSTEM } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { Schedule } from '../../kernel/queue/index.js';

/** Should none be made for so long, entries go to where those without a month are, and nothing fails. */
const MONTHS_AHEAD = 3;

/** The months of the audit log, each a table: makes the next ones, and takes out those that are no longer kept. */
@Injectable()
export class AuditMonths implements OnModuleInit {
  private readonly logger = new Logger(AuditMonths.name);

  constructor(
    private readonly scopes: Scopes,
    private readonly schedule: Schedule,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'Months of the audit log', everyMs: 3_600_000, run: () => this.run() });
  }

  async run(): Promise<void> {
    await this.ask(MAKE, MONTHS_AHEAD);
    const kept = this.config.get('AUDIT_MONTHS');
    if (kept === 'all') return;
    for (const { name } of await this.ask<{ name: string }>(ARCHIVE, kept))
      this.logger.log(`The audit log no longer reads audit.${name}: dump it, then drop it.`);
  }

  private ask<Row>(sql: string, months: number): Promise<Row[]> {
    return this.scopes.run({ tenantId: null, actor: SYSTEM }, () => db().query<Row[]>(sql, [months]));
  }
}

const MAKE = `
  insert into audit_months (month)
  select generate_series(date_trunc('month', now() at time zone 'UTC'), now() at time zone 'UTC' + make_interval(months => $1),
                         interval '1 month')
  on conflict do nothing`;

/** TypeORM answers an update with its rows and their number; a select with the rows. */
const ARCHIVE = `
  with archived as (
    update audit_months set archived_at = now()
    where archived_at is null and month < now() - make_interval(months => $1 + 1)
    returning to_char(month, '"archived_"YYYY_MM') as name)
  select name from archived order by name`;
