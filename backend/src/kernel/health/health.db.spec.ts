import { DataSource } from 'typeorm';
import { withClient } from '../../../../scripts/roles.mjs';
import { QueueWorker } from '../queue/index.js';
import { httpApp, type HttpTestApp } from '../testing/index.js';
import { TestProcess } from '../testing/test-process.js';
import { Readiness } from './index.js';

const API = new URL('../testing/slow-api.ts', import.meta.url);

describe('health', () => {
  let app: HttpTestApp;
  beforeAll(async () => void (app = await httpApp({ modules: [] })));
  afterAll(() => app.close());

  const get = (url: string) => app.inject({ method: 'GET', url });

  it('is alive and ready, for anybody who asks', async () => {
    expect((await get('/health/live')).json()).toEqual({ status: 'ok' });
    expect((await get('/health/ready')).json()).toEqual({ status: 'ok' });
  });

  it('is not ready on a database that is behind', async () => {
    const { superuserUrl } = app.database;
    const behind = new Readiness(app.get(DataSource), app.get(QueueWorker));
    await withClient(superuserUrl, (client) => client.query(`update migrations set name = 'x' || name where id = 1`));
    expect(await behind.obstacles()).toEqual(['migrations']);
    await withClient(superuserUrl, (client) =>
      client.query(`update migrations set name = substr(name, 2) where id = 1`),
    );
    expect(await behind.obstacles()).toEqual([]);
  });

  it('is alive but not ready while it ends', async () => {
    app.get(Readiness).leave();
    expect((await get('/health/live')).statusCode).toBe(200);
    const answer = await get('/health/ready');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'not_ready', obstacles: ['process'] });
    expect(answer.headers['retry-after']).toBe('2');
  });
});

describe('the end of an API process', () => {
  let app: HttpTestApp;
  beforeAll(async () => void (app = await httpApp({ modules: [] })));
  afterAll(() => app.close());

  const start = async () => {
    const api = await TestProcess.start(API, { HEDGEROW_SUPERVISED: '1' });
    const url = String((await api.said('ready'))['url']);
    const answer = fetch(`${url}/api/v1/slow`);
    await api.said('working');
    return { api, url, answer };
  };

  it('finishes what is in flight, takes nothing new and exits with 0', async () => {
    const { api, url, answer } = await start();
    const toldAt = performance.now();
    const ended = api.terminate();
    const response = await answer;
    expect([response.status, await response.json()]).toEqual([200, { done: true }]);
    expect(await ended).toBe(0);
    // Not by the hard stop, which is for what hangs.
    expect(performance.now() - toldAt).toBeLessThan(20_000);
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('comes in order when its supervisor is gone', async () => {
    const { api, answer } = await start();
    const ended = api.abandon();
    expect((await answer).status).toBe(200);
    expect(await ended).toBe(0);
  });
});
