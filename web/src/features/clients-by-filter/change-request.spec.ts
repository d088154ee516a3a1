import { meansSome, requestFor, undoOf } from './change-request';

const since = '2026-03-01T08:30:00.000Z';
const CHOSEN = { tags: [], leadSource: '' };
const IN_USE = ['lead', 'active', 'inactive'];

it('selects what the list shows, never all clients', () => {
  expect(
    requestFor(
      { q: 'fox', status: 'lead', kind: 'company', tag: 'snow', sort: '-name' },
      { ...CHOSEN, action: 'archive' },
    ),
  ).toEqual({
    filter: { q: 'fox', status: ['lead'], kind: 'company', tag: ['snow'] },
    action: 'archive',
  });
  expect(requestFor({}, { ...CHOSEN, action: 'add_tags', tags: ['vip'] })).toEqual({
    filter: {},
    action: 'add_tags',
    tags: ['vip'],
  });
});

it.each([
  ['archive', ['lead'], 'restore', ['archived']],
  ['restore', ['archived'], 'archive', IN_USE],
  ['add_tags', undefined, 'remove_tags', IN_USE],
  ['remove_tags', ['archived'], 'add_tags', ['archived']],
] as const)('undoes %s of %j by %s, of what it has touched alone', (action, status, opposite, found) => {
  const filter = { kind: 'person' as const, ...(status && { status: [...status] }) };
  expect(undoOf({ filter, all: true, action }, since)).toMatchObject({
    filter: { kind: 'person', status: found, updatedSince: since },
    action: opposite,
  });
});

it('no longer filters by the removed tag to undo', () => {
  const request = { filter: { tag: ['snow', 'vip'] }, action: 'remove_tags' as const, tags: ['snow'] };
  expect(undoOf(request, since)).toEqual({
    filter: { tag: ['vip'], status: IN_USE, updatedSince: since },
    action: 'add_tags',
    tags: ['snow'],
  });
});

it('selects the checked clients, whatever the list shows', () => {
  const chosen = { ...CHOSEN, action: 'set_lead_source' as const, leadSource: ' Yard sign ' };
  const request = requestFor({ q: 'fox' }, chosen, ['ID']);
  expect(request).toEqual({ filter: { ids: ['ID'] }, action: 'set_lead_source', leadSource: 'Yard sign' });
  expect(requestFor({}, { ...chosen, leadSource: '' }, ['ID']).leadSource).toBeNull();
  expect(undoOf({ filter: { ids: ['ID'] }, action: 'deactivate' }, since)).toEqual({
    filter: { ids: ['ID'], status: ['inactive'], updatedSince: since },
    action: 'activate',
  });
});

it.each([
  ['a filtered list', { tag: 'snow' }, undefined, undefined, true],
  ['the list of all', { sort: '-name' }, undefined, undefined, false],
  ['ticks in the list of all', {}, '1', ['ID'], true],
  ['ticks that were lost', {}, '1', undefined, false],
  ['ticks in a filtered list that were lost', { tag: 'snow' }, '1', undefined, false],
] as const)('knows whether %s means somebody', (_, search, isOfTicks, picked, expected) => {
  expect(meansSome(search, { isOfTicks, picked })).toBe(expected);
});

it('offers no undo where the previous values are unknown', () => {
  expect(undoOf({ filter: { ids: ['ID'] }, action: 'set_lead_source', leadSource: null }, since)).toBeNull();
  expect(undoOf({ filter: { ids: ['ID'] }, action: 'activate' }, since)).toBeNull();
});
