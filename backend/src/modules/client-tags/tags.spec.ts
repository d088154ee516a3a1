import { spelledAs, withoutTags } from './tags.js';

it.each([
  [['mulch'], ['Mulch', 'weekly'], ['mulch', 'weekly']],
  [['Été'], ['E\u0301TE\u0301 ', 'x'], ['Été', 'x']],
  [[], ['VIP', 'vip'], ['VIP']],
])('%j with %j are %j', (carried, added, expected) => {
  expect(spelledAs(carried, [...carried, ...added])).toEqual(expected);
});

it('merges and spells tags ignoring capitals', () => {
  expect(withoutTags(['mulch', 'Weekly'], ['MULCH', 'snow'])).toEqual(['Weekly']);
  expect(spelledAs(['mulch'], ['Weekly', 'MULCH', 'weekly'])).toEqual(['Weekly', 'mulch']);
});
