import { httpApp, type HttpTestApp, type InjectResponse } from '../testing/index.js';

let app: HttpTestApp;
beforeAll(async () => (app = await httpApp()));
afterAll(() => app.close());

const problem = (response: InjectResponse) => ({
  ...response.json<{ status: number; code: string; requestId: string }>(),
});

describe('every error is a problem document', () => {
  it.each([
    ['an address that is not there', { method: 'GET', url: '/api/v1/nothing' }, 404, 'not_found'],
    ['a method that is not there', { method: 'DELETE', url: '/api/v1/auth/login' }, 405, 'method_not_allowed'],
    ['an address that is none', { method: 'GET', url: '/api/v1/%E0%A4%A' }, 400, 'malformed_request'],
    [
      'a body that is not JSON',
      { method: 'POST', url: '/api/v1/auth/login', headers: { 'content-type': 'application/json' }, payload: '{"a"' },
      400,
      'malformed_request',
    ],
    [
      'a body that is XML',
      { method: 'POST', url: '/api/v1/auth/login', headers: { 'content-type': 'application/xml' }, payload: '<a/>' },
      415,
      'unsupported_media_type',
    ],
    [
      'a body without end',
      { method: 'POST', url: '/api/v1/auth/login', payload: { email: 'x'.repeat(1_100_000) } },
      413,
      'too_large',
    ],
    ['a body that is a list', { method: 'POST', url: '/api/v1/auth/login', payload: [1] }, 422, 'validation_failed'],
    ['no body at all', { method: 'POST', url: '/api/v1/auth/login' }, 422, 'validation_failed'],
    [
      'a poisoned prototype',
      {
        method: 'POST',
        url: '/api/v1/auth/login',
        headers: { 'content-type': 'application/json' },
        payload: '{"__proto__":{"a":1}}',
      },
      400,
      'malformed_request',
    ],
    ['nobody', { method: 'GET', url: '/api/v1/tenant' }, 401, 'unauthenticated'],
  ] as const)('%s', async (_, request, status, code) => {
    const response = await app.inject({ ...request });
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect([response.statusCode, problem(response)]).toEqual([status, expect.objectContaining({ status, code })]);
    expect(response.headers['x-request-id']).toBe(problem(response).requestId);
  });

  it('keeps a request id that is well formed, and no other', async () => {
    const ask = (id: string) => app.inject({ method: 'GET', url: '/api/v1/nothing', headers: { 'x-request-id': id } });
    expect((await ask('my-request-0001')).headers['x-request-id']).toBe('my-request-0001');
    expect((await ask('<script>alert(1)</script>')).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('POST', () => {
  const post = (url: string, payload: object) =>
    app.injectAs('owner', { method: 'POST', url: `/api/v1${url}`, payload });

  it('tells where the new record is, where it can be read at an address of its own', async () => {
    const client = await post('/clients', { displayName: 'Located' });
    const { id } = client.json<{ id: string }>();
    expect(client.headers.location).toBe(`/api/v1/clients/${id}`);
    const property = await post(`/clients/${id}/properties`, { address: { line1: '41 Cedar Lane' } });
    expect(property.headers.location).toBe(`/api/v1/properties/${property.json<{ id: string }>().id}`);
    expect((await post(`/clients/${id}/contacts`, { firstName: 'Pat' })).headers).not.toHaveProperty('location');
  });

  it('reads UTF-8 alone, and says what a forbidden name is', async () => {
    const send = (type: string, payload: string) =>
      app.injectAs('owner', { method: 'POST', url: '/api/v1/clients', headers: { 'content-type': type }, payload });
    const other = await send('application/json; charset=utf-16', '{"displayName":"X"}');
    expect(problem(other)).toMatchObject({ status: 415, code: 'unsupported_media_type', detail: 'Send UTF-8.' });
    const poisoned = await send('application/json; charset="UTF-8"', '{"__proto__":{"a":1}}');
    expect(problem(poisoned)).toMatchObject({ status: 400, detail: expect.stringContaining('__proto__') as unknown });
  });

  it('names an empty field once', async () => {
    const { errors } = problem(await post('/clients', { displayName: '' })) as { errors?: object[] };
    expect(errors).toEqual([expect.objectContaining({ pointer: '/displayName', detail: 'This is required.' })]);
  });
});

describe('PATCH', () => {
  const patch = (headers: Record<string, string>, payload: string) =>
    app.injectAs('owner', {
      method: 'PATCH',
      url: '/api/v1/tenant',
      headers: { 'if-match': '*', ...headers },
      payload,
    });

  it('takes a merge patch by its own name', async () => {
    const response = await patch({ 'content-type': 'application/merge-patch+json' }, '{"weekStart":7}');
    expect([response.statusCode, response.json()]).toEqual([200, expect.objectContaining({ weekStart: 7 })]);
  });

  it('answers one that cannot be read', async () => {
    const response = await patch({ 'content-type': 'application/merge-patch+json' }, '{"weekStart"');
    expect([response.statusCode, problem(response).code]).toEqual([400, 'malformed_request']);
  });
});
