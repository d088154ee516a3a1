import iconv from 'iconv-lite';
import { Client } from 'pg';
import { db, Scopes } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import type { ImportDto } from './import.dto.js';
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

describe('an import run', () => {
  it('that is killed continues where it stopped, and imports each row once', async () => {
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

  it('records one event per client and one for its own end', async () => {
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

  it('that is canceled keeps what it has imported, which can be undone', async () => {
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

  it('that is stopped through its operation ends as canceled', async () => {
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

describe('the rows of an import', () => {
  it('import a client without its invalid email or phone, report that, and import nobody twice', async () => {
    const list =
      'Name,Email,Phone,Street\nMabel One,mabel@,212 555 0186,1 Fern\nMabel Two,mabel2@example.com,call me,2 Fern\n';
    const first = await desk.imported(list);
    expect(first).toMatchObject({ state: 'done', result: { created: 2, failed: 0, noticed: 2 } });
    const { items } = (await desk.get(`/${first.id}/problems`)).json<{ items: object[] }>();
    expect(items).toMatchObject([
      { line: 2, severity: 'notice', code: 'email_invalid', value: 'mabel@', clientId: expect.any(String) },
      { line: 3, severity: 'notice', code: 'phone_invalid', columnName: 'Phone', clientId: expect.any(String) },
    ]);
    const file = await desk.get(`/${first.id}/problems/file?severity=notice`);
    const mended = file.body.replace('mabel@,', 'mabel@example.com,').replace('call me,', '212 555 0187,');
    expect((await desk.imported(mended)).result).toMatchObject({ created: 0, alreadyImported: 2 });
  });

  it('become one client with several properties for a household, in the dry run as in the run', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => {
      const who = `Household ${index % 150},household${index % 150}@example.com,(937) 555-0161`;
      return `${who},${index} Fern Way,Dayton`;
    });
    const { id, validation } = await desk.validated(
      ['Name,Email,Phone,Service Street,Service City', ...rows].join('\n'),
    );
    expect(validation).toMatchObject({ created: 150, propertiesAdded: 150, noticed: 0 });
    await desk.act(id, 'run');
    await app.drainQueue();
    expect(await desk.read(id)).toMatchObject({ result: { created: 150, propertiesAdded: 150, noticed: 0 } });
    const found = await app.injectAs('office_manager', { method: 'GET', url: '/api/v1/clients?q=household%20149' });
    expect(found.json<{ items: object[] }>().items[0]).toMatchObject({
      displayName: 'Household 149',
      propertyCount: 2,
    });
  });

  it('add a property to a household of an earlier file, report that, and can be undone', async () => {
    const head = 'Name,Email,Service Street,Service City\n';
    const who = 'Twice Over,twiceover@example.com';
    await desk.imported(`${head}${who},1 Fern Way,Dayton\n`);
    const second = await desk.imported(`${head}${who},2 Oak Way,Troy\n${who},1 Fern Way,Dayton\n`);
    expect(second.result).toMatchObject({ created: 0, propertiesAdded: 1, alreadyImported: 1, noticed: 1 });
    const { items } = (await desk.get(`/${second.id}/problems`)).json<{ items: object[] }>();
    expect(items[0]).toMatchObject({
      line: 2,
      severity: 'notice',
      code: 'added_to_client',
      clientId: expect.any(String),
    });
    const places = async () => {
      const answer = await app.injectAs('office_manager', { method: 'GET', url: '/api/v1/clients?q=twice%20over' });
      return answer.json<{ items: { propertyCount: number }[] }>().items.map(({ propertyCount }) => propertyCount);
    };
    expect(await places()).toEqual([2]);
    await desk.act(second.id, 'undo');
    await app.drainQueue();
    expect(await places()).toEqual([1]);
  });

  it('are matched by the ids of their program, in two files as in one', async () => {
    const header = 'ID,Client,Email,Service Street\n';
    const [one, two] = ['71,Elm Court,manager@example.com,1 Elm\n', '72,Oak Court,manager@example.com,2 Oak\n'];
    expect((await desk.imported(header + one)).result).toMatchObject({ created: 1 });
    expect((await desk.imported(header + two)).result).toMatchObject({ created: 1, duplicates: 0 });
    expect((await desk.imported(`Client,Email\nAsh Court,manager@example.com\n`)).result).toMatchObject({
      duplicates: 1,
    });
    const placeholders = [
      'none@none.com,000-000-0000',
      'none@none.com,(000) 000-0000',
      'test@example.com,123-456-7890',
    ];
    const list = placeholders.map((reached, index) => `Placeholder ${index},${reached}`);
    expect((await desk.imported(`Name,Email,Phone\n${list[0]}`)).result).toMatchObject({ created: 1 });
    const others = ['Name,Email,Phone', ...list.slice(1), 'Placeholder 9,test@example.com,123-456-7890'].join('\n');
    expect((await desk.imported(others)).result).toMatchObject({ created: 3 });
  });

  it('keep several addresses as properties, which an undo removes, and the creation date of a client', async () => {
    const list =
      'J-ID,Display Name,E-mails,Created Date,Notes,Service Street 1,Service City,Is Company?\n' +
      '88_1,Many Places,many@example.com,2019-04-01,Call first,1 A St ::: 2 B St,Dayton ::: Troy,false\n';
    expect((await desk.imported(list)).result).toMatchObject({ created: 1 });
    const more = list.replace('88_1', '88_2').replace('1 A St ::: 2 B St', '3 C St ::: 4 D St');
    const { id, result } = await desk.imported(more);
    expect(result).toMatchObject({ propertiesAdded: 1, noticed: 0 });
    const read = async () => {
      const found = await app.injectAs('office_manager', { method: 'GET', url: '/api/v1/clients?q=many%20places' });
      return found.json<{ items: Array<{ propertyCount: number; createdAt: string }> }>().items[0];
    };
    expect(await read()).toMatchObject({ propertyCount: 4, createdAt: '2019-04-01T12:00:00.000Z' });
    await desk.act(id, 'undo');
    await app.drainQueue();
    expect(await read()).toMatchObject({ propertyCount: 2 });
  });

  it('warn of a guessed encoding, and report a group card as no client', async () => {
    const russian = (await desk.upload(iconv.encode('Name,City\nИван Петров,Rye\n', 'windows-1251'))).json<ImportDto>();
    expect(russian.format).toMatchObject({ encoding: 'windows-1251', encodingIsGuess: true });
    const chosen = (await desk.patch(russian, { format: { encoding: 'koi8-r' } })).json<ImportDto>();
    expect(chosen).toMatchObject({ format: { encoding: 'koi8-r', encodingIsGuess: false } });
    const cards =
      'BEGIN:VCARD\nVERSION:4.0\nFN:Rotary\nKIND:group\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:Gus Groupless\nEND:VCARD\n';
    const { id, result } = await desk.imported(cards);
    expect(result).toMatchObject({ created: 1, noClients: 1 });
    expect((await desk.get(`/${id}/problems`)).json()).toMatchObject({
      items: [{ line: 1, severity: 'skipped', code: 'not_a_client', value: 'Rotary' }],
    });
  });
});
