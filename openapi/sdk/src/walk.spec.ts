import { changeLatest, Hedgerow, ifMatch, OperationFailedError, paginate, waitForOperation } from './index.js';
import { problem, ScriptedApi } from './testing/scripted-api.js';

let api: ScriptedApi;
let hedgerow: Hedgerow;

beforeAll(async () => {
  api = await ScriptedApi.start();
  hedgerow = new Hedgerow({ baseUrl: api.baseUrl, accessToken: 'token' });
});
afterAll(() => api.close());

const page = (ids: number[], nextCursor: string | null) => ({ body: { items: ids.map((id) => ({ id })), nextCursor } });
const path = { clientId: 'c1' };

describe('paginate', () => {
  const clients = () => paginate((at) => hedgerow.clients.listClients({ query: { tag: ['weekly'], ...at } }));

  it('reads to the end, and requests a page only when needed', async () => {
    api.will(page([1, 2], 'two'), page([], 'three'), page([3], null));
    const ids: unknown[] = [];
    for await (const { id } of clients()) {
      ids.push(id);
      if (ids.length === 2) expect(api.received).toHaveLength(1);
    }
    expect(ids).toEqual([1, 2, 3]);
    expect(api.received.map(({ url }) => url.split('?')[1])).toEqual([
      'tag=weekly',
      'tag=weekly&cursor=two',
      'tag=weekly&cursor=three',
    ]);
  });

  it('stops with its loop, and throws what a page threw', async () => {
    api.will(page([1, 2], 'two'));
    const walk = clients();
    await walk.next();
    await walk.return();
    expect(api.received).toHaveLength(1);
    api.will(page([1], 'two'), problem(422, 'validation_failed'));
    await expect(Array.fromAsync(clients())).rejects.toMatchObject({ code: 'validation_failed' });
  });
});

describe('changeLatest', () => {
  const rename = () =>
    changeLatest(
      () => hedgerow.clients.getClient({ path }),
      (client) =>
        hedgerow.clients.updateClient({
          path,
          headers: ifMatch(client),
          body: { displayName: `${client.displayName}!` },
        }),
    );

  it('starts over with a newer version', async () => {
    api.will(
      { body: { version: 1, displayName: 'Fox' } },
      problem(412, 'version_mismatch'),
      { body: { version: 2, displayName: 'Fox Hollow' } },
      { body: { version: 3, displayName: 'Fox Hollow!' } },
    );
    await expect(rename()).resolves.toMatchObject({ version: 3 });
    const changes = api.received.filter(({ method }) => method === 'PATCH');
    expect(changes.map(({ headers, body }) => [headers['if-match'], body])).toEqual([
      ['"1"', '{"displayName":"Fox!"}'],
      ['"2"', '{"displayName":"Fox Hollow!"}'],
    ]);
  });

  it('gives up after repeated conflicts, and at once on another error', async () => {
    const again = [{ body: { version: 1, displayName: 'Fox' } }, problem(412, 'version_mismatch')];
    api.will(...again, ...again, ...again, ...again, ...again);
    await expect(rename()).rejects.toMatchObject({ code: 'version_mismatch' });
    expect(api.received).toHaveLength(10);
    api.will(problem(404, 'client_not_found'));
    await expect(rename()).rejects.toMatchObject({ code: 'client_not_found' });
  });
});

describe('waitForOperation', () => {
  const operation = (state: string, more = {}) => ({
    body: {
      id: 'o1',
      kind: 'imports.run',
      state,
      done: 1,
      total: 2,
      message: null,
      problem: null,
      finishedAt: null,
      ...more,
    },
  });
  const ended = { finishedAt: '2026-10-21T07:28:00Z' };

  it('reports progress, and returns the result', async () => {
    api.will(operation('queued'), operation('running'), operation('succeeded', { ...ended, result: { created: 3 } }));
    const told: string[] = [];
    const done = await waitForOperation(hedgerow, 'o1', { pollMs: 1, onProgress: ({ state }) => told.push(state) });
    expect(done.result).toEqual({ created: 3 });
    expect(told).toEqual(['queued', 'running', 'succeeded']);
  });

  it('throws what went wrong', async () => {
    api.will(operation('failed', { ...ended, problem: { code: 'file_unreadable', detail: 'The file is empty.' } }));
    const waiting = waitForOperation(hedgerow, 'o1', { pollMs: 1 });
    await expect(waiting).rejects.toBeInstanceOf(OperationFailedError);
    await expect(waiting).rejects.toThrow('imports.run failed: The file is empty.');
  });

  it('stops when it is told to', async () => {
    api.will(operation('running'));
    const signal = AbortSignal.timeout(50);
    await expect(waitForOperation(hedgerow, 'o1', { signal })).rejects.toHaveProperty('name', 'TimeoutError');
  });
});
