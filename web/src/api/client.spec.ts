import { jest } from '@jest/globals';

const asked: string[] = [];
let answer: (path: string) => Promise<Response>;
let send: typeof import('./client').send;

beforeAll(async () => {
  // A session that the server has ended while this browser still has its mark.
  Object.assign(globalThis, {
    window: { location: { origin: 'https://crm.example.com' } },
    document: { cookie: 'hedgerow_signed_in=1' },
    navigator: { onLine: true },
    BroadcastChannel: undefined,
    fetch: ({ url }: Request) => {
      const { pathname } = new URL(url);
      asked.push(pathname);
      return answer(pathname);
    },
  });
  const { configureClient, ...client } = await import('./client');
  configureClient();
  send = client.send;
});

beforeEach(() => {
  asked.length = 0;
  answer = (path) => Promise.resolve(Response.json({}, { status: path.endsWith('/refresh') ? 401 : 200 }));
});

const post = (path: string) => send(new Request(`https://crm.example.com${path}`, { method: 'POST', body: '{}' }));

it.each([
  '/api/v1/auth/login',
  '/api/v1/auth/forgot-password',
  '/api/v1/auth/reset-password',
  '/api/v1/invitations/preview',
  '/api/v1/invitations/accept',
])('requests no session where none is needed: %s', async (path) => {
  const ended = jest.fn();
  const { session } = await import('./session');
  session.onEnd(ended);
  expect((await post(path)).status).toBe(200);
  expect(asked).toEqual([path]);
  expect(ended).not.toHaveBeenCalled();
});

it('requests one everywhere else', async () => {
  await post('/api/v1/invitations/join');
  expect(asked).toContain('/api/v1/auth/refresh');
});

it('never repeats an unsafe request when the connection drops', async () => {
  const { resetPassword } = await import('./generated/requests/public.gen');
  const path = '/api/v1/auth/reset-password';
  answer = (of) =>
    of === path
      ? Promise.reject(new TypeError('Failed to fetch'))
      : Promise.resolve(Response.json({}, { status: 401 }));
  const { error } = await resetPassword({ body: { token: 'a-token', password: 'correct horse battery staple' } });
  expect(error).toHaveProperty('isOffline', true);
  expect(asked.filter((of) => of === path)).toHaveLength(1);
});

/** A response whose body breaks off, as when the page is left while it arrives. */
const broken = (): Response =>
  new Response(new ReadableStream({ pull: (body) => body.error(new TypeError('network error')) }), {
    headers: { 'Content-Type': 'application/json' },
  });

it.each([
  ['a page that is left while the response arrives', broken],
  ['a proxy that refuses', () => new Response('Bad Request', { status: 400 })],
  ['a limit', () => Response.json({ code: 'too_many_requests' }, { status: 429 })],
  ['a server that restarts', () => new Response('', { status: 502 })],
])('keeps the session through %s', async (_, refreshed) => {
  const ended = jest.fn();
  const { session } = await import('./session');
  session.onEnd(ended);
  document.cookie = 'hedgerow_signed_in=1';
  answer = () => Promise.resolve(refreshed());
  await expect(session.renew()).rejects.toHaveProperty('name', 'Problem');
  expect(ended).not.toHaveBeenCalled();
  expect(session.isExpected).toBe(true);
});
