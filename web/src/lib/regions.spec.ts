import { currencies, currencyOfRegion, languageName, locales, unitsOfRegion } from './regions';

it('guesses from the settings of the browser', () => {
  expect([currencyOfRegion('en-US'), currencyOfRegion('en-CA'), currencyOfRegion('de')]).toEqual(['USD', 'CAD', 'EUR']);
  expect([unitsOfRegion('en-US'), unitsOfRegion('en-GB')]).toEqual(['us', 'metric']);
});

it('always offers what is in use', () => {
  expect(locales('ja-JP').map(({ value }) => value)).toContain('ja-JP');
  expect(currencies('en-US')).toContainEqual({ value: 'USD', label: 'USD · US Dollar' });
});

it.each([
  ['es', 'Spanish'],
  ['de-DE', 'German'],
  ['es_US', 'Spanish'],
  ['123', '123'],
])('names the language of %s', (tag, name) => {
  expect(languageName(tag)).toBe(name);
});
