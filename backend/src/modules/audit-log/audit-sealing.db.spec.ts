import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { db } from '../../kernel/database/index.js';
import { type CompanyName, createCompany, testApp, type TestApp } from '../../../test/support/index.js';
import { auditCommand } from './audit-command.js';
import { AuditLogModule } from './audit-log.module.js';
import { AuditSealing } from './audit-sealing.js';
import type { AuditVerificationDto } from './audit-verification.dto.js';
import { SealedLog } from './audit-verification.js';

describe('the seals of the audit log', () => {
  let app: TestApp;
  let god: Client;
  /** Entries of the crew that the tests are about, oldest first; two are sealed together. */
  let entries: string[];
  const crew = uuidv7();
  beforeAll(async () => {
    app = await testApp({ modules: [AuditLogModule] });
    god = new Client({ connectionString: app.database.superuserUrl });
    await god.connect();
    await lookAt('greenfield');
    await sealAll();
    await named(crew, 'One');
    await sealAll();
    await app.asMember('owner', async () => {
      for (const name of ['Two', 'Three', 'Four']) await rename(crew, name);
    });
    await sealAll();
    await app.asMember('owner', () => rename(crew, 'Five'));
    await sealAll();
    const { rows } = await god.query<{ id: string }>('select id from audit_entries where record_id = $1 order by seq', [
      crew,
    ]);
    entries = rows.map(({ id }) => id);
  });
  afterAll(async () => {
    await god.end();
    await app.close();
  });

  beforeEach(() => lookAt('greenfield'));

  const lookAt = (company: CompanyName) =>
    god.query(`select set_config('app.tenant_id', $1, false)`, [app[company].tenantId]);
  const insertCrew = (id: string, name: string) =>
    db().query(`insert into crews (id, name, colour) values ($1, $2, '#2f855a')`, [id, name]);
  const named = (id: string, name: string) => app.asMember('owner', () => insertCrew(id, name));
  const rename = (id: string, name: string) => db().query('update crews set name = $2 where id = $1', [id, name]);
  const reached = async () =>
    Number((await god.query<{ reached: string }>('select reached from audit_sealing')).rows[0]?.reached);
  const newest = async () =>
    Number((await god.query<{ seq: string }>('select max(seq) as seq from audit_entries')).rows[0]?.seq);
  /** Transactions of other databases on this server may hold it up. */
  const sealAll = async () => {
    const all = await newest();
    while ((await reached()) < all) await app.get(AuditSealing).run();
  };
  /** With a number of its own, so that others wait for it. */
  const openTransaction = async () => {
    const client = new Client({ connectionString: app.database.superuserUrl });
    await client.connect();
    await client.query('begin; select pg_current_xact_id()');
    return client;
  };
  const somebodyWaits = async () => (await god.query(WAITING)).rows.length > 0;
  const log = new SealedLog(
    async <Row>(sql: string, values: unknown[]) => (await god.query(sql, values)).rows as Row[],
  );
  const verified = async (head?: string): Promise<AuditVerificationDto> => {
    let part = await log.verify({ after: 0, ...(head && { head }) });
    while (part.nextAfter !== null) part = await log.verify({ after: part.nextAfter, ...(head && { head }) });
    return part;
  };

  it('stand for every entry, in a chain of each company', async () => {
    const { mismatch, head, seals, entries: sealed } = await verified();
    expect([mismatch, head?.hash]).toEqual([null, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const { rows } = await god.query<{ n: number }>(
      'select count(*)::int as n from audit_entries where tenant_id = $1 and seq <= (select reached from audit_sealing)',
      [app.greenfield.tenantId],
    );
    expect([sealed, seals, head?.number]).toEqual([rows[0]?.n, seals, seals]);
    // Nothing new, no new seal.
    await app.get(AuditSealing).run();
    expect((await verified()).seals).toBe(seals);
  });

  it('are not made of a company that is being deleted', async () => {
    const { tenantId } = await createCompany(app.nest, 'leaving');
    await god.query(`update tenants set status = 'closing', purge_at = now() - interval '1 hour' where id = $1`, [
      tenantId,
    ]);
    // A step knows where it ends, and for whom it waits: what begins from here on does not hold it up.
    const older = await openTransaction();
    for (let steps = 0; steps < 2; steps += 1) await app.get(AuditSealing).run();
    const deletion = await openTransaction();
    await older.end();
    await deletion.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
    await deletion.query('select purge_company()');
    const sealing = sealAll();
    const isSealed = sealing.then(() => true);
    while (!(await Promise.race([isSealed, somebodyWaits()]))) continue;
    await deletion.query('commit');
    await Promise.all([sealing, deletion.end()]);
    const { rows } = await god.query('select from audit_seals where tenant_id = $1', [tenantId]);
    expect(rows).toHaveLength(0);
  });

  it('wait for transactions that may still bring an earlier entry, and leave out none', async () => {
    const [early, late] = [uuidv7(), uuidv7()];
    const slow = new Client({ connectionString: app.database.superuserUrl });
    await slow.connect();
    await slow.query('begin');
    await slow.query(`select set_config('app.tenant_id', $1, true), set_config('app.source', 'web', true)`, [
      app.greenfield.tenantId,
    ]);
    await slow.query(`insert into crews (id, tenant_id, name, colour) values ($1, $2, 'Early', '#2f855a')`, [
      early,
      app.greenfield.tenantId,
    ]);
    await named(late, 'Late');
    const before = await reached();
    for (let rounds = 0; rounds < 3; rounds += 1) await app.get(AuditSealing).run();
    const { rows } = await god.query<{ seq: string }>('select seq from audit_entries where record_id = $1', [late]);
    expect(await reached()).toBeLessThan(Number(rows[0]?.seq));
    expect(await reached()).toBeGreaterThanOrEqual(before);
    await slow.query('commit');
    await slow.end();
    await sealAll();
    expect((await verified()).mismatch).toBeNull();
    const sealed = await god.query('select from audit_entries where record_id in ($1, $2) and seq <= $3', [
      early,
      late,
      await reached(),
    ]);
    expect(sealed.rowCount).toBe(2);
  });

  it.each([
    ['a changed value', `update audit_entries set new = '{"name": "Tow"}' where id = $2`, 'entry_changed', 1],
    ['another actor', `update audit_entries set actor_id = gen_random_uuid() where id = $2`, 'entry_changed', 1],
    ['a removed entry', `delete from audit_entries where id = $2`, 'entry_removed', 2],
    ['the last of a seal removed', `delete from audit_entries where id = $4`, 'entry_removed', null],
    [
      'an entry given another time',
      `update audit_entries set at = at - interval '2 months' where id = $2`,
      'entry_removed',
      2,
    ],
    [
      'an inserted entry',
      `insert into audit_entries (tenant_id, at, seq, record_kind, record_id, table_name, action, new, source, origin)
       select tenant_id, at, seq, record_kind, record_id, table_name, action, new, source, origin from audit_entries where id = $3`,
      'entry_added',
      undefined,
    ],
    [
      'an inserted entry of another day',
      `insert into audit_entries (tenant_id, at, seq, record_kind, record_id, table_name, action, new, source, origin)
       select tenant_id, at - interval '70 days', seq, record_kind, record_id, table_name, action, new, source, origin
       from audit_entries where id = $3`,
      'entry_added',
      undefined,
    ],
    [
      'entries in another order',
      `update audit_entries e set seq = o.seq from audit_entries o where (e.id, o.id) in (($2, $3), ($3, $2))`,
      'entry_changed',
      undefined,
    ],
    [
      'a seal taken away',
      `delete from audit_seals where number = (select max(number) - 1 from audit_seals
       where tenant_id = (select app_tenant_id())) and tenant_id = (select app_tenant_id())`,
      'seal_broken',
      null,
    ],
    [
      'a seal rewritten',
      `update audit_seals set content = sha256('other') where tenant_id = (select app_tenant_id())`,
      'seal_broken',
      null,
    ],
    [
      'the last seal taken away',
      `delete from audit_seals where tenant_id = (select app_tenant_id())
       and number = (select max(number) from audit_seals where tenant_id = (select app_tenant_id()))`,
      'entry_added',
      undefined,
    ],
  ] as const)('tell of %s', async (_, sql, reason, at) => {
    await god.query('begin');
    // Every entry is a parameter, so that PostgreSQL knows the type of those that are not used.
    const filled = sql.replace(/\$(\d)/g, (_all, place: string) => `'${entries[Number(place) - 1]}'::uuid`);
    await god.query(filled);
    const { mismatch, nextAfter } = await verified();
    await god.query('rollback');
    expect([mismatch?.reason, nextAfter]).toEqual([reason, null]);
    if (at !== undefined) expect(mismatch?.entryId ?? null).toBe(at === null ? null : entries[at]);
  });

  it('tell of a tail that is gone, to whoever has kept a head', async () => {
    const { head } = await verified();
    const kept = `${head?.number}-${head?.hash}`;
    await god.query('begin');
    await god.query(
      `delete from audit_entries where tenant_id = (select app_tenant_id()) and seq > (
         select after_seq from audit_seals where tenant_id = (select app_tenant_id()) and number = $1)`,
      [head?.number],
    );
    await god.query('delete from audit_seals where tenant_id = (select app_tenant_id()) and number = $1', [
      head?.number,
    ]);
    const [without, compared] = [await verified(), await verified(kept)];
    await god.query('rollback');
    expect(without.mismatch).toBeNull();
    expect(compared.mismatch).toMatchObject({ reason: 'head_unknown', seal: head?.number });
    // Which stays in the log as it grows.
    await app.asMember('owner', () => rename(crew, 'Six'));
    await sealAll();
    expect((await verified(kept)).mismatch).toBeNull();
  });

  it('stay in the chain when a month leaves the log, and are compared with it where it is', async () => {
    // In the other company: what left the log is no longer among the entries that are counted above.
    await lookAt('rival');
    await god.query('begin');
    await god.query(`insert into audit_months (month, made_at) values ('2003-02-01', '2003-02-01')`);
    await god.query(
      `insert into audit_entries (tenant_id, at, record_kind, record_id, table_name, action, new, source, origin)
       values ((select app_tenant_id()), '2003-02-10', 'crew', $1, 'crews', 'changed', '{"name": "Old"}', 'web', '{}')`,
      [crew],
    );
    await god.query('commit');
    await sealAll();
    await app.asTenant('rival', () => insertCrew(uuidv7(), 'Seven'));
    await sealAll();
    await god.query(`update audit_months set archived_at = now() where month = '2003-02-01'`);
    expect(await verified()).toMatchObject({ mismatch: null, archivedSeals: 1 });
    const folder = mkdtempSync(join(tmpdir(), 'hedgerow-audit-'));
    const run = async (...args: string[]) => {
      const owner = new Client({ connectionString: app.database.ownerUrl });
      await owner.connect();
      const said: string[] = [];
      try {
        return { isWhole: await auditCommand(owner, args, (line) => said.push(line)), said };
      } finally {
        await owner.end();
      }
    };
    const [file, broken, heads] = ['2003-02.jsonl.gz', 'broken.gz', 'heads.txt'].map((name) => join(folder, name));
    const verification = await run('verify');
    expect(verification.isWhole).toBe(true);
    writeFileSync(heads ?? '', verification.said.join('\n'));
    expect((await run('verify', heads ?? '')).isWhole).toBe(true);
    expect(await run('export', '2003-02', file ?? '')).toMatchObject({
      isWhole: true,
      said: [expect.stringContaining('1 entries in 1 seals'), expect.stringContaining('1 seals match')],
    });
    const written = gunzipSync(readFileSync(file ?? '')).toString();
    writeFileSync(broken ?? '', gzipSync(written.replace('Old', 'New')));
    expect((await run('check', broken ?? '')).isWhole).toBe(false);
    await expect(run('export', 'May', file ?? '')).rejects.toThrow('Usage');
    rmSync(folder, { recursive: true });

    const value = (name: string) => god.query('update audit.archived_2003_02 set new = $1', [JSON.stringify({ name })]);
    await value('New');
    const [live, told] = [await verified(), await run('verify')];
    await value('Old');
    expect([live.mismatch, told.isWhole]).toEqual([null, false]);
    expect(told.said.join()).toContain('entry_changed');
  });

  it('are made by nobody who works for the product', async () => {
    for (const sql of [
      'update audit_seals set entries = entries + 1',
      'delete from audit_seals',
      'insert into audit_seals select * from audit_seals',
      'update audit_sealing set reached = 0',
      'delete from audit_sealing',
      'insert into audit_sealing default values',
    ])
      await expect(app.asMember('owner', () => db().query(sql))).rejects.toMatchObject({ code: '42501' });
    const foreign = await app.asTenant('rival', () =>
      db().query<Array<{ own: boolean }>>(
        'select distinct tenant_id = (select app_tenant_id()) as own from audit_seals',
      ),
    );
    expect(foreign).toEqual([{ own: true }]);
  });
});

const WAITING =
  'select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()';
