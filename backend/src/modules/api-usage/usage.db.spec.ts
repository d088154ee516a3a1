import { db } from '../../kernel/database/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { ApiUsageModule } from './api-usage.module.js';
import type { ApiKeyDto } from '../api-keys/api-key.dto.js';
import { SweepApiKeyUsage } from './usage.queue.js';
import { anApiKey, injectWith } from '../api-keys/api-keys.factory.js';
import type { CompanyUsageDto, UsageDto } from './usage.dto.js';
import { UsageRecorder } from './usage-recorder.js';

let app: HttpTestApp;
beforeAll(async () => void (app = await httpApp({ modules: [ApiUsageModule] })));
afterAll(() => app.close());

const url = '/api/v1/api-keys';
const today = () => new Date().toISOString().slice(0, 10);
const read = async <Body>(path: string) =>
  (await app.injectAs('owner', { method: 'GET', url: url + path })).json<Body>();
const ask = (secret: string, path = '/api/v1/tenant') => injectWith(app, secret, { method: 'GET', url: path });
const flush = () => app.get(UsageRecorder).flush();

describe('usage', () => {
  it('is counted for each key and day, with errors and latency', async () => {
    const { id, secret } = await anApiKey(app, ['clients.read.all']);
    await ask(secret);
    await ask(secret);
    await ask(secret, url);
    await flush();
    await ask(secret);
    await flush();
    const usage = await read<UsageDto>(`/${id}/usage`);
    expect(usage.total).toMatchObject({ requests: 4, clientErrors: 1, serverErrors: 0 });
    expect(usage.total.p50Ms).toBeLessThanOrEqual(usage.total.maxMs ?? 0);
    expect(usage.days).toHaveLength(30);
    expect(usage.days.at(-1)).toMatchObject({ day: today(), requests: 4 });
    expect(usage.days[0]).toMatchObject({ requests: 0, p50Ms: null });
  });

  it('shows when and from where a key was last used (promise 2.9), without a write per request or a new version', async () => {
    const { id, secret, version } = await anApiKey(app, ['clients.read.all']);
    await ask(secret);
    expect((await read<ApiKeyDto>(`/${id}`)).lastUsedAt).toBeNull();
    await flush();
    const key = await read<ApiKeyDto>(`/${id}`);
    expect(key).toMatchObject({ lastUsedAddress: '127.0.0.1', version });
    expect(Date.now() - Date.parse(key.lastUsedAt ?? '')).toBeLessThan(30_000);
  });

  it('is added up for the company, and never with another’s', async () => {
    const rival = await anApiKey(app, ['clients.read.all'], { company: 'rival' });
    const own = await anApiKey(app, ['clients.read.all'], { name: 'Busy' });
    const before = await read<CompanyUsageDto>('/usage');
    for (let n = 0; n < 7; n += 1) await ask(own.secret);
    await ask(rival.secret);
    await flush();
    const after = await read<CompanyUsageDto>('/usage');
    expect(after.total.requests - before.total.requests).toBe(7);
    expect(after.keys).toContainEqual(expect.objectContaining({ apiKeyId: own.id, name: 'Busy', requests: 7 }));
    expect(after.keys.map(({ apiKeyId }) => apiKeyId)).not.toContain(rival.id);
  });

  it('is kept for ninety days', async () => {
    const { id, secret } = await anApiKey(app, ['clients.read.all']);
    await ask(secret);
    await flush();
    const age = `update api_key_usage set day = day - $2::int where api_key_id = $1`;
    const days = () =>
      app.asMember('owner', () => db().query<object[]>('select from api_key_usage where api_key_id = $1', [id]));
    await app.asMember('owner', () => db().query(age, [id, 90]));
    await app.drainQueue();
    expect(await days()).toHaveLength(1);
    await app.asMember('owner', () => db().query(age, [id, 1]));
    await app.asMember('owner', () => app.get(QueueTasks).enqueue(SweepApiKeyUsage, {}));
    await app.drainQueue();
    expect(await days()).toEqual([]);
  });

  it.each([
    ['from=2027-03-02&to=2027-03-01', 'after_to'],
    ['from=2027-01-01&to=2027-06-01', 'too_long'],
  ])('refuses the days %s', async (query, code) => {
    const answer = await app.injectAs('owner', { method: 'GET', url: `${url}/usage?${query}` });
    expect([answer.statusCode, answer.json()]).toMatchObject([422, { errors: [{ parameter: 'from', code }] }]);
  });
});
