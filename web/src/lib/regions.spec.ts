import { currencies, currencyOfRegion, locales, unitsOfRegion } from './regions';

it('guesses from where the browser is', () => {
  expect([currencyOfRegion('en-US'), currencyOfRegion('en-CA'), currencyOfRegion('de')]).toEqual(['USD', 'CAD', 'EUR']);
  expect([unitsOfRegion('en-US'), unitsOfRegion('en-GB')]).toEqual(['us', 'metric']);
});

it('always offers what is in use', () => {
  expect(locales('ja-JP').map(({ value }) => value)).toContain('ja-JP');
  expect(currencies('en-US')).toContainEqual({ value: 'USD', label: 'USD · US Dollar' });
});
