import { readFileSync } from 'node:fs';
import { Client as Connection } from 'pg';
import { db, newId, NOBODY, Scopes } from '../../kernel/database/index.js';
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
    expect(before.headers.etag).toMatch(new RegExp(`^"${version}\\.`));
    const changed = await change({ name: 'Green', address: { city: 'Millburn' } }, `"${version}"`);
    expect(changed.json()).toMatchObject({ name: 'Green', address: { city: 'Millburn' }, version: version + 1 });
    expect((await tenant('rival')).json<TenantDto>()).toMatchObject({ name: 'rival', version: 1 });
    expect((await change({ name: 'Mine' }, '*', 'dispatcher')).statusCode).toBe(403);
    for (const phone of ['12', '#4', 'none']) {
      const refused = await change({ phone }, '*');
      expect([phone, refused.json()]).toMatchObject([phone, { errors: [{ pointer: '/phone' }] }]);
    }
  });

  it('never overwrite a newer version', async () => {
    const { version } = (await tenant()).json<TenantDto>();
    expect((await change({ name: 'In time' }, `"${version}"`)).statusCode).toBe(200);
    const stale = await change({ name: 'Too late' }, `"${version}"`);
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({ code: 'version_mismatch', currentVersion: version + 1 });
  });

  it('record an event for a change, and none without one', async () => {
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

  it('accept any time zone that a browser can report and the database knows', async () => {
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
    [{ locale: 'x-private' }, '/locale'],
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

it('a new company has events for itself, its roles and its members', async () => {
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

it('reads no company where none is chosen', async () => {
  const rows = await app.get(Scopes).run(NOBODY, () => db().query<unknown[]>('select * from tenants'));
  expect(rows).toEqual([]);
});

describe('the start of the week of companies from before they could choose', () => {
  const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const regions = LETTERS.flatMap((one) => LETTERS.map((other) => one + other)).filter(
    (region) => names.of(region) && new Intl.Locale(`und-${region}`).region === region,
  );
  const locales = [...regions.map((region) => `xx-${region}`), 'en', 'en_US', 'es-US', 'pt', 'ar', 'de', 'zh-Hant-TW'];
  const firstDay = (locale: string) =>
    new Intl.Locale(locale.replace('xx', 'und').replace('_', '-')).getWeekInfo().firstDay;
  let superuser: Connection;
  beforeAll(async () => {
    superuser = new Connection({ connectionString: app.database.superuserUrl });
    await superuser.connect();
  });
  afterAll(() => superuser.end());

  it('is that of their country, unless somebody has chosen Monday', async () => {
    const ids = locales.map(() => newId());
    const chosen = newId();
    await superuser.query(
      `insert into tenants (id, slug, name, timezone, currency, locale, unit_system)
       select id, 'before-' || id, 'Before', 'UTC', 'USD', locale, 'us' from unnest($1::uuid[], $2::text[]) as t (id, locale)`,
      [
        [...ids, chosen],
        [...locales, 'en-US'],
      ],
    );
    await superuser.query(
      `insert into events (tenant_id, id, seq, type, entity_type, entity_id, actor, changed, data)
       values ($1, $1, 1, 'tenant.updated', 'tenant', $1, '{}', '{weekStart}', '{}')`,
      [chosen],
    );
    const owner = new Connection({ connectionString: app.database.ownerUrl });
    await owner.connect();
    for (const name of ['1790004250000-week-starts-of-before', '1790004250100-week-starts-follow']) {
      await owner.query(readFileSync(`migrations/${name}.sql`, 'utf8'));
    }
    await owner.end();
    const { rows } = await superuser.query<{ locale: string; day: number }>(
      `select t.locale, t.week_start as day from unnest($1::uuid[]) with ordinality as i (id, n) join tenants t using (id) order by n`,
      [[...ids, chosen]],
    );
    expect(rows).toEqual([
      ...locales.map((locale) => ({ locale, day: firstDay(locale) })),
      { locale: 'en-US', day: 1 },
    ]);
    await superuser.query('delete from events where tenant_id = $1', [chosen]);
    await superuser.query('delete from tenants where id = any ($1)', [[...ids, chosen]]);
  });
});
