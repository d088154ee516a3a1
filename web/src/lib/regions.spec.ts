import { currencies, currencyOfRegion, locales, timeZones, unitsOfRegion } from './regions';

it('guesses from where the browser is', () => {
  expect([currencyOfRegion('en-US'), currencyOfRegion('en-CA'), currencyOfRegion('de')]).toEqual(['USD', 'CAD', 'EUR']);
  expect([unitsOfRegion('en-US'), unitsOfRegion('en-GB')]).toEqual(['us', 'metric']);
});

it('always offers what is in use', () => {
  expect(timeZones('Mars/Olympus')).toContainEqual({ value: 'Mars/Olympus', label: 'Mars/Olympus' });
  expect(timeZones('UTC')).toContainEqual({ value: 'America/New_York', label: 'America/New York' });
  expect(locales('ja-JP').map(({ value }) => value)).toContain('ja-JP');
  expect(currencies('en-US')).toContainEqual({ value: 'USD', label: 'USD · US Dollar' });
});
