import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { jest } from '@jest/globals';
import { DataSource } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { withClient } from '../../../../scripts/roles.mjs';
import type { Config } from '../config/index.js';
import { Probe, Separation } from '../database-checks/index.js';
import { QueueWorker } from '../queue/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { TestProcess } from '../../../test/support/test-process.js';
import { Readiness } from './index.js';

const API = new URL('../../../test/support/slow-api.ts', import.meta.url);

describe('health', () => {
  let app: HttpTestApp;
  beforeAll(async () => void (app = await httpApp({ modules: [], env: { LOG_LEVEL: 'fatal' } })));
  afterAll(() => app.close());

  const get = (url: string) => app.inject({ method: 'GET', url });

  it('is alive and ready, without signing in', async () => {
    expect((await get('/health/live')).json()).toEqual({ status: 'ok' });
    expect((await get('/health/ready')).json()).toEqual({ status: 'ok', warnings: [] });
  });

  it('is not ready while migrations are missing', async () => {
    const { superuserUrl } = app.database;
    const behind = new Readiness(app.get(Probe), app.get(Separation), app.get(QueueWorker));
    await withClient(superuserUrl, (client) => client.query(`update migrations set name = 'x' || name where id = 1`));
    expect((await behind.standing()).obstacles).toEqual(['migrations']);
    await withClient(superuserUrl, (client) =>
      client.query(`update migrations set name = substr(name, 2) where id = 1`),
    );
    expect((await behind.standing()).obstacles).toEqual([]);
  });

  it('answers at once while all connections of the pool are in use', async () => {
    const runners = Array.from({ length: 8 }, () => app.get(DataSource).createQueryRunner());
    await Promise.all(runners.map((runner) => runner.connect()));
    // Whoever asks for a connection of the pool waits behind them.
    const pool = jest.spyOn(PostgresDriver.prototype, 'obtainMasterConnection');
    const answers = await Promise.all(Array.from({ length: 50 }, () => get('/health/ready')));
    expect(pool).not.toHaveBeenCalled();
    pool.mockRestore();
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    await Promise.all(runners.map((runner) => runner.release()));
  });

  it('says within seconds that it is not ready when the database accepts connections but does not answer', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const config = { get: () => `postgres://hedgerow_app:a@127.0.0.1:${port}/hedgerow` } as unknown as Config;
    const probe = new Probe(config);
    const look = jest.spyOn(probe, 'look');
    const readiness = new Readiness(probe, app.get(Separation), app.get(QueueWorker));
    const standings = await Promise.all(Array.from({ length: 20 }, () => readiness.standing()));
    // They share one look at each, and none waits for another's.
    expect(look).toHaveBeenCalledTimes(2);
    expect(standings[19]).toEqual({ obstacles: ['database', 'migrations'], warnings: [] });
    await probe.onModuleDestroy();
    silent.close();
  });

  it('is not ready while companies are not isolated, and says no more than that', async () => {
    const { superuserUrl } = app.database;
    const alter = (sql: string) => withClient(superuserUrl, (client) => client.query(sql));
    await alter('alter table clients no force row level security');
    await app.get(Separation).look();
    const answer = await get('/health/ready');
    expect([answer.statusCode, answer.json()]).toMatchObject([503, { code: 'not_ready', obstacles: ['role'] }]);
    expect(answer.body).not.toMatch(/clients|hedgerow_app|row level/);
    await alter('alter table clients force row level security');
    await app.get(Separation).look();
    expect((await get('/health/ready')).statusCode).toBe(200);
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

  it('finishes requests in flight, accepts no new ones and exits with 0', async () => {
    const { api, url, answer } = await start();
    const ended = api.terminate();
    const response = await answer;
    expect([response.status, await response.json()]).toEqual([200, { done: true }]);
    expect(await ended).toBe(0);
    // Not by the hard stop, which is for what hangs.
    expect(api.output).not.toContain('ending without it');
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('is orderly when its supervisor is gone', async () => {
    const { api, answer } = await start();
    const ended = api.abandon();
    expect((await answer).status).toBe(200);
    expect(await ended).toBe(0);
  });

  it('leaves it alive but not ready meanwhile', async () => {
    app.get(Readiness).leave();
    expect((await app.inject({ method: 'GET', url: '/health/live' })).statusCode).toBe(200);
    const answer = await app.inject({ method: 'GET', url: '/health/ready' });
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'not_ready', obstacles: ['process'] });
    expect(answer.headers['retry-after']).toBe('2');
  });
});
