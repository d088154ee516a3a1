import { flag, given, instant, json, list, made, number, orNull, part, Shape, shownIf, text } from './index.js';

interface Row {
  name: string;
  note: string | null;
  count: number;
  isGood: boolean;
  at: string;
  phones: object[];
  tags: string[];
  line: string | null;
  inner: { id: string } | null;
  price: number | null;
  currency: string;
}

const shape = new Shape<Row, { seesPrices: boolean }>({
  name: text('c.name'),
  note: orNull(text('c.note')),
  count: number('c.count'),
  isGood: flag('c.is_good'),
  at: instant('c.at'),
  phones: json('c.phones'),
  tags: list('c.tags'),
  line: made('c.address', (stored: object | null) => stored && `${Object.keys(stored).length} parts`),
  inner: part(new Shape<{ id: string }>({ id: text('k.id') })),
  price: shownIf(({ seesPrices }) => seesPrices, number('c.price')),
  currency: given(() => '"USD"'),
});

const ROW = ['Dana', null, '7', 't', '2026-11-30 06:00:00.1+00', '[{"raw": "1"}]', '["a"]', '{}', 'k1', '12', 'beside'];

describe('a shape', () => {
  const read = (row: Array<string | null>, seesPrices = true) => JSON.parse(shape.write(row, 0, { seesPrices })) as Row;

  it('selects the columns of its members in their order', () => {
    expect(shape.columns).toBe(
      'c.name, c.note, c.count, c.is_good, c.at, c.phones, to_json(c.tags), c.address, k.id, c.price',
    );
  });

  it('makes JSON of a row', () => {
    expect(read(ROW)).toEqual({
      name: 'Dana',
      note: null,
      count: 7,
      isGood: true,
      at: '2026-11-30T06:00:00.100Z',
      phones: [{ raw: '1' }],
      tags: ['a'],
      line: '0 parts',
      inner: { id: 'k1' },
      price: 12,
      currency: 'USD',
    });
  });

  it('hides what the caller may not see, and leaves out an object that is not there', () => {
    const without = ROW.with(7, null).with(8, null);
    expect(read(without, false)).toMatchObject({ line: null, inner: null, price: null });
  });

  it.each(['"', '\\', 'a\nb', '\u0000', '\u2028', '\ud83c\udf33', '\ud800', '</script>', 'Ångström 李娜'])(
    'writes %j as JSON.stringify does',
    (name) => {
      const [, , written] =
        /^(\{"name":)(.*?),"note"/s.exec(shape.write(ROW.with(0, name), 0, { seesPrices: true })) ?? [];
      expect(written).toBe(JSON.stringify(name));
    },
  );

  it.each([
    ['2026-11-30 06:00:00+00', '2026-11-30T06:00:00.000Z'],
    ['2026-11-30 06:00:00.12+00', '2026-11-30T06:00:00.120Z'],
    ['2026-11-30 08:30:00.123+02:30', '2026-11-30T06:00:00.123Z'],
  ])('writes the instant %s as a Date does', (written, expected) => {
    expect(read(ROW.with(4, written)).at).toBe(expected);
  });
});
