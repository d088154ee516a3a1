import { phoneCountryOf, readPhone, toE164 } from './phone-number.js';

describe('toE164', () => {
  it.each([
    ['(908) 555-0142', 'US', '+19085550142'],
    ['1-908-555-0142', 'US', '+19085550142'],
    ['+44 20 7946 0018', 'US', '+442079460018'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['030 5550142', 'DE', '+49305550142'],
    ['555-0142', 'US', null],
    ['call the office', 'US', null],
    ['', 'US', null],
  ] as const)('%s in %s is %s', (raw, country, e164) => {
    expect(toE164(raw, country)).toBe(e164);
  });
});

describe('phoneCountryOf', () => {
  it.each([
    [{ address: { country: 'DE' }, locale: 'en-US' }, 'DE'],
    [{ address: {}, locale: 'en-GB' }, 'GB'],
    [{ address: { country: 'XX' }, locale: 'fr-CA' }, 'CA'],
    [{ address: {}, locale: 'en' }, 'US'],
  ])('of %j is %s', (company, country) => {
    expect(phoneCountryOf(company)).toBe(country);
  });
});

it('keeps a number as it was typed beside its dialable form', () => {
  expect(readPhone({ raw: ' (908) 555-0142 ' }, 'US')).toEqual({
    raw: '(908) 555-0142',
    e164: '+19085550142',
    label: 'mobile',
  });
});
