import { mapRow } from './row-mapper.js';
import type { RowDraft } from './row-draft.js';
import type { TargetField } from './target-field.js';

/** A row with these values, one column for each. */
function map(values: Array<readonly [TargetField, string]>, more: { refine?: (draft: RowDraft) => void } = {}) {
  const row = { line: 2, cells: values.map(([, value]) => value) };
  const mapping = values.map(([target]) => target);
  return mapRow(row, { columns: mapping, mapping, defaultCountry: 'US', shareAddress: true, ...more });
}

function draftOf(...values: Array<readonly [TargetField, string]>): RowDraft {
  const { draft, problems } = map(values);
  expect(problems).toEqual([]);
  if (!draft) throw new Error('no draft');
  return draft;
}

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

  it('keeps a phone that cannot be dialled as it was written', () => {
    const { contact } = draftOf(['full_name', 'Ann Lee'], ['phone', '555-0130'], ['phone', "'+49 30 5550170"]);
    expect(contact.phones).toEqual([
      { raw: '555-0130', e164: null, label: 'other' },
      { raw: '+49 30 5550170', e164: '+49305550170', label: 'other' },
    ]);
  });

  it.each([
    [['email', 'ann@example'], 'email_invalid'],
    [['email', 'ann.example.com'], 'email_invalid'],
    [['phone', 'call Bob'], 'phone_invalid'],
    [['phone', '12345'], 'phone_invalid'],
    [['phone', '5.55556E+09'], 'phone_rounded'],
    [['kind', 'wombat'], 'value_unknown'],
    [['status', 'wombat'], 'value_unknown'],
    [['billing_country', 'Freedonia'], 'value_unknown'],
    [['first_name', 'x'.repeat(101)], 'too_long'],
    [['notes', 'J\uFFFDrg'], 'unreadable_character'],
    [['notes', 'a\u0000b'], 'unreadable_character'],
    [['notes', `a${'\u0301'.repeat(31)}`], 'unreadable_character'],
    [['tags', 'x'.repeat(51)], 'too_long'],
    [['tags', numbered(31, (index) => `tag ${index}`)], 'too_many_values'],
    [['email', numbered(11, (index) => `ann${index}@example.com`)], 'too_many_values'],
    [['phone', numbered(11, (index) => `212555${1000 + index}`)], 'too_many_values'],
  ] as Array<[[TargetField, string], string]>)('reports %j as %s, with its column and value', (bad, code) => {
    const { draft, problems } = map([['display_name', 'Ann Lee'], bad]);
    expect(draft).toBeNull();
    expect(problems).toEqual([{ code, column: 1, value: bad[1].slice(0, 500), detail: expect.any(String) }]);
  });

  it('reports everything that is wrong with a row at once', () => {
    expect(codesOf(['email', 'x'], ['phone', 'y'], ['kind', 'z'])).toEqual(
      expect.arrayContaining(['email_invalid', 'phone_invalid', 'value_unknown']),
    );
  });
});

describe('addresses', () => {
  it('writes states and ZIP codes as they are posted, even when a spreadsheet took them for numbers', () => {
    const { billingAddress } = draftOf(
      ['display_name', 'Ann Lee'],
      ['billing_line1', '41 Cedar  Lane'],
      ['billing_city', 'Boston'],
      ['billing_region', 'massachusetts'],
      ['billing_postal_code', '2139.0'],
      ['billing_country', 'United States'],
    );
    expect(billingAddress).toEqual({
      line1: '41 Cedar Lane',
      line2: null,
      city: 'Boston',
      region: 'MA',
      postalCode: '02139',
      country: 'US',
    });
  });

  it.each([
    ['1 Main St\nSTE 4\nSpringfield IL 62701', '1 Main St', 'STE 4', 'Springfield', 'IL', '62701'],
    ['9 Plant Road, Springfield, IL 62702', '9 Plant Road', null, 'Springfield', 'IL', '62702'],
    ['12 Larkspur Way Greenbank NC 27000', '12 Larkspur Way Greenbank', null, null, 'NC', '27000'],
    ['5 Elm, Toronto, ON M5V 2T6, Canada', '5 Elm', null, 'Toronto', 'ON', 'M5V 2T6'],
    ['behind the old mill', 'behind the old mill', null, null, null, null],
  ])('takes %j apart', (whole, line1, line2, city, region, postalCode) => {
    const { property } = draftOf(['display_name', 'Ann Lee'], ['property_address', whole]);
    expect(property?.address).toMatchObject({ line1, line2, city, region, postalCode });
  });

  it('takes a column "Address" beside columns for city and ZIP for the street', () => {
    const { billingAddress } = draftOf(
      ['full_name', 'Ann Lee'],
      ['billing_address', '12 Orchard Road'],
      ['billing_city', 'Summit'],
      ['billing_region', 'NJ'],
      ['billing_postal_code', '07901'],
    );
    expect(billingAddress).toMatchObject({
      line1: '12 Orchard Road',
      city: 'Summit',
      region: 'NJ',
      postalCode: '07901',
    });
  });

  it('uses the only address of a row for billing and for the work', () => {
    const draft = draftOf(['display_name', 'Ann Lee'], ['property_line1', '1 Elm'], ['property_access_notes', 'Dog']);
    expect(draft.billingAddress).toEqual(draft.property?.address);
    expect(draft.property?.accessNotes).toBe('Dog');
    const alone = mapRow(
      { line: 2, cells: ['Ann Lee', '1 Elm'] },
      { columns: [], mapping: ['display_name', 'billing_line1'], defaultCountry: 'US', shareAddress: false },
    );
    expect(alone.draft?.property).toBeNull();
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
    const row = { line: 1, cells: [], damage: 'no colon' };
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
