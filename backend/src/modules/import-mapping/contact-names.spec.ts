import { draftOf, map } from './row-mapper.factory.js';
import { mapRow } from './row-mapper.js';

describe('names in several columns', () => {
  it.each([
    ['Ana', 'Ruiz', 'Gil', 'Ruiz Gil'],
    ['Ida', 'Kay', 'Jr.', 'Kay Jr.'],
    ['Ida', 'Kay', '', 'Kay'],
    ['Ida', '', 'Kay', 'Kay'],
  ])('joins the parts of a family name: %s, %s, %s', (first, last, end, lastName) => {
    const { contact, displayName } = draftOf(['first_name', first], ['last_name', last], ['last_name_end', end]);
    expect([contact.lastName, displayName]).toEqual([lastName, `${first} ${lastName}`]);
  });

  it.each([
    [
      'the first name once more in the last one',
      [
        ['first_name', 'Zoe'],
        ['last_name', 'Zoe Smith'],
      ],
      'Zoe',
      'Smith',
    ],
    [
      'the whole name with a comma',
      [
        ['first_name', 'Zoe'],
        ['last_name', 'Smith, Zoe'],
      ],
      'Zoe',
      'Smith',
    ],
    [
      'the whole name in the first one',
      [
        ['first_name', 'Zoe Smith'],
        ['last_name', 'Smith'],
      ],
      'Zoe',
      'Smith',
    ],
    [
      'two given names that repeat',
      [
        ['first_name', 'John Paul'],
        ['last_name', 'John'],
      ],
      'John Paul',
      'John',
    ],
    [
      'the same word twice',
      [
        ['first_name', 'Thomas'],
        ['last_name', 'Thomas'],
      ],
      'Thomas',
      'Thomas',
    ],
    [
      'another spelling in the whole name',
      [
        ['first_name', 'Liz'],
        ['full_name', 'Elizabeth Smith'],
      ],
      'Elizabeth',
      'Smith',
    ],
    [
      'a family name as the whole one',
      [
        ['first_name', 'Zoé'],
        ['full_name', 'Lévêque'],
      ],
      'Zoé',
      'Lévêque',
    ],
    [
      'characters',
      [
        ['first_name', '太郎'],
        ['last_name', '山田'],
      ],
      '太郎',
      '山田',
    ],
  ] as const)('%s', (_, values, firstName, lastName) => {
    expect(draftOf(...values).contact).toMatchObject({ firstName, lastName });
  });

  it('warns when another spelling was left out', () => {
    const { notices } = map([
      ['first_name', 'Liz'],
      ['full_name', 'Elizabeth Smith'],
    ]);
    expect(notices).toMatchObject([{ code: 'value_left_out', value: 'Liz' }]);
  });

  it('a company in the column of last names keeps its name, and the first name becomes its contact', () => {
    expect(draftOf(['first_name', 'Jörg'], ['last_name', 'Müller Gartenbau GmbH'])).toMatchObject({
      kind: 'company',
      displayName: 'Müller Gartenbau GmbH',
      contact: { firstName: 'Jörg', lastName: null },
    });
  });

  it.each([
    [
      '山田 太郎',
      [
        ['first_name', '太郎'],
        ['last_name', '山田'],
      ],
    ],
    [
      '김 민수',
      [
        ['first_name', '민수'],
        ['last_name', '김'],
      ],
    ],
    ['Smith Family', [['full_name', 'Smith Family']]],
    ['Ann Lee & Bob Fay', [['full_name', 'Ann Lee & Bob Fay']]],
    ['Eric Church', [['full_name', 'Eric Church']]],
  ] as const)('a person is called %s', (displayName, values) => {
    expect(draftOf(...values)).toMatchObject({ kind: 'person', displayName });
  });

  it.each([
    ['Ann; Bob', 'Lee; Fay'],
    ['Ann | Bob', 'Lee | Fay'],
    ['Ann\nBob', 'Lee\nFay'],
    ['Ann ::: Bob', 'Lee ::: Fay'],
  ])('uses the first of several in %j and warns of the others', (first, last) => {
    const { draft, notices } = map([
      ['first_name', first],
      ['last_name', last],
    ]);
    expect(draft).toMatchObject({ displayName: 'Ann Lee' });
    expect(notices.map(({ detail }) => detail)).toEqual([
      expect.stringContaining('Not imported: Bob'),
      expect.stringContaining('Not imported: Fay'),
    ]);
  });

  it.each(['Ann\u200B Lee', '\u202AAnn Lee\u202C', '\u200EAnn Lee', 'Ann Lee\uFEFF', 'A\u00ADnn Lee', 'Ann\u2060 Lee'])(
    'takes away what nobody sees: %j',
    (name) => expect(draftOf(['full_name', name]).displayName).toBe('Ann Lee'),
  );

  it('keeps the lines of a name that was wrapped in its cell', () => {
    expect(draftOf(['company_name', 'Green Acres\nLawn Care'])).toMatchObject({ displayName: 'Green Acres Lawn Care' });
    expect(draftOf(['full_name', 'Ann Lee\nBob Fay'])).toMatchObject({ displayName: 'Ann Lee / Bob Fay' });
  });
});

