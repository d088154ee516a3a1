import { httpApp, type HttpTestApp, type InjectResponse } from '../../../test/support/index.js';
import { readingsUntil } from '../../../test/support/processor-time.js';

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

  it('keeps a well-formed request id, and no other', async () => {
    const ask = (id: string) => app.inject({ method: 'GET', url: '/api/v1/nothing', headers: { 'x-request-id': id } });
    expect((await ask('my-request-0001')).headers['x-request-id']).toBe('my-request-0001');
    expect((await ask('<script>alert(1)</script>')).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('POST', () => {
  const post = (url: string, payload: object) =>
    app.injectAs('owner', { method: 'POST', url: `/api/v1${url}`, payload });

  it('answers the address of the new record, if it has one', async () => {
    const client = await post('/clients', { displayName: 'Located' });
    const { id } = client.json<{ id: string }>();
    expect(client.headers.location).toBe(`/api/v1/clients/${id}`);
    const property = await post(`/clients/${id}/properties`, { address: { line1: '41 Cedar Lane' } });
    expect(property.headers.location).toBe(`/api/v1/properties/${property.json<{ id: string }>().id}`);
    expect((await post(`/clients/${id}/contacts`, { firstName: 'Pat' })).headers).not.toHaveProperty('location');
  });

  it('reads UTF-8 only, and says what a forbidden name is', async () => {
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

  it('accepts a merge patch by its media type', async () => {
    const response = await patch({ 'content-type': 'application/merge-patch+json' }, '{"weekStart":7}');
    expect([response.statusCode, response.json()]).toEqual([200, expect.objectContaining({ weekStart: 7 })]);
  });

  it('answers 400 to a body that is not JSON', async () => {
    const response = await patch({ 'content-type': 'application/merge-patch+json' }, '{"weekStart"');
    expect([response.statusCode, problem(response).code]).toEqual([400, 'malformed_request']);
  });
});

describe('a client', () => {
  it('has 15 seconds for the headers and 5 minutes for the request', () => {
    const { headersTimeout, requestTimeout, timeout } = app.nest.getHttpServer();
    expect([headersTimeout, requestTimeout, timeout]).toEqual([15_000, 300_000, 300_000]);
  });
});

describe('oversized input', () => {
  const json = (payload: string | Buffer, more: Record<string, string> = {}) => ({
    payload,
    headers: { 'content-type': 'application/json', ...more },
  });
  const post = (url: string, request: object) =>
    app.injectAs('owner', { method: 'POST', url: `/api/v1${url}`, ...request });
  const fields = (count: number) => `{${Array.from({ length: count }, (_, index) => `"k${index}":1`).join(',')}}`;
  /** Far more than any of these takes, and far less than what is not linear. */
  const soon = async (answer: Promise<InjectResponse>) => {
    const readings = await readingsUntil(answer);
    expect(readings).toBeLessThan(400);
    const { statusCode, body } = await answer;
    expect(body.length).toBeLessThan(64 * 1024);
    return [statusCode, (JSON.parse(body) as { code: string }).code];
  };

  it('does not hold up others, also without signing in', async () => {
    const login = json(fields(95_000));
    const forty = Array.from({ length: 40 }, () => app.inject({ method: 'POST', url: '/api/v1/auth/login', ...login }));
    expect(await soon(Promise.all(forty).then(([first]) => first as InjectResponse))).toEqual([413, 'too_large']);
    const smaller = app.inject({ method: 'POST', url: '/api/v1/auth/login', ...json(fields(990)) });
    expect(await soon(smaller)).toEqual([422, 'validation_failed']);
  });

  it.each([
    [413, 'fields', fields(95_000)],
    [413, 'the same field', `{${'"tags":[],'.repeat(90_000)}"tags":[]}`],
    [413, 'objects in objects', `${'{"contacts":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    [413, 'lists in lists', `{"contacts":${'['.repeat(400_000)}${']'.repeat(400_000)}}`],
    [413, 'more values than any body has', `{"contacts":[${'0,'.repeat(100_000)}0]}`],
    [422, 'objects in a list', `{"displayName":"x","contacts":[${'{},'.repeat(99_000)}{}]}`],
    [
      422,
      'texts in a list',
      `{"displayName":"x","tags":[${Array.from({ length: 90_000 }, (_, n) => `"t${n}"`).join()}]}`,
    ],
    [422, 'digits', `{"termsDays":${'9'.repeat(900_000)}}`],
    [422, 'letters', `{"displayName":"x","contacts":[{"emails":["${'a@'.repeat(400_000)}"]}]}`],
  ])('is answered with %i: %s', async (status, _, body) =>
    expect(await soon(post('/clients', json(body)))).toEqual([
      status,
      status === 413 ? 'too_large' : 'validation_failed',
    ]),
  );

  it.each([
    [
      'rows of anything',
      { rows: Array.from({ length: 500 }, () => ({ action: 'create', client: { a: 1, b: [[]] } })) },
    ],
    ['actions that are no text', { rows: Array.from({ length: 500 }, () => ({ action: { toString: null } })) }],
    [
      'rows of time zones that there are not',
      {
        rows: Array.from({ length: 500 }, () => ({
          action: 'create',
          client: { properties: Array(50).fill({ timezone: 'x' }) },
        })),
      },
    ],
  ])('is refused row by row: %s', async (_, body) => {
    const answer = await post('/clients/bulk', { payload: body });
    expect([answer.statusCode, answer.json()]).toEqual([200, expect.objectContaining({ failed: 500 })]);
    expect(answer.body.length).toBeLessThan(1024 * 1024);
  });

  it.each([
    ['parameters', Array.from({ length: 100_000 }, (_, index) => `k${index}=1`).join('&')],
    ['one parameter again and again', 'tag=a&'.repeat(1_500)],
    ['a value', `q=${'x'.repeat(100_000)}`],
  ])('is refused in an address: %s', async (_, query) =>
    expect(await soon(app.injectAs('owner', { method: 'GET', url: `/api/v1/clients?${query}` }))).toEqual([
      400,
      'malformed_request',
    ]),
  );

  it('is refused as an id, with the errors of the operation', async () => {
    const read = (id: string) => app.injectAs('owner', { method: 'GET', url: `/api/v1/clients/${id}` });
    expect(await soon(read('x'.repeat(201)))).toEqual([422, 'validation_failed']);
    expect(await soon(read('9'.repeat(10_000)))).toEqual([422, 'validation_failed']);
  });

  it('does not use up the Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'after-the-deep-one' };
    const deep = json('{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000), key);
    expect(await soon(post('/clients', deep))).toEqual([413, 'too_large']);
    expect((await post('/clients', json('{"displayName":"Shallow"}', key))).statusCode).toBe(201);
  });
});

describe('text', () => {
  const create = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    app.injectAs('owner', {
      method: 'POST',
      url: '/api/v1/clients',
      headers: { 'content-type': 'application/json', ...headers },
      payload,
    });
  const latin1 = Buffer.from('{"displayName":"Müller"}', 'latin1');

  it.each([
    [
      'in a body',
      { method: 'POST', url: '/api/v1/clients', headers: { 'content-type': 'application/json' }, payload: latin1 },
    ],
    ['in a query', { method: 'GET', url: '/api/v1/clients?q=M%FCller' }],
    ['in a path', { method: 'GET', url: '/api/v1/clients/M%FCller' }],
  ] as const)('is UTF-8 %s', async (_, request) => {
    const answer = await app.injectAs('owner', { ...request });
    expect(problem(answer)).toMatchObject({ status: 400, code: 'malformed_request' });
  });

  it('must have a documented encoding', async () => {
    const { detail } = (await create(latin1)).json<{ detail: string }>();
    expect(detail).toContain('UTF-8');
  });

  it('must not be compressed', async () => {
    const answer = await create(Buffer.from('1f8b0800', 'hex'), { 'content-encoding': 'gzip' });
    expect(problem(answer)).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  it.each(['Miller\r\nBcc: x', 'Miller\n', 'a\tb', 'a\u001bb', 'a\u2028b'])(
    'of a name is one line: not %j',
    async (displayName) => {
      const { errors } = (await create(JSON.stringify({ displayName }))).json<{ errors?: object[] }>();
      expect(errors).toEqual([expect.objectContaining({ pointer: '/displayName', code: 'one_line' })]);
    },
  );

  it('of a note keeps its lines, however they were sent', async () => {
    const answer = await create(JSON.stringify({ displayName: 'Lines', notes: 'one\r\ntwo\rthree\nfour' }));
    expect(answer.json()).toMatchObject({ notes: 'one\ntwo\nthree\nfour' });
  });
});
