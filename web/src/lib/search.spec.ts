import { isFiltered, parseSearch, read, stringifySearch } from './search';

it('keeps text as text in both directions', () => {
  const written = stringifySearch({
    q: '9085550142',
    status: ['lead', 'active'],
    tag: '',
    sort: undefined,
    late: true,
  });
  expect(written).toBe('?q=9085550142&status=lead,active&late=true');
  expect(parseSearch(written)).toEqual({ q: '9085550142', status: 'lead,active', late: 'true' });
  expect(stringifySearch({})).toBe('');
});

it('drops invalid values', () => {
  expect(read.oneOf('nonsense', ['lead', 'active'])).toBeUndefined();
  expect(read.oneOf('lead', ['lead', 'active'])).toBe('lead');
  expect(read.listOf('active,nonsense', ['lead', 'active'])).toEqual(['active']);
  expect(read.listOf('', ['lead'])).toBeUndefined();
  expect(read.text(7)).toBeUndefined();
  expect(read.flag('true')).toBe(true);
  expect(read.flag('no')).toBeUndefined();
});

it('treats a list as filtered by anything but its order', () => {
  expect(isFiltered({ sort: '-updated' })).toBe(false);
  expect(isFiltered({ sort: '-updated', kind: 'company' })).toBe(true);
});
