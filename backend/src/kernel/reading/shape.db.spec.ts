import { testApp, type TestApp } from '../../../test/support/index.js';
import { currentScope } from '../context/index.js';
import { type Column, flag, instant, json, list, number, part, Shape, text, timeOfDay, word } from './index.js';

const PARTS = new Shape<{ id: string | null; at: string }>({ id: text('k.id'), at: instant('c.at') });

/** Every kind of member that PostgreSQL can make JSON of. */
const MEMBERS = {
  name: text('c.name'),
  day: text('c.at::date'),
  id: word('c.id'),
  count: number('c.count'),
  amount: number('c.amount'),
  isGood: flag('c.is_good'),
  at: instant('c.at'),
  opens: timeOfDay('c.opens'),
  phones: json('c.phones'),
  tags: list('c.tags'),
  inner: part(PARTS),
};
type Row = { [Member in keyof typeof MEMBERS]: unknown };

const together = new Shape<Row>(MEMBERS);

const FILLED = `values ($1::text, 7::bigint, 1.50::numeric, true, timestamptz(3) '2026-11-30 06:00:00.1+00', time '08:30:00',
  '[{"raw": "1"}]'::jsonb, array['a"', 'b'], 'k1'::text, 'f1f86ebd-0193-7000-8000-000000000000'::uuid)`;
const EMPTY = `values ($1::text, null::bigint, null::numeric, null::boolean, null::timestamptz(3), null::time, null::jsonb,
  null::text[], null::text, null::uuid)`;

describe('members that PostgreSQL combines into one text', () => {
  let app: TestApp;
  beforeAll(async () => void (app = await testApp({ modules: [] })));
  afterAll(() => app.close());

  const FROM = (values: string) =>
    `from (${values}) c(name, count, amount, is_good, at, opens, phones, tags, k, id), lateral (select c.k as id) k`;
  const read = async (columns: readonly string[], values: string, name: string | null) => {
    const ask = () => currentScope().statements.rows(`select ${columns.join(', ')} ${FROM(values)}`, [name]);
    const [row = []] = await app.asMember('owner', ask);
    return row;
  };
  /** Each as it would be written alone. */
  const apart = async (values: string, name: string | null) => {
    const written = Object.entries<Column<unknown>>(MEMBERS).map(async ([member, { sql, write }]) => {
      const json = write(await read(sql, values, name), 0, undefined);
      return [member, JSON.parse(json) as unknown] as const;
    });
    return Object.fromEntries(await Promise.all(written));
  };

  it.each(['"', '\\', 'a\nb\u0001\t', '\u2028', '\ud83c\udf33', '</script>', "'", 'Ångström 李娜', ''])(
    'are what each would be alone: %j',
    async (name) => {
      const row = await read(together.sql, FILLED, name);
      expect(row).toHaveLength(1);
      const json = together.write(row, 0, undefined);
      expect(JSON.parse(json)).toEqual(await apart(FILLED, name));
      expect(json).toContain(
        `{"name":${JSON.stringify(name)},"day":"2026-11-30","id":"f1f86ebd-0193-7000-8000-000000000000","count":7,"amount":1.50,"isGood":true,`,
      );
      expect(json).toContain('"at":"2026-11-30T06:00:00.100Z","opens":"08:30","phones":[{"raw": "1"}]');
    },
  );

  it('are null where there is no value', async () => {
    const json = together.write(await read(together.sql, EMPTY, null), 0, undefined);
    expect(new Set(Object.values(JSON.parse(json) as Row))).toEqual(new Set([null]));
    expect(JSON.parse(json)).toEqual(await apart(EMPTY, null));
  });
});
