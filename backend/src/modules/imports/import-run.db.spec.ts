import { Client } from 'pg';
import { db, Scopes } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { Import } from './import.entity.js';
import { ImportsDriver, peopleCsv } from './imports.factory.js';
import { CHUNK, ImportRun } from './import-run.js';

let app: HttpTestApp;
let desk: ImportsDriver;

beforeAll(async () => {
  app = await httpApp();
  desk = new ImportsDriver(app);
  await new ImportsDriver(app, 'rival').imported(peopleCsv(5, 'Stranger'));
});
afterAll(() => app.close());

/** Ends a worker as kill -9 would as far as the database can tell: after `chunks` chunks, without a word. */
async function runAndDie(id: string, chunks: number): Promise<void> {
  const row = await app.asMember('owner', () => db().findOneByOrFail(Import, { id }));
  const signal = { throwIfAborted: () => (chunks-- <= 0 ? fail() : undefined) } as unknown as AbortSignal;
  const { tenantId, members } = app.greenfield;
  const run = () => app.get(ImportRun).run(row, signal);
  await expect(app.get(Scopes).withoutTransaction({ tenantId, actor: members.owner.actor }, run)).rejects.toThrow(
    'killed',
  );
}

function fail(): never {
  throw new Error('killed');
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new Client({ connectionString: app.database.superuserUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

async function count(where: string): Promise<number> {
  const [row] = await app.asMember('owner', () =>
    db().query<Array<{ count: number }>>(`select count(*)::int as count from clients where ${where}`),
  );
  return row?.count ?? 0;
}

describe('a run', () => {
  it('that is killed half-way goes on where it stopped, and imports each row once', async () => {
    const { id } = await desk.validated(peopleCsv(1_700, 'Survivor'));
    await desk.act(id, 'run');
    await runAndDie(id, 2);
    expect(await desk.read(id)).toMatchObject({
      state: 'running',
      rowsDone: 2 * CHUNK,
      result: { created: 2 * CHUNK },
    });
    expect(await count(`display_name like 'Survivor%'`)).toBe(2 * CHUNK);
    await app.drainQueue();
    expect(await desk.read(id)).toMatchObject({ state: 'done', rowsDone: 1_700, result: { created: 1_700 } });
    expect(await count(`display_name like 'Survivor%'`)).toBe(1_700);
  });

  it('tells of every client and of its own end, once', async () => {
    const { id } = await desk.imported(peopleCsv(3, 'Told'));
    const events = await app.asMember('owner', () =>
      db().query<Array<{ type: string; count: number }>>(
        `select type, count(*)::int as count from events
         where (type = 'client.created' and data ->> 'displayName' like 'Told%') or entity_id = $1
         group by type order by type`,
        [id],
      ),
    );
    expect(events).toEqual([
      { type: 'client.created', count: 3 },
      { type: 'import.finished', count: 1 },
    ]);
  });

  it('that is cancelled keeps what is in, which can be undone', async () => {
    const { id } = await desk.validated(peopleCsv(1_200, 'Halfway'));
    const started = await desk.act(id, 'run');
    await runAndDie(id, 1);
    expect((await desk.act(id, 'cancel')).json()).toMatchObject({ state: 'cancelled', rowsDone: CHUNK });
    await app.drainQueue();
    expect(await count(`display_name like 'Halfway%'`)).toBe(CHUNK);
    const url = `/api/v1/operations/${started.json<{ id: string }>().id}`;
    expect((await app.injectAs('office_manager', { method: 'GET', url })).json()).toMatchObject({ state: 'cancelled' });
    expect((await desk.act(id, 'run')).json()).toMatchObject({ code: 'invalid_transition', allowed: ['rolled_back'] });
    await desk.act(id, 'undo');
    await app.drainQueue();
    expect(await desk.read(id)).toMatchObject({ state: 'rolled_back' });
    expect(await count(`display_name like 'Halfway%'`)).toBe(0);
  });

  it('that is stopped through its operation ends as cancelled', async () => {
    const { id } = await desk.validated(peopleCsv(600, 'Stopped'));
    const started = await desk.act(id, 'run');
    const url = `/api/v1/operations/${started.json<{ id: string }>().id}/cancel`;
    await app.injectAs('office_manager', { method: 'POST', url });
    await app.drainQueue();
    expect(await desk.read(id)).toMatchObject({ state: 'cancelled', rowsDone: CHUNK });
  });

  it('loses only the row that the database refuses', async () => {
    const { id } = await desk.validated(peopleCsv(4, 'Picky'));
    await asSuperuser(`alter table clients add constraint picky check (display_name <> 'Picky 3')`);
    await desk.act(id, 'run');
    await app.drainQueue();
    await asSuperuser('alter table clients drop constraint picky');
    expect(await desk.read(id)).toMatchObject({ state: 'done_with_errors', result: { created: 3, failed: 1 } });
    const problems = await desk.get(`/${id}/problems`);
    expect(problems.json()).toMatchObject({ items: [{ line: 4, severity: 'error', code: 'row_rejected' }] });
  });
});
