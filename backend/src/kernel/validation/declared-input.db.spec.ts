import { httpApp, type HttpTestApp, type InjectOptions } from '../../../test/support/index.js';

describe('undeclared input', () => {
  let app: HttpTestApp;
  let address: string;
  beforeAll(async () => {
    app = await httpApp();
    const payload = { displayName: 'Sean O’Brien', contacts: [{ firstName: 'Sean' }] };
    const made = await app.injectAs('owner', { method: 'POST', url: '/api/v1/clients', payload });
    address = `/api/v1/clients/${made.json<{ id: string }>().id}`;
  });
  afterAll(() => app.close());

  const send = async (method: 'GET' | 'POST', url: string, more: InjectOptions = {}) => {
    const answer = await app.injectAs('owner', { method, url: `${address}${url}`, ...more });
    const body = answer.json<{ errors?: object[]; contacts?: object[]; status: unknown }>();
    return { status: answer.statusCode, errors: body.errors, body };
  };
  const json = (payload: string): InjectOptions => ({ payload, headers: { 'content-type': 'application/json' } });

  it('is refused in the query, so that nobody mistakes an action for a dry run', async () => {
    const { status, errors } = await send('POST', '/archive?dryRun=true');
    expect([status, errors]).toEqual([
      422,
      [expect.objectContaining({ parameter: 'dryRun', code: 'unknown_parameter' })],
    ]);
    expect((await send('GET', '')).body.status).toBe('active');
    expect((await send('GET', '?include=contacts')).status).toBe(422);
    expect((await send('GET', '?fields=id')).status).toBe(200);
  });

  it.each(['[]', '[1]', '"x"', '5', 'null', '{"reason":"x"}'])('is refused as a body: %s', async (payload) => {
    const { status, errors } = await send('POST', '/archive', json(payload));
    expect([status, errors]).toEqual([422, [expect.objectContaining({ pointer: '', code: 'unexpected_body' })]]);
  });

  it('may be an empty object, as many programs send', async () => {
    expect((await send('POST', '/archive', json('{}'))).status).toBe(200);
    expect((await send('POST', '/restore', json('{}'))).status).toBe(200);
  });

  it.each(['[]', '"x"', '5', 'null'])('is refused when it is not an object: %s', async (payload) => {
    const before = (await send('GET', '')).body.contacts?.length;
    const { status, errors } = await send('POST', '/contacts', json(payload));
    expect([status, errors]).toEqual([422, [expect.objectContaining({ pointer: '', code: 'is_object' })]]);
    expect((await send('GET', '')).body.contacts).toHaveLength(before ?? 0);
  });
});
