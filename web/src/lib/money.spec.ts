import { formatMoney } from './money';

it.each([
  [123456, 'USD', 'en-US', '$1,234.56'],
  [-5, 'USD', 'en-US', '-$0.05'],
  [1200, 'JPY', 'en-US', '¥1,200'],
  [1234567, 'KWD', 'en-US', 'KWD 1,234.567'],
  [990, 'EUR', 'de-DE', '9,90 €'],
])('%d of %s in %s reads %s', (cents, currency, locale, shown) => {
  expect(formatMoney(cents, currency, locale).replace(/\u00a0/g, ' ')).toBe(shown);
});
