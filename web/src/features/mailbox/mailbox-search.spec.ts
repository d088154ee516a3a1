import { parseMailboxSearch } from './mailbox-search';

const CLIENT = '01a0c0de-0000-7000-8000-000000000001';

it('keeps valid filters', () => {
  const asked = { q: 'confirmed', state: 'captured', clientId: CLIENT };
  expect(parseMailboxSearch(asked)).toEqual(asked);
});

it('drops invalid ones, so that a broken link still opens the mailbox', () => {
  expect(parseMailboxSearch({ q: '', state: 'lost', clientId: 'me', jobId: 7 })).toEqual({});
});
