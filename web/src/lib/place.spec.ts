import { hazardsOf, inOneLine } from './place';

it.each([
  [[], ''],
  [['dog'], 'Dog'],
  [['irrigation_heads', 'dog'], 'Irrigation heads, dog'],
])('hazards %j read %j', (hazards, line) => {
  expect(hazardsOf({ hazards })).toBe(line);
});

it('writes an address whole, and leaves out what it lacks', () => {
  const whole = { line1: '48 Mill Road', line2: 'Apt 2', city: 'Ithaca', region: 'NY', postalCode: '14850' };
  expect(inOneLine(whole)).toBe('48 Mill Road, Apt 2, Ithaca, NY 14850');
  expect(inOneLine({ ...whole, line2: null, region: null })).toBe('48 Mill Road, Ithaca, 14850');
});
