import { phoneCountryOf, readPhone } from './phone-number.js';

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

it('keeps a number as typed beside its dialable form', () => {
  expect(readPhone({ raw: ' (908) 555-0142 ' }, 'US')).toEqual({
    raw: '(908) 555-0142',
    e164: '+19085550142',
    label: 'mobile',
  });
});
