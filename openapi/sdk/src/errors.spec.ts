import { type ErrorCode, Hedgerow, HedgerowConnectionError, HedgerowError, isRefusalOf } from './index.js';
import { problem, ScriptedApi } from './testing/scripted-api.js';

let api: ScriptedApi;
let hedgerow: Hedgerow;

beforeAll(async () => {
  api = await ScriptedApi.start();
  hedgerow = new Hedgerow({ baseUrl: api.baseUrl, accessToken: 'token', maxRetries: 0 });
});
afterAll(() => api.close());

const path = { clientId: '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b' };
const failureOf = (call: PromiseLike<unknown>) =>
  Promise.resolve(call).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('an error', () => {
  it('has the problem document and the operation', async () => {
    const errors = [{ pointer: '/email', code: 'invalid_email', detail: 'Enter an e-mail address.' }];
    api.will(problem(422, 'validation_failed', { detail: 'Some fields need attention.', errors, limit: 3 }));
    const error = await failureOf(hedgerow.clients.createClient({ body: { kind: 'person', displayName: '' } }));
    expect(error).toBeInstanceOf(HedgerowError);
    expect(error).toMatchObject({
      name: 'HedgerowError',
      operation: 'createClient',
      status: 422,
      code: 'validation_failed',
      requestId: 'req-0001',
      errors,
      problem: { limit: 3 },
      message: 'createClient answered 422 validation_failed: Some fields need attention.',
    });
  });

  it('is typed by the operation that was refused', async () => {
    api.will(problem(409, 'client_has_open_jobs'));
    const error = await failureOf(hedgerow.clients.archiveClient({ path }));
    expect(isRefusalOf(error, 'archiveClient')).toBe(true);
    expect(isRefusalOf(error, 'restoreClient')).toBe(false);
    if (!isRefusalOf(error, 'archiveClient')) return;
    // @ts-expect-error: no code of this operation; the compiler is what is tested here.
    expect(error.code === 'import_not_found').toBe(false);
    const known: ErrorCode<'archiveClient'> = error.code;
    expect(known).toBe('client_has_open_jobs');
  });

  it('differs from the answer of another server', async () => {
    api.will({ status: 502, body: '<h1>Bad gateway</h1>', headers: { 'content-type': 'text/html' } });
    const error = await failureOf(hedgerow.clients.getClient({ path }));
    expect(error).toMatchObject({ status: 502, code: 'unreadable_answer', errors: [] });
    expect(error).toHaveProperty('requestId', api.received[0]?.headers['x-request-id']);
  });

  it('differs from a page that answers 200 to everything', async () => {
    api.will({ body: '<!doctype html>' });
    const error = await failureOf(hedgerow.clients.getClient({ path }));
    expect(error).toBeInstanceOf(HedgerowConnectionError);
    expect(error).toHaveProperty('message', expect.stringContaining('is something else at this address?'));
  });
});

it('a missing answer has a reason', async () => {
  const nobody = new Hedgerow({ baseUrl: 'http://127.0.0.1:9', maxRetries: 0 });
  await expect(nobody.health.getLiveness()).rejects.toThrow(/^getLiveness got no answer: .+/);
});
