import { draftOf } from './row-mapper.factory.js';
import { mapRow } from './row-mapper.js';
import type { TargetField } from './target-field.js';

describe('addresses', () => {
  it('writes states and ZIP codes in postal form, even when a spreadsheet made them numbers', () => {
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
    ['1 A St, 2 B St', 'Dayton, Troy', '45402, 45373', ['1 A St Dayton', '2 B St Troy']],
    ['1 A St; 2 B St', 'Dayton', '45402', ['1 A St Dayton', '2 B St Dayton']],
    ['1 A St | 2 B St', 'Dayton', '45402', ['1 A St Dayton', '2 B St Dayton']],
    ['|1 A St', '|Dayton', '45402', ['1 A St Dayton']],
    ['1 A St, Apt 2', 'Dayton, OH', '45402', ['1 A St, Apt 2 Dayton, OH']],
    ['1 A St\nApt 2', 'Dayton', '45402', ['1 A St Apt 2 Dayton']],
    ['1 A St; rear house', 'Dayton', '45402', ['1 A St; rear house Dayton']],
    ['1 A St & 2 B St', 'Dayton & Troy', '45402 & 45373', ['1 A St Dayton', '2 B St Troy']],
    ['1 A St / 2 B St', 'Dayton / Troy', '45402 / 45373', ['1 A St Dayton', '2 B St Troy']],
    ['1 A St and 2 B St', 'Dayton and Troy', '45402 and 45373', ['1 A St Dayton', '2 B St Troy']],
    ['1 A St, 2 B St', 'Dayton, Troy', '', ['1 A St Dayton', '2 B St Troy']],
    ['1 A St + 2 B St', 'Dayton + Troy', '', ['1 A St Dayton', '2 B St Troy']],
    ['1 A St and 2 B St', 'Dayton', '45402', ['1 A St and 2 B St Dayton']],
    ['Main St & 3rd St', 'Dayton', '45402', ['Main St & 3rd St Dayton']],
    ['Main St & 3rd St', 'Dayton & Troy', '', ['Main St & 3rd St Dayton & Troy']],
    ['1 A St, 2 Rear', 'Dayton, OH', '', ['1 A St, 2 Rear Dayton, OH']],
    ['12 and 14 Oak Ave', 'Dayton and Troy', '', ['12 and 14 Oak Ave Dayton and Troy']],
    ['1/2 Elm St', 'Dayton/Troy', '', ['1/2 Elm St Dayton/Troy']],
    ['1 A St, Apt 2', 'Winston, Salem', '', ['1 A St, Apt 2 Winston, Salem']],
  ])('in one cell, %s in %s, are as many properties', (street, city, code, places) => {
    const { property, otherAddresses } = draftOf(
      ['display_name', 'Ann Lee'],
      ['billing_line1', street],
      ['billing_city', city],
      ['billing_postal_code', code],
    );
    const all = [property?.address, ...otherAddresses].map((one) => `${one?.line1} ${one?.city}`);
    expect(all).toEqual(places);
  });

  it.each([
    ['Sverige', 'SE'],
    ['Norge', 'NO'],
    ['Danmark', 'DK'],
    ['Nederland', 'NL'],
    ['Česko', 'CZ'],
    ['Polska', 'PL'],
    ['Türkiye', 'TR'],
    ['Россия', 'RU'],
    ['日本', 'JP'],
    ['Namibia', 'NA'],
    ['DEU', 'DE'],
    ['can', 'CA'],
    ['Canada (North)', 'CA'],
  ])('recognizes the country %s', (name, country) => {
    expect(draftOf(['display_name', 'Ann Lee'], ['billing_country', name]).billingAddress).toMatchObject({ country });
  });

  it.each([
    ['1 Main St\nSTE 4\nSpringfield IL 62701', '1 Main St', 'STE 4', 'Springfield', 'IL', '62701'],
    ['9 Plant Road, Springfield, IL 62702', '9 Plant Road', null, 'Springfield', 'IL', '62702'],
    ['12 Larkspur Way Greenbank NC 27000', '12 Larkspur Way Greenbank', null, null, 'NC', '27000'],
    ['5 Elm, Toronto, ON M5V 2T6, Canada', '5 Elm', null, 'Toronto', 'ON', 'M5V 2T6'],
    ['behind the old mill', 'behind the old mill', null, null, null, null],
  ])('parses %j', (whole, line1, line2, city, region, postalCode) => {
    const { property } = draftOf(['display_name', 'Ann Lee'], ['property_address', whole]);
    expect(property?.address).toMatchObject({ line1, line2, city, region, postalCode });
  });

  it.each([
    '1 A St, Dayton, OH 45402; 2 B St, Troy, OH 45373',
    '1 A St, Dayton, OH 45402 & 2 B St, Troy, OH 45373',
    '1 A St, Dayton, OH 45402 / 2 B St, Troy, OH 45373',
    '1 A St, Dayton, OH 45402 and 2 B St, Troy, OH 45373',
    '1 A St, Dayton, OH 45402, 2 B St, Troy, OH 45373',
    '1 A St, Dayton OH 45402 2 B St, Troy OH 45373',
    '1 A St, Dayton, OH 45402-1234\n2 B St, Troy, OH 45373',
    '1 A St, Dayton, OH 45402, USA; 2 B St, Troy, OH 45373, USA',
    '1 A St\nDayton, OH 45402\n\n2 B St\nTroy, OH 45373',
    '1) 1 A St, Dayton, OH 45402 2) 2 B St, Troy, OH 45373',
  ])('finds both addresses in the cell %j', (whole) => {
    const { property, otherAddresses } = draftOf(['display_name', 'Ann Lee'], ['property_address', whole]);
    const all = [property?.address, ...otherAddresses].map((one) => `${one?.line1}, ${one?.city} ${one?.region}`);
    expect(all).toEqual(['1 A St, Dayton OH', '2 B St, Troy OH']);
  });

  it.each([
    '1 A St Dayton OH 45402 / 2 B St Troy OH 45373',
    '1 A St Dayton OH 45402; 2 B St Troy OH 45373',
    '1 A St Dayton OH 45402 2 B St Troy OH 45373',
    '1 A St Dayton, OH 45402 & 2 B St Troy, OH 45373',
  ])('finds both addresses in the cell %j, whose towns nothing marks', (whole) => {
    const { property, otherAddresses } = draftOf(['display_name', 'Ann Lee'], ['property_address', whole]);
    expect([property?.address, ...otherAddresses].map((one) => one?.line1)).toEqual(['1 A St Dayton', '2 B St Troy']);
  });

  it.each([
    [
      ['line1', '2 B'],
      ['city', 'Troy'],
      ['line1', '3 C'],
      ['line2', 'Apt 9'],
      ['city', 'Piqua'],
    ],
    [
      ['line1', '2 B'],
      ['city', 'Troy'],
      ['city', 'Piqua'],
      ['line1', '3 C'],
      ['line2', 'Apt 9'],
    ],
    [
      ['address', '2 B, Troy, OH 45373'],
      ['line1', '3 C'],
      ['line2', 'Apt 9'],
      ['city', 'Piqua'],
      ['line1', '4 D'],
    ],
  ] as const)('gives no address a part of another one: %j', (...columns) => {
    const { property, otherAddresses } = draftOf(
      ['display_name', 'Ann Lee'],
      ...columns.map(([part, value]) => [`other_${part}`, value] as const),
    );
    const all = [property?.address, ...otherAddresses];
    expect(all.find((one) => one?.line1 === '2 B')).toMatchObject({ city: 'Troy', line2: null });
    expect(all.find((one) => one?.line1 === '3 C')).toMatchObject({ city: 'Piqua', line2: 'Apt 9' });
  });

  it.each(['1 A St OR 12345 B St, Dayton, OH 45402', 'PO Box 5, IN 46001 Ohio St, Dayton, OH 45402'])(
    'takes %s for one place',
    (whole) => {
      const { otherAddresses } = draftOf(['display_name', 'Ann Lee'], ['property_address', whole]);
      expect(otherAddresses).toEqual([]);
    },
  );

  it.each([
    ['Google', ['1 A St ::: 2 B St', 'Dayton ::: Troy', 'OH ::: OH', '45402 ::: 45373', 'US']],
    ['Outlook', ['1 A St; 2 B St', 'Dayton; Troy', 'OH; OH', '45402; 45373', '']],
    ['lines', ['1 A St\n2 B St', 'Dayton\nTroy', 'OH', '45402\n45373', '']],
    ['bars', ['1 A St | 2 B St', 'Dayton | Troy', 'OH | OH', '45402 | 45373', '']],
  ])(
    'separates two addresses in one cell, as %s writes them',
    (_, [street = '', city = '', region = '', code = '', country = '']) => {
      const draft = draftOf(
        ['display_name', 'Ann Lee'],
        ['billing_line1', street],
        ['billing_city', city],
        ['billing_region', region],
        ['billing_postal_code', code],
        ['billing_country', country],
      );
      const [one, two] = [
        { line1: '1 A St', city: 'Dayton', region: 'OH', postalCode: '45402', country: 'US' },
        { line1: '2 B St', city: 'Troy', region: 'OH', postalCode: '45373', country: 'US' },
      ];
      expect(draft).toMatchObject({ billingAddress: one, property: { address: one }, otherAddresses: [two] });
    },
  );

  it('separates two streets in a column "Address", where there are two towns', () => {
    const draft = draftOf(
      ['full_name', 'Ann'],
      ['billing_address', '1 A St\n2 B St'],
      ['billing_city', 'Dayton\nTroy'],
    );
    expect(draft).toMatchObject({
      billingAddress: { line1: '1 A St', city: 'Dayton' },
      otherAddresses: [{ line1: '2 B St' }],
    });
  });

  it('keeps a different country, without making it a property', () => {
    expect(draftOf(['full_name', 'Li Na'], ['billing_country', 'NA'])).toMatchObject({
      billingAddress: { country: 'NA' },
      property: null,
    });
    expect(draftOf(['full_name', 'Li Na'], ['billing_country', 'US']).billingAddress).toBeNull();
  });

  it('keeps the lines of one address together', () => {
    const draft = draftOf(
      ['display_name', 'Ann Lee'],
      ['property_line1', '1 A St\nApt 2'],
      ['property_city', 'Dayton'],
      ['property_postal_code', '45402'],
    );
    expect(draft).toMatchObject({ property: { address: { line1: '1 A St Apt 2' } }, otherAddresses: [] });
  });

  it('keeps further addresses in their own columns aligned, also where one has no city', () => {
    const draft = draftOf(
      ['display_name', 'Ann Lee'],
      ['property_line1', '1 A St'],
      ['other_line1', '2 B St'],
      ['other_city', ''],
      ['other_postal_code', '45373'],
      ['other_line1', '3 C St'],
      ['other_city', 'Piqua'],
      ['other_postal_code', ''],
    );
    expect(draft.otherAddresses).toMatchObject([
      { line1: '2 B St', city: null, postalCode: '45373' },
      { line1: '3 C St', city: 'Piqua', postalCode: null },
    ]);
  });

  it('warns of a second billing address, which cannot be stored', () => {
    const cells = ['Ann Lee', '1 A St ::: 2 B St', 'Dayton ::: Troy'];
    const mapping: TargetField[] = ['display_name', 'billing_line1', 'billing_city'];
    const mapped = mapRow({ line: 2, cells }, { columns: [], mapping, defaultCountry: 'US', shareAddress: false });
    expect(mapped.notices).toMatchObject([{ code: 'value_left_out', detail: expect.stringContaining('2 B St, Troy') }]);
  });

  it.each([
    ['property_country', 'NA', { country: 'NA' }],
    ['property_region', 'NA', { region: 'NA' }],
    ['property_city', 'None', { city: 'None' }],
    ['property_country', 'n/a', { country: 'US' }],
    ['property_region', 'null', { region: null }],
  ] as const)('knows what nothing is in %s: %s', (target, cell, expected) => {
    const draft = draftOf(['display_name', 'Ann'], ['property_line1', '1 A St'], [target, cell]);
    expect(draft.property?.address).toMatchObject(expected);
  });

  it('treats a column "Address" beside columns for city and ZIP as the street', () => {
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

  it.each([
    [['Ann Lee', '1 Main St', 'Suite 4', 'Dayton, OH 45402', ''], '1 Main St', 'Suite 4', 'Dayton'],
    [['ANN LEE', 'Lee Holdings', '1 Main St', 'Dayton OH 45402', 'USA'], '1 Main St', null, 'Dayton'],
    [['1 Main St', 'Dayton, OH 45402', '', '', ''], '1 Main St', null, 'Dayton'],
    [['Attn: Bob Fay', '1 Main St', 'Dayton, OH 45402', '', ''], 'Attn: Bob Fay', '1 Main St', 'Dayton'],
    [['Ann Lee', '', '', '', ''], null, null, null],
  ])('reads %j, line by line', (lines, line1, line2, city) => {
    const { billingAddress } = draftOf(
      ['display_name', 'Ann Lee'],
      ['company_name', 'Lee Holdings'],
      ...lines.map((line) => ['billing_lines', line] as const),
    );
    expect([billingAddress?.line1 ?? null, billingAddress?.line2 ?? null, billingAddress?.city ?? null]).toEqual([
      line1,
      line2,
      city,
    ]);
  });

  it('keeps a third line', () => {
    const { billingAddress } = draftOf(
      ['display_name', 'Ann Lee'],
      ['billing_line1', '1 Elm'],
      ['billing_line2', 'Bldg 2'],
      ['billing_line2', 'Suite 4'],
    );
    expect(billingAddress?.line2).toBe('Bldg 2, Suite 4');
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
