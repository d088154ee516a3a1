import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { fromBufferPromise } from 'yauzl';
import type { PresetRole } from '../../kernel/access/index.js';
import { Config } from '../../kernel/config/index.js';
import { SYSTEM } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { FileSweeper } from '../../kernel/files/file-sweeper.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { aFullCompany } from '../../../test/walls/isolation/samples.js';
import { CompanyStanding } from '../company-closing/index.js';
import { type OperationDto, Operations } from '../operations/index.js';
import { archivedTables, LEFT_OUT } from './archived-tables.js';

const EXPORT = '/api/v1/tenant/export';
const CODE = '4471-canary';

describe('the archive of a company', () => {
  let app: HttpTestApp;
  let god: Client;
  beforeAll(async () => {
    app = await httpApp();
    await aFullCompany(app, 'greenfield');
    await app.drainQueue();
    god = new Client({ connectionString: app.database.superuserUrl });
    await god.connect();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await god.end();
    await app.close();
  });

  const send = (method: 'GET' | 'POST', url: string, payload?: object, role: PresetRole = 'owner') =>
    app.injectAs(role, { method, url, ...(payload && { payload }) });
  const begin = async (request: object = {}) => {
    const answer = await send('POST', EXPORT, request);
    expect(answer.statusCode).toBe(202);
    return answer.json<OperationDto>().id;
  };
  const show = async (id: string) => (await send('GET', `/api/v1/operations/${id}`)).json<OperationDto>();
  const download = (id: string, role?: PresetRole) => send('GET', `/api/v1/operations/${id}/file`, undefined, role);
  const make = async (request: object = {}) => {
    const id = await begin(request);
    await app.drainQueue();
    expect(await show(id)).toMatchObject({ state: 'succeeded', hasFile: true });
    return id;
  };
  const unpack = async (id: string) => contentsOf((await download(id)).rawPayload);

  it('has every table of companies: call audit_table() for yours, or name it in archived-tables.ts: in ALSO, or in LEFT_OUT with the reason', async () => {
    const { rows } = await god.query<{ name: string }>(
      `select c.relname as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    const archived = (await app.asTenant('greenfield', () => archivedTables())).map(({ name }) => name);
    const names = rows.map(({ name }) => name);
    expect(names.filter((name) => !archived.includes(name) && !(name in LEFT_OUT))).toEqual([]);
    // And none twice, none that is gone.
    expect([...archived, ...Object.keys(LEFT_OUT)].sort()).toEqual(names);
  });

  it('has every row of them as it is stored, and says so', async () => {
    const id = await make();
    const archive = await unpack(id);
    const told = JSON.parse(archive('manifest.json')) as Manifest;
    const counts = new Map(told.parts.map(({ name, rows }) => [name, rows]));
    for (const { name } of await app.asTenant('greenfield', () => archivedTables())) {
      const kept = archive(`data/${name}.ndjson`).split('\n').filter(Boolean);
      expect([name, counts.get(`data/${name}.ndjson`)]).toEqual([name, kept.length]);
      // What was written since then: that it was begun, that it ended, and its own file.
      if (['audit_entries', 'operations', 'files', 'data_exports'].includes(name)) continue;
      const { rows } = await god.query<{ count: number }>(
        `select count(*)::int as count from "${name}" where tenant_id = $1`,
        [app.greenfield.tenantId],
      );
      expect([name, kept.length]).toEqual([name, rows[0]?.count]);
    }
    for (const { name, bytes, sha256 } of told.parts) {
      const content = archive.bytes(name);
      expect([name, content.length, sha256Of(content)]).toEqual([name, bytes, sha256]);
    }
    expect(told.schemaVersion).toMatch(/^[a-z_]+_\d{13}$/);
    expect(told).toMatchObject({ company: { id: app.greenfield.tenantId }, missingFiles: [] });
    expect(archive('clients.csv')).toContain("Maeve O'Brien");
    expect(archive('data/people.ndjson')).toContain(app.greenfield.members.owner.email);
    expect(told.parts.filter(({ name }) => name.startsWith('files/')).length).toBeGreaterThan(0);
    expect(await show(id)).toMatchObject({ result: { rows: told.rows, accessCodes: false } });
  });

  it('has no secrets, and nothing of others', async () => {
    const archive = await unpack(await make());
    const all = archive.names.map((name) => archive.bytes(name).toString('latin1')).join('\n');
    const { rows: columns } = await god.query<{ table: string; column: string }>(
      `select c.relname as table, a.attname as column from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and (a.atttypid = 'bytea'::regtype or a.attname ~ 'token_hash|secret|password_hash|sealed|key_hash')`,
    );
    expect(columns.length).toBeGreaterThan(10);
    for (const { table, column } of columns) {
      const { rows } = await god.query<{ value: string }>(
        `select distinct "${column}"::text as value from "${table}" where "${column}" is not null limit 200`,
      );
      // A timestamp, a word or a short number is no secret.
      const secrets = rows.map(({ value }) => value.replace(/^\\x/, '')).filter((value) => value.length >= 24);
      expect([table, column, secrets.filter((secret) => all.includes(secret))]).toEqual([table, column, []]);
    }
    expect(all).not.toContain(app.rival.tenantId);
    expect(all).not.toContain(app.rival.members.owner.email);
    expect(archive.names).not.toContain('data/access_codes.ndjson');
    expect(JSON.parse(archive('manifest.json'))).toMatchObject({ accessCodes: 'left out: not requested' });
  });

  it('has access codes for whoever may view them and asks for it', async () => {
    const archive = await unpack(await make({ accessCodes: true }));
    expect(archive('data/access_codes.ndjson')).toContain('"gateCode":"4711"');
    expect(archive('data/properties.ndjson')).not.toContain('4711');
    expect(JSON.parse(archive('manifest.json'))).toMatchObject({ accessCodes: 'included' });
  });

  it('is for those who can see everything, whoever asked for it, and each download is noted', async () => {
    const { rows: before } = await god.query('select from data_exports where tenant_id = $1', [
      app.greenfield.tenantId,
    ]);
    for (const role of ['office_manager', 'read_only', 'crew_lead'] as const) {
      expect((await send('POST', EXPORT, {}, role)).json()).toMatchObject({ status: 403, code: 'forbidden' });
    }
    const id = await make();
    expect((await download(id, 'office_manager')).json()).toMatchObject({ status: 403, code: 'forbidden' });
    const answer = await download(id, 'admin');
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': expect.stringMatching(/greenfield-\d{4}-\d\d-\d\d\.zip/),
    });
    const { rows } = await god.query<{ records: string; created_by: string }>(
      'select records, created_by from data_exports where tenant_id = $1 order by created_at desc limit $2',
      [app.greenfield.tenantId, 2],
    );
    expect(rows).toEqual([
      { records: 'company_archive', created_by: app.greenfield.members.admin.userId },
      { records: 'company', created_by: app.greenfield.members.owner.userId },
    ]);
    const { rows: after } = await god.query('select from data_exports where tenant_id = $1', [app.greenfield.tenantId]);
    expect(after.length - before.length).toBe(2);
  });

  it('is of one moment, whatever is written meanwhile', async () => {
    const id = await begin();
    const change = () =>
      app.asTenant('greenfield', () =>
        db().query(`update clients set notes = '${CODE}' where display_name like 'Maeve%'`),
      );
    const scopes = app.get(Scopes);
    const transaction = scopes.transaction.bind(scopes);
    let changes = 0;
    jest.spyOn(scopes, 'transaction').mockImplementation((work, options) =>
      options?.snapshot
        ? transaction(async () => {
            await db().query('select 1');
            changes += 1;
            await change();
            return work();
          }, options)
        : transaction(work, options),
    );
    await app.drainQueue();
    expect(changes).toBe(1);
    const { rows } = await god.query('select from clients where notes = $1', [CODE]);
    expect(rows.length).toBeGreaterThan(0);
    expect((await unpack(id))('data/clients.ndjson')).not.toContain(CODE);
  });

  it('is written once at a time, can be canceled, and is removed when the next one is there or after a week', async () => {
    const id = await begin();
    expect(await begin()).toBe(id);
    expect((await send('POST', `/api/v1/operations/${id}/cancel`)).statusCode).toBe(200);
    await app.drainQueue();
    expect(await show(id)).toMatchObject({ state: 'cancelled', hasFile: false });

    const [first, second] = [await make(), await make()];
    expect(await show(first)).toMatchObject({ state: 'succeeded', hasFile: false });
    expect((await download(first)).json()).toMatchObject({ code: 'operation_file_not_found' });
    const sweep = (now: number) =>
      app
        .get(Scopes)
        .withoutTransaction({ tenantId: app.greenfield.tenantId, actor: SYSTEM }, () =>
          app.get(FileSweeper).sweepTenant(now),
        );
    await sweep(Date.now() + 6 * 86_400_000);
    expect((await download(second)).statusCode).toBe(200);
    await sweep(Date.now() + 8 * 86_400_000);
    expect(await show(second)).toMatchObject({ hasFile: false });
  });

  it('leaves nothing behind when another run was faster', async () => {
    const id = await begin();
    const operations = app.get(Operations);
    const hold = operations.hold.bind(operations);
    let holds = 0;
    jest.spyOn(operations, 'hold').mockImplementation(async (held) => ((holds += 1) === 1 ? hold(held) : null));
    await app.drainQueue();
    expect(holds).toBe(2);
    expect(await show(id)).toMatchObject({ state: 'running', hasFile: false });
    expect(await readdir(join(app.get(Config).get('DATA_DIR'), 'files', '.incoming'))).toEqual([]);
    jest.restoreAllMocks();
    await send('POST', `/api/v1/operations/${id}/cancel`);
    await app.get(Scopes).run({ tenantId: app.greenfield.tenantId, actor: SYSTEM }, () => operations.cancelled(id));
  });

  it('can be made of a company that is suspended', async () => {
    const standing = (work: () => Promise<unknown>) =>
      app.get(Scopes).run({ tenantId: app.greenfield.tenantId, actor: SYSTEM }, work);
    await standing(() => app.get(CompanyStanding).suspend('Unpaid since May'));
    const archive = await unpack(await make());
    expect(archive('data/company.json')).toContain('"status": "suspended"');
    await standing(() => app.get(CompanyStanding).reactivate());
  });
});

interface Manifest {
  schemaVersion: string;
  rows: number;
  parts: Array<{ name: string; bytes: number; sha256: string; rows?: number }>;
}

const sha256Of = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/** Reads what was written by another program than ours. */
async function contentsOf(archive: Buffer) {
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  const contents = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    contents.set(entry.fileName, Buffer.concat(chunks));
  }
  const bytes = (name: string) => {
    const content = contents.get(name);
    if (!content) throw new Error(`The archive has no ${name}, only ${[...contents.keys()].join(', ')}.`);
    return content;
  };
  return Object.assign((name: string) => bytes(name).toString(), { bytes, names: [...contents.keys()] });
}
