import { actionOf, describe as described, headingOf, inSentence } from './change-words';

it.each([
  [{ action: 'archive' }, 'Archive'],
  [{ action: 'add_tags', tags: ['snow'] }, 'Add tag snow'],
  [{ action: 'remove_tags', tags: ['snow', 'vip'] }, 'Remove tags snow, vip'],
  [{ action: 'remove_tags' }, 'Remove tags'],
] as const)('names %j', (request, words) => {
  expect(headingOf(request)).toBe(words);
});

it('names it within a sentence, and a tag as it is written', () => {
  expect(inSentence(headingOf({ action: 'add_tags', tags: ['VIP'] }))).toBe('add tag VIP');
});

it('describes the filters of the list', () => {
  expect(described({})).toBe('Applies to every client in this list: not archived.');
  expect(described({ q: 'fox', status: 'archived', kind: 'company', tag: 'snow' })).toBe(
    'Applies to every client in this list: matching “fox”, without similar ones, status archived, companies, tagged snow.',
  );
});

it('recognizes its own operations', () => {
  expect(actionOf('clients.add_tags')).toBe('add_tags');
  expect(actionOf('clients.newer')).toBeNull();
  expect(actionOf('imports.run')).toBeNull();
});
