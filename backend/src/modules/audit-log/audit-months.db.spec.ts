import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Config } from '../../kernel/config/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { Schedule } from '../../kernel/queue/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { AuditLogModule } from './audit-log.module.js';
import { AuditMonths } from './audit-months.js';

describe('the monthly partitions of the audit log', () => {
  let app: TestApp;
  let god: Client;
  beforeAll(async () => {
    app = await testApp({ modules: [AuditLogModule] });
    god = new Client({ connectionString: app.database.superuserUrl });
    await god.connect();
  });
  afterAll(async () => {
    await god.end();
    await app.close();
  });

  it('accept entries before their partition exists, and move them there', async () => {
    const record = uuidv7();
    const month = (ahead: string) => `date_trunc('month', now() at time zone 'UTC') + interval '${ahead}'`;
    await god.query(
      `insert into audit_entries (tenant_id, at, record_kind, record_id, table_name, action, source, origin)
       values ($1, (${month('5 months 3 days')}) at time zone 'UTC', 'client', $2, 'clients', 'created', 'web', '{}')`,
      [app.greenfield.tenantId, record],
    );
    const place = async () => {
      const { rows } = await god.query<{ name: string; of: string }>(
        `select tableoid::regclass::text as name, to_char(${month('5 months')}, '"audit.entries_"YYYY_MM') as of
         from audit_entries where record_id = $1`,
        [record],
      );
      return rows[0];
    };
    expect((await place())?.name).toBe('audit.entries_default');
    await app.asMember('owner', () => db().query(`insert into audit_months (month) values (${month('5 months')})`));
    const { name, of } = (await place()) ?? {};
    expect(name).toBe(of);
  });

  it('are created ahead by the schedule, once', async () => {
    const made = () =>
      god.query<{ month: string }>(`select month::text from audit_months where month > now() order by 1`);
    const { rows } = await god.query<{ month: string; entries: string }>(
      `select month::text, to_char(month, '"audit.entries_"YYYY_MM') as entries
       from (select date_trunc('month', now() at time zone 'UTC' + interval '3 months')::date as month)`,
    );
    const { month: last = '', entries = '' } = rows[0] ?? {};
    await god.query(`delete from audit_months where month = '${last}'`);
    await god.query(`drop table ${entries}`);
    await app.get(AuditMonths).run();
    const first = await made();
    expect(first.rows).toContainEqual({ month: last });
    expect((await god.query(`select from ${entries}`)).rowCount).toBe(0);
    await app.get(AuditMonths).run();
    expect((await made()).rows).toEqual(first.rows);
  });

  const archivedOf = async (month: string) => {
    const sql = `select to_regclass('audit.archived_' || $1) is not null as archived`;
    return (await god.query<{ archived: boolean }>(sql, [month])).rows[0]?.archived;
  };

  it('are detached when they are no longer kept, never within the last year', async () => {
    await god.query(`insert into audit_months (month, made_at) values ('2001-02-01', '2001-02-01')`);
    await app.get(AuditMonths).run();
    expect(await archivedOf('2001_02')).toBe(false);
    const kept = { get: () => 12 } as unknown as Config;
    await new AuditMonths(app.get(Scopes), app.get(Schedule), kept).run();
    expect(await archivedOf('2001_02')).toBe(true);
    const recent = app.asMember('owner', () =>
      db().query(
        `update audit_months set archived_at = now() where month >= date_trunc('month', now() - interval '1 year')`,
      ),
    );
    await expect(recent).rejects.toMatchObject({ code: '23514' });
  });
});
