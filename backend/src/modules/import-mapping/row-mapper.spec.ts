import { draftOf, map } from './row-mapper.factory.js';
import { mapRow } from './row-mapper.js';
import type { TargetField } from './target-field.js';

const codesOf = (...values: Array<readonly [TargetField, string]>) => map(values).problems.map(({ code }) => code);

const numbered = (count: number, name: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => name(index)).join(';');

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

  it('tells of a name whose parts it puts into another order', () => {
    const { draft, notices } = map([['full_name', 'Lévêque, Zoé']]);
    expect(draft).toMatchObject({ kind: 'person', displayName: 'Zoé Lévêque' });
    expect(notices).toMatchObject([{ code: 'name_swapped', value: 'Lévêque, Zoé' }]);
    expect(map([['full_name', 'Oak Hollow, Phase 2']])).toMatchObject({
      draft: { displayName: 'Oak Hollow, Phase 2' },
      notices: [],
    });
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
    [{ full_name: 'Na' }, 'Na', 'Na', null],
  ] as Array<[Partial<Record<TargetField, string>>, string, string | null, string | null]>)(
    'puts %j together',
    (cells, displayName, firstName, lastName) => {
      const { draft, problems } = map(Object.entries(cells) as Array<[TargetField, string]>);
      if (displayName === '') expect(problems).toMatchObject([{ code: 'name_missing' }]);
      else expect(draft).toMatchObject({ displayName, contact: { firstName, lastName } });
    },
  );

  it('tells of a second name that it has no place for', () => {
    const { notices } = map([
      ['first_name', 'Ann'],
      ['last_name', 'Lee'],
      ['full_name', 'Bob Jones'],
    ]);
    expect(notices).toMatchObject([{ code: 'value_left_out', value: 'Bob Jones' }]);
  });

  it('takes somebody with a title and a company for a person', () => {
    const card = draftOf(
      ['display_name', 'Dr. Ida Kay'],
      ['first_name', 'Ida'],
      ['last_name', 'Kay'],
      ['company_name', 'Kay Dental'],
    );
    expect(card).toMatchObject({ kind: 'person', displayName: 'Dr. Ida Kay', companyName: 'Kay Dental' });
  });

  it('wants a name', () => {
    expect(codesOf(['email', 'ann@example.com'], ['display_name', 'n/a'])).toEqual(['name_missing']);
  });
});

