import { actionOf, describe as described, headingOf } from './change-words';

it.each([
  [{ action: 'archive' }, 'Archive'],
  [{ action: 'add_tags', tags: ['snow'] }, 'Add the tag snow'],
  [{ action: 'remove_tags', tags: ['snow', 'vip'] }, 'Remove the tags snow, vip'],
  [{ action: 'remove_tags' }, 'Remove tags'],
] as const)('names %j', (request, words) => {
  expect(headingOf(request)).toBe(words);
});

it('says how the list was narrowed down', () => {
  expect(described({})).toBe('All clients that the list shows: without archived ones.');
  expect(described({ q: 'fox', status: 'archived', kind: 'company', tag: 'snow' })).toBe(
    'All clients that the list shows: found by “fox”, status archived, companies, tag snow.',
  );
});

it('knows its own operations from others', () => {
  expect(actionOf('clients.add_tags')).toBe('add_tags');
  expect(actionOf('clients.newer')).toBeNull();
  expect(actionOf('imports.run')).toBeNull();
});
