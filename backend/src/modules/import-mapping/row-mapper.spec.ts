import { draftOf, map } from './row-mapper.factory.js';
import { mapRow } from './row-mapper.js';
import type { TargetField } from './target-field.js';

const codesOf = (...values: Array<readonly [TargetField, string]>) => map(values).problems.map(({ code }) => code);

describe('names', () => {
  it.each([
    ["Siobhán O'Brien", 'Siobhán', "O'Brien"],
    ['Ana María de la Cruz', 'Ana María', 'de la Cruz'],
    ['Müller, Jörg', 'Jörg', 'Müller'],
    ['John & Mary Smith', 'John & Mary', 'Smith'],
    ['Martin King Jr.', 'Martin', 'King Jr.'],
    ['李明', '李明', null],
  ])('splits %s', (fullName, firstName, lastName) => {
    expect(draftOf(['full_name', fullName])).toMatchObject({ kind: 'person', contact: { firstName, lastName } });
  });

  it.each([
    [
      [
        ['first_name', 'Ann'],
        ['last_name', 'Lee'],
      ],
      'person',
      'Ann Lee',
    ],
    [[['company_name', 'Acme Corp']], 'company', 'Acme Corp'],
    [
      [
        ['company_name', 'Acme Corp'],
        ['first_name', 'Ann'],
      ],
      'person',
      'Ann',
    ],
    [
      [
        ['display_name', 'Acme, North'],
        ['company_name', 'Acme Corp'],
        ['full_name', 'Ann Lee'],
      ],
      'company',
      'Acme, North',
    ],
    [[['full_name', 'Harbor Point HOA']], 'company', 'Harbor Point HOA'],
    [
      [
        ['first_name', 'Ann'],
        ['kind', 'Yes'],
        ['company_name', 'Acme'],
      ],
      'company',
      'Acme',
    ],
    [
      [
        ['display_name', 'Ann Lee'],
        ['kind', 'residential'],
      ],
      'person',
      'Ann Lee',
    ],
  ] as Array<[Array<[TargetField, string]>, string, string]>)('%j is a %s called %s', (values, kind, displayName) => {
    expect(draftOf(...values)).toMatchObject({ kind, displayName });
  });

  it.each([
    ['full_name', 'Green Acres, LLC'],
    ['display_name', 'Green Acres, LLC'],
    ['last_name', 'Smith & Sons, Inc.'],
    ['full_name', 'Jardins Verts, S.A.'],
  ] as const)('keeps an organization in %s as it is written', (target, name) => {
    const contact = { firstName: null, lastName: null };
    expect(draftOf([target, name])).toMatchObject({ kind: 'company', displayName: name, contact });
  });

  it('warns when it reorders the parts of a name', () => {
    const { draft, notices } = map([['full_name', 'Lévêque, Zoé']]);
    expect(draft).toMatchObject({ kind: 'person', displayName: 'Zoé Lévêque' });
    expect(notices).toMatchObject([{ code: 'name_swapped', value: 'Lévêque, Zoé' }]);
    expect(map([['full_name', 'Oak Hollow, Phase 2']])).toMatchObject({
      draft: { displayName: 'Oak Hollow, Phase 2' },
      notices: [],
    });
  });

  it('warns when a patronymic shows that the last name comes first, and keeps the name as written', () => {
    const { draft, notices } = map([['full_name', 'Иванов Иван Петрович']]);
    const contact = { firstName: 'Иван Петрович', lastName: 'Иванов' };
    expect(draft).toMatchObject({ displayName: 'Иванов Иван Петрович', contact });
    expect(notices).toMatchObject([{ code: 'name_swapped', detail: expect.stringContaining('“Иванов”') }]);
  });

  it.each([
    [{ first_name: 'Zoé', full_name: 'Zoé Lévêque' }, 'Zoé Lévêque', 'Zoé', 'Lévêque'],
    [{ first_name: 'Zoé', full_name: 'Lévêque' }, 'Zoé Lévêque', 'Zoé', 'Lévêque'],
    [{ last_name: 'Lévêque', full_name: 'Zoé Lévêque' }, 'Zoé Lévêque', 'Zoé', 'Lévêque'],
    [{ first_name: 'Ida', last_name: 'Kay', full_name: 'Dr. Ida Kay' }, 'Dr. Ida Kay', 'Ida', 'Kay'],
    [{ first_name: 'Ann', last_name: 'Na' }, 'Ann Na', 'Ann', 'Na'],
    [{ first_name: 'None', last_name: 'Null' }, '', null, null],
    [{ first_name: 'Christopher', last_name: 'Null' }, 'Christopher Null', 'Christopher', 'Null'],
    [{ first_name: 'Ivy', last_name: 'None' }, 'Ivy None', 'Ivy', 'None'],
    [{ first_name: 'Ann', last_name: 'N/A' }, 'Ann', 'Ann', null],
    [{ first_name: 'Ann', last_name: '?' }, 'Ann', 'Ann', null],
    [{ first_name: 'Ann', last_name: '(blank)' }, 'Ann', 'Ann', null],
    [{ full_name: '"' }, '', null, null],
    [{ first_name: 'Nil', last_name: 'Nada' }, 'Nil Nada', 'Nil', 'Nada'],
    [{ full_name: 'Na' }, 'Na', 'Na', null],
  ] as Array<[Partial<Record<TargetField, string>>, string, string | null, string | null]>)(
    'puts %j together',
    (cells, displayName, firstName, lastName) => {
      const { draft, problems } = map(Object.entries(cells) as Array<[TargetField, string]>);
      if (displayName === '') expect(problems).toMatchObject([{ code: 'name_missing' }]);
      else expect(draft).toMatchObject({ displayName, contact: { firstName, lastName } });
    },
  );

  it('warns of a second name that it cannot store', () => {
    const { notices } = map([
      ['first_name', 'Ann'],
      ['last_name', 'Lee'],
      ['full_name', 'Bob Jones'],
    ]);
    expect(notices).toMatchObject([{ code: 'value_left_out', value: 'Bob Jones' }]);
  });

  it('treats somebody with a title and a company as a person', () => {
    const card = draftOf(
      ['display_name', 'Dr. Ida Kay'],
      ['first_name', 'Ida'],
      ['last_name', 'Kay'],
      ['company_name', 'Kay Dental'],
    );
    expect(card).toMatchObject({ kind: 'person', displayName: 'Dr. Ida Kay', companyName: 'Kay Dental' });
  });

  it('reports a row without a name', () => {
    expect(codesOf(['email', 'ann@example.com'], ['display_name', 'n/a'])).toEqual(['name_missing']);
  });
});

