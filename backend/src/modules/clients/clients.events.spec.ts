import { changedValues } from './clients.events.js';

it('names the fields that differ with their old values', () => {
  const before = { name: 'old', tags: ['a'], address: { city: 'Summit' }, notes: null, version: 1, updatedAt: 'then' };
  const after = { name: 'new', tags: ['a'], address: { city: 'Chatham' }, notes: null, version: 2, updatedAt: 'now' };
  expect(changedValues(before, after)).toEqual({ name: 'old', address: { city: 'Summit' } });
});

it('is empty when nothing changed but what always moves', () => {
  expect(changedValues({ name: 'same', version: 1 }, { name: 'same', version: 2 })).toEqual({});
});
