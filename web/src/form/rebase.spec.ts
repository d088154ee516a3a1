import { rebase } from './rebase';

it('keeps what was typed and takes the rest from the newer version', () => {
  const base = { name: 'Birch', phone: '1', tags: ['a'] };
  const typed = { ...base, name: 'Birch family' };
  const newer = { name: 'Birch & Sons', phone: '2', tags: ['a', 'b'] };
  expect(rebase(typed, base, newer)).toEqual({ name: 'Birch family', phone: '2', tags: ['a', 'b'] });
});
