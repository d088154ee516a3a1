import { formatPhone, telHref } from './phone';

it.each([
  ['+19085550142', '(908) 555-0142'],
  ['908.555.0142', '(908) 555-0142'],
  ['1 908 555 0142', '(908) 555-0142'],
  ['+44 20 7946 0018', '+44 20 7946 0018'],
  ['555-0142', '555-0142'],
  ['ask for Sam', 'ask for Sam'],
])('%s reads %s', (value, shown) => {
  expect(formatPhone(value)).toBe(shown);
});

it('dials digits only', () => {
  expect(telHref('(908) 555-0142')).toBe('tel:9085550142');
  expect(telHref('+1 908 555 0142')).toBe('tel:+19085550142');
  expect(telHref('+1 908 555 0142', '12')).toBe('tel:+19085550142,12');
});