describe('several values in one cell of', () => {
  it.each([
    ['a@example.com/b@example.com'],
    ['a@example.com / b@example.com'],
    ['a@example.com&b@example.com'],
    ['a@example.com + b@example.com'],
  ])('e-mail: %s', (cell) => {
    const { draft, notices } = map([
      ['full_name', 'Ann Lee'],
      ['email', cell],
    ]);
    expect([draft?.contact.emails, notices]).toEqual([['a@example.com', 'b@example.com'], []]);
  });

  it.each([
    ['937-555-0161 (cell) 937-555-0162 (home)', ['937-555-0161 (cell)', '937-555-0162 (home)'], ['mobile', 'home']],
    ['937-555-0161 cell, 937-555-0162 home', ['937-555-0161 cell', '937-555-0162 home'], ['mobile', 'home']],
    ['937-555-0161 - 937-555-0162', ['937-555-0161', '937-555-0162'], ['other', 'other']],
    ['(C) 937-555-0161 (W) 937-555-0162', ['(C) 937-555-0161', '(W) 937-555-0162'], ['mobile', 'work']],
    ['Home 937-555-0161', ['Home 937-555-0161'], ['home']],
    ['937-555-0161 - work', ['937-555-0161 - work'], ['work']],
    ['937-555-0161 (Bob)', ['937-555-0161 (Bob)'], ['other']],
  ])('telephones with their kinds: %s', (cell, raws, labels) => {
    const { contact } = draftOf(['full_name', 'Ann Lee'], ['phone', cell]);
    expect(contact.phones.map(({ raw }) => raw)).toEqual(raws);
    expect(contact.phones.map(({ label }) => label)).toEqual(labels);
  });

  it.each(['937-555-0163 (fax)', '937-555-0163 fax', 'Fax 937-555-0163', '937-555-0163 - Fax'])(
    'no telephone: %s',
    (cell) => {
      const { draft, notices } = map([
        ['full_name', 'Ann Lee'],
        ['phone', cell],
      ]);
      expect([draft?.contact.phones, notices.map(({ code }) => code)]).toEqual([[], ['value_left_out']]);
    },
  );

  it('kinds of phones, matched to the numbers', () => {
    const row = { line: 2, cells: ['Ann', 'Mobile ::: Work', '937-555-0161 ::: 937-555-0162'] };
    const columns = ['Name', 'Phone 1 - Label', 'Phone 1 - Value'];
    const settings = {
      columns,
      mapping: ['full_name', null, 'phone'] as const,
      defaultCountry: 'US',
      shareAddress: true,
    };
    const { draft } = mapRow(row, { ...settings, mapping: [...settings.mapping] });
    expect(draft?.contact.phones.map(({ label }) => label)).toEqual(['mobile', 'work']);
  });
});
