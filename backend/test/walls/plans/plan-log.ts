import { setImmediate } from 'node:timers/promises';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { TestApp } from '../../support/index.js';

export interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}

interface Statement {
  'Query Text': string;
  Plan: Plan;
}

type Noticing = Pick<Client, 'on'>;

/** What we use of pg's pool. */
interface Pool {
  readonly totalCount: number;
  readonly idleCount: number;
  on(event: 'connect', listener: (connection: Noticing) => void): void;
}

/** What PostgreSQL did for the application: each statement with what it read, those inside of functions and triggers too. */
export class PlanLog {
  private statements: Statement[] = [];

  private constructor(
    private readonly superuser: Client,
    private readonly app: TestApp,
    private readonly pool: Pool,
  ) {}

  static async of(app: TestApp, superuser: Client): Promise<PlanLog> {
    const pool = (app.get(DataSource).driver as PostgresDriver).master as Pool;
    const log = new PlanLog(superuser, app, pool);
    pool.on('connect', (connection) => connection.on('notice', ({ message = '' }) => log.add(message)));
    const settings = {
      // Tables of a test are so small that reading them whole is best.
      enable_seqscan: 'off',
      session_preload_libraries: 'auto_explain',
      'auto_explain.log_min_duration': '0',
      'auto_explain.log_analyze': 'on',
      'auto_explain.log_timing': 'off',
      'auto_explain.log_nested_statements': 'on',
      'auto_explain.log_format': 'json',
      'auto_explain.log_level': 'notice',
    };
    await superuser.query(`load 'auto_explain'`);
    for (const [name, value] of Object.entries(settings)) await log.set(name, value);
    return log;
  }

  /** How plans are kept from now on, by connections that know none yet. */
  async keepPlans(mode: 'auto' | 'force_generic_plan'): Promise<void> {
    await this.set('plan_cache_mode', mode);
    await this.superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where usename = 'hedgerow_app' and datname = current_database()`,
    );
  }

  /** Runs `work`; answers the most that one of its statements (those `about` something) read, and which that was. */
  async mostRead(work: () => Promise<unknown>, about = /./): Promise<{ rows: number; by: string }> {
    this.statements = [];
    await work();
    // Nobody waits for the end of a transaction that has only read; a statement tells its plan when it is closed.
    while (this.pool.idleCount < this.pool.totalCount) await setImmediate();
    const among = this.statements.filter((one) => about.test(one['Query Text']));
    const read = among.map(({ Plan: plan, 'Query Text': text }) => ({
      rows: rowsRead(plan),
      by: `${text.replace(/\s+/g, ' ')}\n${shapeOf(plan)}`,
    }));
    return read.reduce((most, one) => (one.rows > most.rows ? one : most), { rows: 0, by: '' });
  }

  private add(message: string): void {
    const json = /plan:\s*(\{[\s\S]*)$/.exec(message)?.[1];
    if (json) this.statements.push(JSON.parse(json) as Statement);
  }

  private async set(name: string, value: string): Promise<void> {
    const { pathname } = new URL(this.app.database.superuserUrl);
    await this.superuser.query(`alter role hedgerow_app in database ${pathname.slice(1)} set ${name} = '${value}'`);
  }
}

/** Rows and index entries that scans went through, whether or not they were of any use. */
function rowsRead(plan: Plan): number {
  const below = (plan.Plans ?? []).reduce((sum, one) => sum + rowsRead(one), 0);
  const isScan = 'Relation Name' in plan || plan['Node Type'] === 'Bitmap Index Scan';
  if (!isScan || plan['Node Type'] === 'ModifyTable') return below;
  const each =
    (plan['Actual Rows'] ?? 0) + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0);
  return below + each * (plan['Actual Loops'] ?? 1);
}

const shapeOf = (plan: Plan, depth = 1): string =>
  [
    `${'  '.repeat(depth)}${plan['Node Type']} ${plan['Index Name'] ?? plan['Relation Name'] ?? ''} ${plan['Actual Rows'] ?? ''} x ${plan['Actual Loops'] ?? ''}`,
    ...(plan.Plans ?? []).map((below) => shapeOf(below, depth + 1)),
  ].join('\n');
