import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { db, NOBODY, Scopes } from '../../kernel/database/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { AuditLogModule } from './audit-log.module.js';

describe('writing the audit log', () => {
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

  it('reads each row of a large change once, also with the plan cached for a change of one row', async () => {
    const { tenantId } = app.greenfield;
    const plans: string[] = [];
    const one = new Client({ connectionString: app.database.superuserUrl });
    one.on('notice', ({ message = '' }) => plans.push(message));
    await one.connect();
    await one.query('begin');
    await one.query(`select set_config('app.tenant_id', $1, true), set_config('app.source', 'web', true)`, [tenantId]);
    await one.query(
      `insert into crews (id, tenant_id, name, colour)
       select gen_random_uuid(), $1, 'Wide ' || n, '#2f855a' from generate_series(1, 50) n`,
      [tenantId],
    );
    await one.query(`set local plan_cache_mode = force_generic_plan`);
    await one.query(`update crews set name = 'Narrow' where tenant_id = $1 and name = 'Wide 1'`, [tenantId]);
    await one.query(`load 'auto_explain'; set local auto_explain.log_min_duration = 0; set local auto_explain.log_analyze = on;
                     set local auto_explain.log_timing = off; set local auto_explain.log_nested_statements = on;
                     set local auto_explain.log_level = notice`);
    await one.query(`update crews set colour = '#2f855b' where tenant_id = $1 and name like 'Wide %'`, [tenantId]);
    await one.query('rollback');
    await one.end();
    const scans = plans.flatMap((plan) => plan.match(/Named Tuplestore Scan.*/g) ?? []);
    expect(scans).toHaveLength(2);
    for (const scan of scans) expect(scan).toMatch(/rows=49(\.0+)? loops=1\)/);
  });

  it('reveals neither the other companies of a person, nor changes of former staff', async () => {
    const { tenantId, members } = app.greenfield;
    const run = (sql: string, values: unknown[]) => app.get(Scopes).run(NOBODY, () => db().query(sql, values));
    const session = uuidv7();
    await run(
      `insert into sessions (id, user_id, current_tenant_id, client, token_hash, expires_at)
       values ($1, $2, $3, 'web', sha256($4::bytea), now() + interval '1 day')`,
      [session, members.sales.userId, tenantId, session],
    );
    await run('update sessions set current_tenant_id = $2 where id = $1', [session, app.rival.tenantId]);
    const seen = await app.asTenant('rival', () =>
      db().query<Array<{ old: object; new: object }>>(
        'select action, old, new from audit_entries where record_id = $1',
        [session],
      ),
    );
    const concealed = { current_tenant_id: { concealed: true } };
    expect(seen).toMatchObject([{ action: 'changed', old: concealed, new: concealed }]);
    expect(JSON.stringify(seen)).not.toContain(tenantId);

    const { userId } = members.crew_lead;
    await god.query('begin');
    await god.query(`update memberships set status = 'disabled' where user_id = $1`, [userId]);
    await god.query(`update users set name = 'Gone' where id = $1`, [userId]);
    const { rows } = await god.query('select from audit_entries where record_id = $1', [userId]);
    await god.query('rollback');
    expect(rows).toEqual([]);
  });
});
