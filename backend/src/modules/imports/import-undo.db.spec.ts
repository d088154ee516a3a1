import { db } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import type { ImportDto } from './import.dto.js';
import { Import } from './import.entity.js';
import { ImportsDriver, peopleCsv } from './imports.factory.js';

let app: HttpTestApp;
let desk: ImportsDriver;
let rival: ImportsDriver;

beforeAll(async () => {
  app = await httpApp();
  desk = new ImportsDriver(app);
  rival = new ImportsDriver(app, 'rival');
});
afterAll(() => app.close());

async function undo(id: string): Promise<ImportDto> {
  await desk.act(id, 'undo');
  await app.drainQueue();
  return desk.read(id);
}

interface ListedClient {
  id: string;
  version: number;
  propertyCount: number;
}

async function client(q: string): Promise<ListedClient> {
  const answer = await app.injectAs('office_manager', {
    method: 'GET',
    url: `/api/v1/clients?q=${encodeURIComponent(q)}`,
  });
  const [found] = answer.json<{ items: ListedClient[] }>().items;
  if (!found) throw new Error(`No client ${q}`);
  return found;
}

async function rename({ id, version }: ListedClient, displayName: string): Promise<void> {
  const request = { method: 'PATCH' as const, url: `/api/v1/clients/${id}`, headers: { 'if-match': `"${version}"` } };
  const answer = await app.injectAs('office_manager', { ...request, payload: { displayName } });
  expect(answer.statusCode).toBe(200);
}

const HOA = 'Display name,External ID,Property street,Access notes\n';

describe('undoing an import', () => {
  it('removes what nobody has changed, keeps and reports the rest, and allows the same file again', async () => {
    const ours = async () => (await desk.clientNames()).filter((name) => /^(Undone \d|Ours)/.test(name));
    await rival.imported(peopleCsv(3, 'Undone'));
    const { id } = await desk.imported(peopleCsv(600, 'Undone'));
    await rename(await client('Undone 17'), 'Ours now');
    expect(await undo(id)).toMatchObject({ state: 'rolled_back', undoUntil: null });
    expect(await ours()).toEqual(['Ours now']);
    expect(await rival.clientNames()).toHaveLength(3);
    const problems = await desk.get(`/${id}/problems?severity=kept`);
    expect(problems.json()).toMatchObject({ items: [{ line: 18, code: 'changed_since' }], nextCursor: null });

    // What is gone comes back, what stayed is not doubled.
    const again = await desk.imported(peopleCsv(600, 'Undone'));
    expect(again.result).toMatchObject({ created: 599, alreadyImported: 1 });
    await undo(again.id);
    expect(await ours()).toEqual(['Ours now']);
  });

  it('includes properties that the import itself added', async () => {
    const { id, result } = await desk.imported(`${HOA}Undone HOA,77,1 Elm,\nUndone HOA,77,2 Oak,Dog\n`);
    expect(result).toMatchObject({ created: 1, propertiesAdded: 1 });
    expect(await undo(id)).toMatchObject({ state: 'rolled_back' });
    expect(await desk.clientNames()).not.toContain('Undone HOA');
  });

  it('removes a property added to a client of an earlier import, which can still be undone', async () => {
    const header = 'J-ID,Display Name,Service Street 1,E-mails,Is Company?\n';
    const first = await desk.imported(`${header}501_1,Undone Jobber,1 Elm,j@example.com,true\n`);
    const second = await desk.imported(`${header}501_2,Undone Jobber,2 Oak,j@example.com,true\n`);
    expect(second.result).toMatchObject({ created: 0, propertiesAdded: 1 });
    expect((await client('Undone Jobber')).propertyCount).toBe(2);
    await undo(second.id);
    expect((await client('Undone Jobber')).propertyCount).toBe(1);
    await undo(first.id);
    expect(await desk.clientNames()).not.toContain('Undone Jobber');
  });

  it('is possible for seven days, once, and only if something was created', async () => {
    const { id } = await desk.imported(peopleCsv(1, 'Settled'));
    await app.asMember('owner', () =>
      db().update(Import, { id }, { finishedAt: () => `now() - interval '7 days 1 minute'` }),
    );
    expect((await desk.act(id, 'undo')).json()).toMatchObject({ status: 409, code: 'undo_expired' });
    const nothing = await desk.imported(peopleCsv(1, 'Settled'));
    expect((await desk.act(nothing.id, 'undo')).json()).toMatchObject({ code: 'undo_expired' });
    const once = await desk.imported(peopleCsv(1, 'Once'));
    await undo(once.id);
    expect((await desk.act(once.id, 'undo')).json()).toMatchObject({ code: 'invalid_transition', from: 'rolled_back' });
  });
});
