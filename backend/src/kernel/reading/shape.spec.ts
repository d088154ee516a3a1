import { flag, given, instant, json, kept, list, made, number, orNull, part, Shape, shownIf, text } from './index.js';

interface Row {
  name: string;
  price: number | null;
  note: string | null;
  inner: { id: string; at: string } | null;
  line: string | null;
  other: { id: string; line: string | null } | null;
  currency: string;
}

const inner = new Shape<{ id: string; at: string }>({ id: text('k.id'), at: text('k.at') });
const line = made('c.address', (stored: object | null) => stored && `${Object.keys(stored).length} parts`);

const shape = new Shape<Row, { seesPrices: boolean }>({
  name: text('c.name'),
  price: shownIf(({ seesPrices }) => seesPrices, number('c.price')),
  note: orNull(text('c.note')),
  inner: part(inner),
  line,
  other: part(new Shape<{ id: string; line: string | null }>({ id: text('o.id'), line })),
  currency: given(() => '"USD"'),
});

const ROW: Array<string | null> = ['Dana', '12', 'null,"inner":{"id":"k1","at":"now"}', '{}', 'o1', '{}', 'beside'];

describe('a shape', () => {
  const read = (row: Array<string | null>, seesPrices = true) => JSON.parse(shape.write(row, 0, { seesPrices })) as Row;

  it('selects its members in order, and lets PostgreSQL make JSON of adjacent ones', () => {
    const whole = `concat('{"id":', concat(coalesce(to_json(k.id), 'null'), ',"at":', coalesce(to_json(k.at), 'null')), '}')`;
    expect(shape.sql).toEqual([
      'c.name',
      'c.price',
      `concat(coalesce(to_json(c.note), 'null'), ',"inner":', case when k.id is not null then ${whole} else 'null' end)`,
      'c.address',
      'o.id',
      'c.address',
    ]);
  });

  it('turns a row into JSON', () => {
    expect(read(ROW)).toEqual({
      name: 'Dana',
      price: 12,
      note: null,
      inner: { id: 'k1', at: 'now' },
      line: '0 parts',
      other: { id: 'o1', line: '0 parts' },
      currency: 'USD',
    });
  });

  it('hides what the caller may not see, and leaves out a missing object', () => {
    const without = ROW.with(3, null).with(4, null);
    expect(read(without, false)).toMatchObject({ line: null, other: null, price: null });
  });

  it('reads members that are stored as one text together, and adds the others', () => {
    const [own, parts] = [kept('c.own'), kept('c.parts')];
    const listed = new Shape<{ id: string; name: string; count: number; note: string }>({
      id: own,
      name: own,
      count: parts,
      note: text('c.note'),
    });
    expect(listed.sql).toEqual([`concat(c.own, ',', c.parts, ',"note":', coalesce(to_json(c.note), 'null'))`]);
    expect(listed.write(['"id":"k1","name":"Dana","count":1,"note":"n"'], 0, undefined)).toBe(
      '{"id":"k1","name":"Dana","count":1,"note":"n"}',
    );
    expect(listed.apart.write(['"id":"k1","name":"Dana"', '"count":1', 'n'], 0, undefined)).toBe(
      '{"id":"k1","name":"Dana","count":1,"note":"n"}',
    );
  });

  it('passes no more arguments than a function accepts', () => {
    const names = Array.from({ length: 100 }, (_, index) => `m${index}`);
    const { sql } = new Shape<Record<string, string>>(Object.fromEntries(names.map((name) => [name, text(name)])));
    expect(sql.map((each) => each.split('to_json').length - 1)).toEqual([45, 45, 10]);
  });
});

describe('a single member', () => {
  const alone = (member: ReturnType<typeof text>, written: string) => member.write([written], 0, undefined);

  it.each(['"', '\\', 'a\nb', '\u0000', '\u2028', '\ud83c\udf33', '\ud800', '</script>', 'Ångström 李娜'])(
    'is written as JSON.stringify writes %j',
    (name) => {
      expect(alone(text('c.name'), name)).toBe(JSON.stringify(name));
    },
  );

  it.each([
    ['2026-11-30 06:00:00+00', '2026-11-30T06:00:00.000Z'],
    ['2026-11-30 06:00:00.12+00', '2026-11-30T06:00:00.120Z'],
    ['2026-11-30 08:30:00.123+02:30', '2026-11-30T06:00:00.123Z'],
  ])('is the instant %s as a Date writes it', (written, expected) => {
    expect(alone(instant('c.at'), written)).toBe(`"${expected}"`);
  });

  it('is a flag, and JSON as it is stored', () => {
    expect([flag('c.good').write(['t'], 0, null), json('c.phones').write(['[{"raw": "1"}]'], 0, null)]).toEqual([
      'true',
      '[{"raw": "1"}]',
    ]);
    expect(list('c.tags').sql).toEqual(['to_json(c.tags)']);
  });
});
