import { jest } from '@jest/globals';
import { Hedgerow, HedgerowConnectionError, HedgerowError } from './index.js';
import { problem, ScriptedApi } from './testing/scripted-api.js';

const CLIENT = { id: '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b', displayName: 'Fox Hollow', version: 7 };
const path = { clientId: CLIENT.id };
const newClient = { body: { kind: 'company', displayName: 'Fox Hollow' } } as const;

let api: ScriptedApi;
let hedgerow: Hedgerow;

beforeAll(async () => {
  api = await ScriptedApi.start();
  hedgerow = new Hedgerow({ baseUrl: `${api.baseUrl}/`, apiKey: 'hr_test_key' });
  // Waits are the policy's business, and its spec looks at them.
  jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterAll(() => api.close());

const sent = (name: string) => api.received.map(({ headers }) => headers[name]);

describe('a request', () => {
  it('has the credentials, the user agent and a request id', async () => {
    api.will({ body: CLIENT });
    await expect(hedgerow.clients.getClient({ path })).resolves.toEqual(CLIENT);
    const [received] = api.received;
    expect(received).toMatchObject({ method: 'GET', url: `/api/v1/clients/${CLIENT.id}` });
    expect(received?.headers).toMatchObject({
      authorization: 'Bearer hr_test_key',
      'user-agent': expect.stringMatching(/^hedgerow-sdk\/\d/) as string,
      'x-request-id': expect.stringMatching(/^[\w-]{36}$/) as string,
    });
  });

  it('repeats the name of a list parameter, and leaves out what is undefined', async () => {
    api.will({ body: { items: [], nextCursor: null } });
    await hedgerow.clients.listClients({
      query: { tag: ['weekly', 'a & b'], q: 'Łuk', ...({ cursor: undefined } as object) },
    });
    expect(api.received[0]?.url).toBe('/api/v1/clients?tag=weekly&tag=a+%26+b&q=%C5%81uk');
  });

  it('cannot be redirected to another operation by a path parameter', async () => {
    api.will({ body: CLIENT });
    await hedgerow.clients.getClient({ path: { clientId: '../jobs?x=#' } });
    expect(api.received[0]?.url).toBe('/api/v1/clients/..%2Fjobs%3Fx%3D%23');
    for (const clientId of ['', '.', '..']) {
      await expect(hedgerow.clients.getClient({ path: { clientId } })).rejects.toThrow('The path needs a value');
    }
  });

  it('sends files as a form, and returns files as they are', async () => {
    api.will({ status: 201, body: { id: '1' } }, { body: '%PDF-', headers: { 'content-type': 'application/pdf' } });
    await hedgerow.imports.createImport({ body: { file: new File(['name\nFox'], 'clients.csv') } });
    expect(api.received[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(api.received[0]?.body).toMatch(/name="file"; filename="clients.csv"[^]*name\nFox/);
    const paper = await hedgerow.jobs.getWorkOrder({ path: { jobId: CLIENT.id } });
    await expect(paper.text()).resolves.toBe('%PDF-');
  });

  it('returns the headers when asked', async () => {
    api.will({ body: CLIENT, headers: { etag: '"7"' } }, { status: 204, body: '' });
    const { data, response } = await hedgerow.clients.getClient({ path }).withResponse();
    expect([data.version, response.headers.get('etag')]).toEqual([7, '"7"']);
    const gone = hedgerow.contacts.deleteContact({ path: { contactId: CLIENT.id }, headers: { 'If-Match': '"7"' } });
    await expect(gone).resolves.toBeUndefined();
  });

  it('reads a stream event by event', async () => {
    const headers = { 'content-type': 'text/event-stream' };
    api.will({ headers, body: 'id: 1\nevent: change\ndata: {"seq":1}\n\n: still here\n\nid: 2\ndata: {"seq":2}\n\n' });
    const seen: unknown[] = [];
    for await (const { id, data } of await hedgerow.events.streamEvents()) seen.push([id, JSON.parse(data)]);
    expect(seen).toEqual([
      ['1', { seq: 1 }],
      ['2', { seq: 2 }],
    ]);
  });
});

describe('credentials', () => {
  it('are not sent to operations that need none', async () => {
    api.will({ body: { status: 'ok' } });
    await hedgerow.health.getLiveness();
    expect(sent('authorization')).toEqual([undefined]);
  });

  it('are requested once more when they have expired, and no third time', async () => {
    const asked: boolean[] = [];
    const tokenProvider = ({ expired }: { expired: boolean }) => {
      asked.push(expired);
      return expired ? 'fresh' : 'stale';
    };
    const app = new Hedgerow({ baseUrl: api.baseUrl, tokenProvider });
    api.will(problem(401, 'unauthenticated'), { body: CLIENT });
    await app.clients.getClient({ path });
    expect(sent('authorization')).toEqual(['Bearer stale', 'Bearer fresh']);
    api.will(problem(401, 'unauthenticated'), problem(401, 'unauthenticated'));
    await expect(app.clients.getClient({ path })).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(asked).toEqual([false, true, false, true]);
  });

  it('can be given in one way only', () => {
    expect(() => new Hedgerow({ baseUrl: api.baseUrl, apiKey: 'a', accessToken: 'b' })).toThrow('Give one of');
  });
});

describe('a retry', () => {
  it('has the Idempotency-Key of the first attempt, so that it has no second effect', async () => {
    api.will('hang_up', problem(502, 'bad_gateway'), { status: 201, body: CLIENT });
    await expect(hedgerow.clients.createClient(newClient)).resolves.toEqual(CLIENT);
    const keys = sent('idempotency-key');
    expect(keys).toHaveLength(3);
    expect(keys[0]).toMatch(/^[\w-]{36}$/);
    expect(new Set(keys).size).toBe(1);
    expect(new Set(api.received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(sent('x-request-id')).size).toBe(3);
  });

  it('uses the key of the caller, or a new one for each call', async () => {
    api.will({ body: CLIENT }, { body: CLIENT }, { body: CLIENT });
    await hedgerow.clients.createClient({ ...newClient, headers: { 'Idempotency-Key': 'import-row-17' } });
    await hedgerow.clients.createClient(newClient);
    await hedgerow.clients.createClient(newClient);
    const [mine, first, second] = sent('idempotency-key');
    expect(mine).toBe('import-row-17');
    expect(first).not.toBe(second);
  });

  it('waits as long as the API asks', async () => {
    const limited = { ...problem(429, 'too_many_requests'), headers: { 'retry-after': '1' } };
    api.will(limited, { body: CLIENT });
    const started = performance.now();
    await hedgerow.clients.getClient({ path });
    expect(performance.now() - started).toBeGreaterThan(950);
  });

  it('is left to the caller when the API asks for more than that', async () => {
    api.will({ ...problem(429, 'too_many_requests'), headers: { 'retry-after': '900' } });
    await expect(hedgerow.clients.getClient({ path })).rejects.toMatchObject({ retryAfterSeconds: 900 });
  });

  it('is not made for a change without a key, whose outcome is unknown', async () => {
    api.will('hang_up');
    const change = hedgerow.clients.updateClient({
      path,
      headers: { 'If-Match': '"7"' },
      body: { displayName: 'Fox' },
    });
    await expect(change).rejects.toBeInstanceOf(HedgerowConnectionError);
    expect(api.received).toHaveLength(1);
  });

  it('is not made for an answer that will not change', async () => {
    api.will(problem(404, 'client_not_found'));
    await expect(hedgerow.clients.getClient({ path })).rejects.toBeInstanceOf(HedgerowError);
    expect(api.received).toHaveLength(1);
  });

  it('ends with the last answer', async () => {
    api.will('hang_up', 'hang_up', problem(503, 'unavailable'));
    const call = hedgerow.clients.getClient({ path }, { maxRetries: 2 });
    await expect(call).rejects.toMatchObject({ status: 503, code: 'unavailable' });
  });
});

describe('giving up', () => {
  it('happens after the time limit, and says so', async () => {
    api.will('silence');
    const call = hedgerow.clients.getClient({ path }, { timeoutMs: 50, maxRetries: 0 });
    await expect(call).rejects.toThrow('getClient got no answer: None within 50 ms.');
  });

  it('is possible at any time: during a request, and while it waits for a retry', async () => {
    const running = new AbortController();
    api.will('silence');
    const call = hedgerow.clients.getClient({ path }, { signal: running.signal });
    running.abort(new Error('The page was left.'));
    await expect(call).rejects.toThrow('The page was left.');

    api.will({ ...problem(503, 'unavailable'), headers: { 'retry-after': '30' } });
    const patience = AbortSignal.timeout(1_500);
    const waiting = hedgerow.clients.getClient({ path }, { signal: patience });
    await expect(waiting).rejects.toHaveProperty('name', 'TimeoutError');
    expect(api.received).toHaveLength(1);
  });

  it('leaves no unhandled rejection, however the answer is read', async () => {
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    api.will(problem(404, 'client_not_found'), problem(404, 'client_not_found'));
    await expect(hedgerow.clients.getClient({ path }).withResponse()).rejects.toBeInstanceOf(HedgerowError);
    await hedgerow.clients.getClient({ path }).catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
