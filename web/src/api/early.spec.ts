import { jest } from '@jest/globals';
import { askEarly, askEarlyAsSignedIn, takeEarly } from './early';

const asked: { address: string; authorization: string | undefined }[] = [];
let answers: Record<string, () => Promise<Response>>;
let now = 0;

beforeEach(() => {
  asked.length = 0;
  now = 1_000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  const fetch = async (address: string, init?: RequestInit) => {
    asked.push({ address, authorization: new Headers(init?.headers).get('authorization') ?? undefined });
    return (answers[address] ?? (() => Promise.resolve(Response.json({ address }))))();
  };
  answers = { '/api/v1/auth/refresh': () => Promise.resolve(Response.json({ accessToken: 'a-token' })) };
  Object.assign(globalThis, { window: {}, fetch });
});

const request = (address: string, method = 'GET') => new Request(`https://crm.example.com${address}`, { method });
const LIST = { path: '/api/v1/clients', query: { limit: 100, status: ['active'], q: 'oak & elm' } };

it('gives an answer to the first request for the same, once', async () => {
  askEarlyAsSignedIn([LIST]);
  const same = '/api/v1/clients?q=oak+%26+elm&status=active&limit=100';
  expect(await takeEarly(request('/api/v1/clients?limit=100'))).toBeNull();
  expect(await (await takeEarly(request(same)))?.text()).toContain('oak');
  expect(await takeEarly(request(same))).toBeNull();
  expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, 'Bearer a-token']);
});

it('leaves the renewed session to the app, whole', async () => {
  askEarlyAsSignedIn([]);
  const answer = await takeEarly(request('/api/v1/auth/refresh', 'POST'));
  expect(await answer?.json()).toEqual({ accessToken: 'a-token' });
});

it('requests nothing with an ended session, and leaves it to the app', async () => {
  answers['/api/v1/auth/refresh'] = () => Promise.resolve(Response.json({}, { status: 401 }));
  askEarlyAsSignedIn([LIST]);
  expect((await takeEarly(request('/api/v1/auth/refresh', 'POST')))?.status).toBe(401);
  expect(await takeEarly(request('/api/v1/clients?limit=100&status=active&q=oak+%26+elm'))).toBeNull();
  expect(asked).toHaveLength(1);
});

it('treats a lost connection as if nothing had been requested', async () => {
  answers['/api/v1/auth/options'] = () => Promise.reject(new TypeError('offline'));
  askEarly([{ path: '/api/v1/auth/options' }]);
  expect(await takeEarly(request('/api/v1/auth/options'))).toBeNull();
});

it('drops what is older than the event stream can replay', async () => {
  askEarly([{ path: '/api/v1/auth/options' }]);
  now += 8_000;
  expect(await takeEarly(request('/api/v1/auth/options'))).toBeNull();
});

it('waits for the renewal however long it takes: its cookie sent again may be taken for a stolen one', async () => {
  askEarlyAsSignedIn([]);
  now += 8_000;
  const answer = await takeEarly(request('/api/v1/auth/refresh', 'POST'));
  expect(await answer?.json()).toEqual({ accessToken: 'a-token' });
});