describe('e-mail and phone', () => {
  it('takes several from one cell and from several columns, once each, and leaves fax numbers out', () => {
    const { contact } = draftOf(
      ['full_name', 'Ann Lee'],
      ['email', 'Ann@Example.com ::: Lee <lee@example.com>'],
      ['email', 'mailto:ann@example.com'],
      ['phone', 'Phone:(212) 555-0130 Fax:(212) 555-0131 Mobile:212-555-0132'],
      ['phone', '+1 (212) 555-0130'],
    );
    expect(contact.emails).toEqual(['ann@example.com', 'lee@example.com']);
    expect(contact.phones.map(({ e164 }) => e164)).toEqual(['+12125550130', '+12125550132']);
  });

  it('keeps what kind of telephone each one is, where the cell says so', () => {
    const { contact } = draftOf(
      ['full_name', 'Ann Lee'],
      ['phone', 'Work: 212-555-0133; Mobile: 212-555-0134; 212-555-0135'],
    );
    expect(contact.phones.map(({ label }) => label)).toEqual(['work', 'mobile', 'other']);
  });

  it.each([
    ['937-555-0161 x12', ['937-555-0161 x12']],
    ['937-555-0161, ext. 12', ['937-555-0161, ext. 12']],
    ['9375550161,12', ['9375550161,12']],
    ['tel:+1-937-555-0161;ext=12', ['+1-937-555-0161 ext 12']],
    ['937-555-0161; 937-555-0162', ['937-555-0161', '937-555-0162']],
    ['937-555-0161, 937-555-0162', ['937-555-0161', '937-555-0162']],
    ['937-555-0161 ::: 937-555-0162', ['937-555-0161', '937-555-0162']],
    ['937-555-0161 or 937-555-0162', ['937-555-0161', '937-555-0162']],
    ['937-555-0161 / 937-555-0162', ['937-555-0161', '937-555-0162']],
    ['1-800-FLOWERS', ['1-800-FLOWERS']],
    ['٩٣٧٥٥٥٠١٦١', ['٩٣٧٥٥٥٠١٦١']],
  ])('reads %s', (cell, raws) => {
    const { contact } = draftOf(['full_name', 'Ann Lee'], ['phone', cell]);
    expect(contact.phones.map(({ raw }) => raw)).toEqual(raws);
    expect(contact.phones.every(({ e164 }) => e164?.startsWith('+1'))).toBe(true);
  });

  it('puts the extension of a column of its own to the telephone before it', () => {
    const { contact } = draftOf(
      ['full_name', 'Ann Lee'],
      ['phone', '937-555-0161'],
      ['phone_extension', 'x12'],
      ['phone', '937-555-0162'],
    );
    expect(contact.phones.map(({ raw }) => raw)).toEqual(['937-555-0161 ext. 12', '937-555-0162']);
  });

  it('keeps a phone that cannot be dialled as it was written', () => {
    const { contact } = draftOf(['full_name', 'Ann Lee'], ['phone', '555-0130'], ['phone', "'+49 30 5550170"]);
    expect(contact.phones).toEqual([
      { raw: '555-0130', e164: null, label: 'other' },
      { raw: '+49 30 5550170', e164: '+49305550170', label: 'other' },
    ]);
  });

  it.each([
    [['kind', 'wombat'], 'value_unknown'],
    [['status', 'wombat'], 'value_unknown'],
    [['billing_country', 'Freedonia'], 'value_unknown'],
    [['first_name', 'x'.repeat(101)], 'too_long'],
    [['notes', 'J\uFFFDrg'], 'unreadable_character'],
    [['notes', 'a\u0000b'], 'unreadable_character'],
    [['notes', `a${'\u0301'.repeat(31)}`], 'unreadable_character'],
    [['tags', 'x'.repeat(51)], 'too_long'],
    [['tags', numbered(31, (index) => `tag ${index}`)], 'too_many_values'],
  ] as Array<[[TargetField, string], string]>)('reports %j as %s, with its column and value', (bad, code) => {
    const { draft, problems } = map([['display_name', 'Ann Lee'], bad]);
    expect(draft).toBeNull();
    expect(problems).toEqual([{ code, column: 1, value: bad[1].slice(0, 500), detail: expect.any(String) }]);
  });

  it.each([
    [['email', 'ann@example'], 'email_invalid'],
    [['email', 'ann.example.com'], 'email_invalid'],
    [['phone', 'call Bob'], 'phone_invalid'],
    [['phone', '12345'], 'phone_invalid'],
    [['phone', '5.55556E+09'], 'phone_rounded'],
    [['email', numbered(11, (index) => `ann${index}@example.com`)], 'too_many_values'],
    [['phone', numbered(11, (index) => `212555${1000 + index}`)], 'too_many_values'],
    [['created_on', 'the day after tomorrow'], 'date_invalid'],
    [['phone', 'Fax: 212-555-0131'], 'value_left_out'],
  ] as Array<[[TargetField, string], string]>)('lets a row in without %j and tells it as %s', (bad, code) => {
    const { draft, notices } = map([['display_name', 'Ann Lee'], bad]);
    expect(draft).toMatchObject({ displayName: 'Ann Lee' });
    expect(notices).toEqual([{ code, column: 1, value: bad[1].slice(0, 500), detail: expect.any(String) }]);
  });

  it('reports everything that is wrong with a row at once', () => {
    expect(codesOf(['email', 'x'], ['phone', 'y'], ['kind', 'z'])).toEqual(
      expect.arrayContaining(['email_invalid', 'phone_invalid', 'value_unknown']),
    );
  });
});

describe('the rest', () => {
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

  it('lets the preset finish the row', () => {
    const { draft } = map([['display_name', 'Ann']], { refine: (row) => void (row.propertyExternalId = '7') });
    expect(draft?.propertyExternalId).toBe('7');
  });
});
