import { changesOf, orEmpty, orNull } from './patch';

it('sends only what changed', () => {
  const before = { name: 'Birch', tags: ['weekly'], address: { city: 'Summit' }, notes: null };
  expect(changesOf(before, { ...before })).toEqual({});
  expect(changesOf(before, { ...before, tags: ['weekly', 'vip'], address: { city: 'Chatham' } })).toEqual({
    tags: ['weekly', 'vip'],
    address: { city: 'Chatham' },
  });
});

it('turns empty fields into nothing, and back', () => {
  expect([orNull('  '), orNull(' a ')]).toEqual([null, 'a']);
  expect([orEmpty(null), orEmpty(undefined), orEmpty('a')]).toEqual(['', '', 'a']);
});
