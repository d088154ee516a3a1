import { db, Scopes } from '../../kernel/database/index.js';
import { timeZoneNamed } from '../../kernel/formats/index.js';
import type { Page } from '../../kernel/paging/index.js';
import { tzlib_get_timezones } from 'timezones-ical-library';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import type { TenantDto } from './tenant.dto.js';

let app: HttpTestApp;
beforeAll(async () => (app = await httpApp()));
afterAll(() => app.close());

const tenant = async (company: 'greenfield' | 'rival' = 'greenfield') =>
  app.injectAs('owner', { method: 'GET', url: '/api/v1/tenant' }, company);
const change = (payload: object, version: string, role: 'owner' | 'dispatcher' = 'owner') =>
  app.injectAs(role, { method: 'PATCH', url: '/api/v1/tenant', payload, headers: { 'if-match': version } });

describe('settings of the company', () => {
  it('change for one company only, by those who may', async () => {
    const before = await tenant();
    const { version } = before.json<TenantDto>();
    expect(before.headers.etag).toBe(`"${version}"`);
    const changed = await change({ name: 'Green', address: { city: 'Millburn' } }, `"${version}"`);
    expect(changed.json()).toMatchObject({ name: 'Green', address: { city: 'Millburn' }, version: version + 1 });
    expect((await tenant('rival')).json<TenantDto>()).toMatchObject({ name: 'rival', version: 1 });
    expect((await change({ name: 'Mine' }, '*', 'dispatcher')).statusCode).toBe(403);
    for (const phone of ['12', '#4', 'none']) {
      const refused = await change({ phone }, '*');
      expect([phone, refused.json()]).toMatchObject([phone, { errors: [{ pointer: '/phone' }] }]);
    }
  });

  it('never overwrite what somebody else just changed', async () => {
    const { version } = (await tenant()).json<TenantDto>();
    expect((await change({ name: 'In time' }, `"${version}"`)).statusCode).toBe(200);
    const stale = await change({ name: 'Too late' }, `"${version}"`);
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({ code: 'version_mismatch', currentVersion: version + 1 });
  });

  it('tell what changed, and nothing when nothing did', async () => {
    const told = () =>
      app.asMember('owner', () =>
        db().query<object[]>(`select version, data, previous from events where type = 'tenant.updated' order by seq`),
      );
    const settings = { name: 'Greener', address: { city: 'Summit' } };
    const etag = String((await change(settings, '*')).headers.etag);
    const { length } = await told();
    const same = await change(settings, etag);
    expect(same.headers.etag).toBe(etag);
    expect(await told()).toHaveLength(length);
    const changed = await change({ address: { region: 'NJ' } }, etag);
    expect((await told()).slice(length)).toEqual([
      { version: changed.json<TenantDto>().version, data: changed.json(), previous: { address: { city: 'Summit' } } },
    ]);
  });

  it('are in any zone that a browser can report, which the database knows too', async () => {
    expect((await change({ timezone: 'us/EASTERN' }, '*')).json()).toMatchObject({ timezone: 'US/Eastern' });
    const names = String(tzlib_get_timezones())
      .split(',')
      .filter((name) => timeZoneNamed(name) !== null);
    expect(names.length).toBeGreaterThan(590);
    expect(names.map((name) => timeZoneNamed(name.toLowerCase()))).toEqual(names);
    const now = 'select now() at time zone name as at from unnest($1::text[]) name';
    expect(await app.asMember('owner', () => db().query<object[]>(now, [names]))).toHaveLength(names.length);
    expect((await change({ timezone: 'America/New_York' }, '*')).statusCode).toBe(200);
  });

  it.each([
    [{ timezone: 'Mars/Olympus' }, '/timezone'],
    [{ timezone: 'new york' }, '/timezone'],
    [{ timezone: '' }, '/timezone'],
    // PostgreSQL takes it for five hours on the other side; and clocks there may change.
    [{ timezone: '+05:00' }, '/timezone'],
    [{ timezone: 'PST' }, '/timezone'],
    [{ currency: 'EURO' }, '/currency'],
    [{ address: { country: 'usa' } }, '/address/country'],
    [{ weekStart: '1' }, '/weekStart'],
    [{ slug: 'other' }, '/slug'],
  ])('refuse %j and name the field', async (payload, pointer) => {
    const refused = await change(payload, '*');
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'validation_failed',
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]) as unknown,
    });
  });
});

it('a company tells of its beginning: itself, its roles and who is in it', async () => {
  const payload = {
    companyName: 'Maple Ridge',
    name: 'Robin',
    email: 'robin@example.com',
    password: 'a long enough phrase 7',
    timezone: 'America/New_York',
  };
  const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/register', payload });
  const { accessToken } = answer.json<{ accessToken: string }>();
  const headers = { authorization: `Bearer ${accessToken}` };
  const feed = await app.inject({ method: 'GET', url: '/api/v1/events?limit=200', headers });
  const { items } = feed.json<Page<{ type: string; data: { email?: string; roleKey?: string } }>>();
  const types = items.map(({ type }) => type);
  expect(types.filter((type) => type !== 'role.created')).toEqual(['tenant.created', 'membership.created']);
  expect(types.filter((type) => type === 'role.created')).toHaveLength(9);
  expect(items.at(-1)?.data).toMatchObject({ email: 'robin@example.com', roleKey: 'owner' });
});

it('reads as no company at all where none is chosen', async () => {
  const nobody = { tenantId: null, actor: null };
  const rows = await app.get(Scopes).run(nobody, () => db().query<unknown[]>('select * from tenants'));
  expect(rows).toEqual([]);
});