describe('other fields', () => {
  it('reads tags, status and archived', () => {
    expect(
      draftOf(['display_name', 'A'], ['tags', 'Mowing, weekly; mowing ::: VIP'], ['status', 'Prospect']),
    ).toMatchObject({
      tags: ['mowing', 'weekly', 'VIP'],
      status: 'lead',
    });
    expect(draftOf(['display_name', 'A'], ['archived', 'true']).status).toBe('archived');
  });

  it('reports values beyond the last column', () => {
    const mapped = mapRow(
      { line: 7, cells: ['Ann', 'Rye', ' NY', ''] },
      { columns: [], mapping: ['display_name', 'billing_city'], defaultCountry: 'US', shareAddress: true },
    );
    expect(mapped.problems.map(({ code }) => code)).toEqual(['too_many_values']);
  });

  it('reports a damaged card', () => {
    const row = { line: 1, cells: [], damage: { code: 'card_damaged', detail: 'no colon' } as const };
    const { problems } = mapRow(row, {
      columns: [],
      mapping: ['display_name'],
      defaultCountry: 'US',
      shareAddress: true,
    });
    expect(problems).toMatchObject([{ code: 'card_damaged', column: null }]);
  });

  it('lets the preset complete the row', () => {
    const { draft } = map([['display_name', 'Ann']], { refine: (row) => void (row.propertyExternalId = '7') });
    expect(draft?.propertyExternalId).toBe('7');
  });
});

describe('columns that were given the same field', () => {
  it.each([
    ['company_name', 'A LLC', 'B LLC'],
    ['full_name', 'Ann Fay', 'Bob Kay'],
    ['billing_line1', '1 A St', '2 B St'],
    ['property_city', 'Dayton', 'Troy'],
    ['external_id', '7', '8'],
    ['lead_source', 'Web', 'Friend'],
    ['created_on', '2020-01-02', '2021-01-02'],
  ] as const)('%s takes the first, and says what became of “%s” and “%s”', (target, first, second) => {
    const { notices } = map([
      ['display_name', 'Ann Fay'],
      [target, first],
      [target, second],
    ]);
    expect(notices).toMatchObject([{ code: 'value_left_out', column: 2, value: second }]);
    const twice = map([
      ['display_name', 'Ann Fay'],
      [target, first],
      [target, first.toUpperCase()],
    ]);
    expect(twice.notices).toEqual([]);
  });
});

it.each([
  ['vip; "front, yard"; 6" pots', ['vip', 'front, yard', '6" pots']],
  ['"vip","weekly"', ['vip', 'weekly']],
  ['vip:::weekly ::: a|b', ['vip', 'weekly', 'a', 'b']],
  ['says "hi", vip', ['says "hi"', 'vip']],
])('reads the tags %s', (cell, tags) => {
  expect(draftOf(['display_name', 'Ann Fay'], ['tags', cell]).tags).toEqual(tags);
});
