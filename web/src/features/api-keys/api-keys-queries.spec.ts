import { parseApiKeysSearch } from './api-keys-queries';

it('keeps the secret of a pasted key out of the address', () => {
  const prefix = `hr_${'0'.repeat(32)}`;
  expect(parseApiKeysSearch({ q: `${prefix}_${'a'.repeat(43)}` })).toEqual({ q: prefix });
  expect(parseApiKeysSearch({ q: 'route_planner' })).toEqual({ q: 'route_planner' });
  expect(parseApiKeysSearch({ q: '' })).toEqual({});
});
