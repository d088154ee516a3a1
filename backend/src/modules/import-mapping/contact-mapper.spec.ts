import { parsePhones, phoneLabelOf } from './phones.js';
import { draftOf, map } from './row-mapper.factory.js';
import type { TargetField } from './target-field.js';

const codesOf = (...values: Array<readonly [TargetField, string]>) => map(values).problems.map(({ code }) => code);

const numbered = (count: number, name: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => name(index)).join(';');

describe('email and phone', () => {
  it('reads several from one cell and from several columns, once each, without fax numbers', () => {
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

  it('keeps the kind of each phone, where the cell says so', () => {
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

  it.each([
    '937-555-0161/937-555-0162',
    '937-555-0161 937-555-0162',
    '937-555-0161\t937-555-0162',
    '937-555-0161、937-555-0162',
    '937-555-0161\\n937-555-0162',
    '937-555-0161<br>937-555-0162',
    'H:937-555-0161 C:937-555-0162',
    '|937-555-0161||937-555-0162|',
  ])('finds both in %s', (cell) => {
    const { draft, notices } = map([
      ['full_name', 'Ann Lee'],
      ['phone', cell],
    ]);
    expect(draft?.contact.phones.map(({ e164 }) => e164)).toEqual(['+19375550161', '+19375550162']);
    expect(notices).toEqual([]);
  });

  it.each(['030 23125014 030 23125015', '030/23125014 030/23125015'])(
    'finds both in %s, by the country of the company',
    (cell) => {
      const { phones, wrong } = parsePhones(cell, 'DE', 'other');
      expect([phones.map(({ e164 }) => e164), wrong]).toEqual([['+493023125014', '+493023125015'], []]);
    },
  );

  it.each([
    ['휴대폰', 'mobile'],
    ['집', 'home'],
    ['회사', 'work'],
    ['Κινητό', 'mobile'],
    ['Téléphone', 'other'],
  ])('recognizes the kind of phone “%s”', (column, label) => {
    expect(phoneLabelOf(column)).toBe(label);
  });

  it.each([
    ['937-555-0161 937-555-0162 ask for Bob', ['937-555-0161', '937-555-0162 ask for Bob']],
    ['937-555-0161 / 937-555-0162 (Bob)', ['937-555-0161', '937-555-0162 (Bob)']],
    ['Ann 937-555-0161 Bob 937-555-0162', ['Ann 937-555-0161', 'Bob 937-555-0162']],
  ])('keeps the words of %s', (cell, raws) => {
    const { draft, notices } = map([
      ['full_name', 'Ann Lee'],
      ['phone', cell],
    ]);
    expect(draft?.contact.phones).toMatchObject(
      ['+19375550161', '+19375550162'].map((e164, index) => ({ e164, raw: raws[index] })),
    );
    expect(notices).toEqual([]);
  });

  it('warns of two numbers in a row when too much follows them', () => {
    const more = 'ask for Bob who has the key to the gate behind the house and the shed';
    const { notices } = map([
      ['full_name', 'Ann Lee'],
      ['phone', `937-555-0161 937-555-0162 ${more}`],
    ]);
    expect(notices.map(({ value }) => value).join()).toContain('shed');
  });

  it('reads a number that a spreadsheet shows with commas', () => {
    const { contact } = draftOf(['full_name', 'Ann Lee'], ['phone', '9,375,550,161']);
    expect(contact.phones).toMatchObject([{ e164: '+19375550161' }]);
  });

  it.each([
    'a@example.com / b@example.com',
    'a@example.com b@example.com',
    'a@example.com\tb@example.com',
    'a@example.com and b@example.com',
    'a@example.com、b@example.com',
    'a@example.com<br/>b@example.com',
    'home: a@example.com; work: b@example.com',
    'a@example.com (home), b@example.com (work)',
    '|a@example.com||b@example.com|',
  ])('finds both in %s', (cell) => {
    const { draft, notices } = map([
      ['full_name', 'Ann Lee'],
      ['email', cell],
    ]);
    expect(draft?.contact.emails).toEqual(['a@example.com', 'b@example.com']);
    expect(notices).toEqual([]);
  });

  it('warns of words beside an address', () => {
    const { draft, notices } = map([
      ['full_name', 'Ann Lee'],
      ['email', "a@example.com (Bob's), call first"],
    ]);
    expect(draft?.contact.emails).toEqual(['a@example.com']);
    expect(notices.map(({ code }) => code)).toEqual(['email_invalid', 'email_invalid']);
  });

  it.each([
    ['company_name', 'Kay LLC ::: Lee LLC', { companyName: 'Kay LLC' }],
    ['lead_source', 'Web ::: Sign', { leadSource: 'Web' }],
    ['external_id', '7 ::: 8', { externalId: '7' }],
    ['first_name', 'Bob ::: Rob', { contact: { firstName: 'Bob' } }],
  ] as const)('takes the first of several in %s and tells of the others', (target, cell, expected) => {
    const { draft, notices } = map([
      ['last_name', 'Lee'],
      [target, cell],
    ]);
    expect(draft).toMatchObject(expected);
    expect(notices).toMatchObject([{ code: 'value_left_out', value: cell }]);
  });

  it.each(['#REF!', '#NAME?', '#VALUE!', '#DIV/0!'])('treats %s as no value, and says so', (cell) => {
    const { draft, notices } = map([
      ['last_name', 'Lee'],
      ['company_name', cell],
    ]);
    expect(draft).toMatchObject({ displayName: 'Lee', companyName: null });
    expect(notices).toMatchObject([{ code: 'value_left_out', value: cell }]);
    expect(codesOf(['full_name', cell])).toContain('name_missing');
  });

  it('adds the extension in a separate column to the phone before it', () => {
    const { contact } = draftOf(
      ['full_name', 'Ann Lee'],
      ['phone', '937-555-0161'],
      ['phone_extension', 'x12'],
      ['phone', '937-555-0162'],
    );
    expect(contact.phones.map(({ raw }) => raw)).toEqual(['937-555-0161 ext. 12', '937-555-0162']);
  });

  it('keeps a phone that cannot be dialed as written', () => {
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
    [['billing_country', 'Georgia (USA)'], 'value_unknown'],
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
