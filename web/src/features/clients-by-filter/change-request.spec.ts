import { undoOf, requestFor } from './change-request';

const since = '2026-03-01T08:30:00.000Z';
const IN_USE = ['lead', 'active', 'inactive'];

it('means what the list shows, and says so when that is everybody', () => {
  expect(requestFor({ q: 'fox', status: 'lead', kind: 'company', tag: 'snow', sort: '-name' }, 'archive', [])).toEqual({
    filter: { q: 'fox', status: ['lead'], kind: 'company', tag: ['snow'] },
    action: 'archive',
  });
  expect(requestFor({}, 'add_tags', ['vip'])).toEqual({ filter: {}, all: true, action: 'add_tags', tags: ['vip'] });
});

it.each([
  ['archive', ['lead'], 'restore', ['archived']],
  ['restore', ['archived'], 'archive', IN_USE],
  ['add_tags', undefined, 'remove_tags', IN_USE],
  ['remove_tags', ['archived'], 'add_tags', ['archived']],
] as const)('undoes %s of %j by %s, of what it has touched alone', (action, status, opposite, found) => {
  const filter = { kind: 'person' as const, ...(status && { status: [...status] }) };
  const { filter: back, action: way } = undoOf({ filter, all: true, action }, since);
  expect(way).toBe(opposite);
  expect(back).toEqual({ kind: 'person', status: found, updatedSince: since });
});

it('finds clients by a tag that they lost no longer by it', () => {
  const request = { filter: { tag: ['snow', 'vip'] }, action: 'remove_tags' as const, tags: ['snow'] };
  expect(undoOf(request, since)).toEqual({
    filter: { tag: ['vip'], status: IN_USE, updatedSince: since },
    action: 'add_tags',
    tags: ['snow'],
  });
});
