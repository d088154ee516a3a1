import { parseClientsSearch, toQuery } from './clients-search';

it('reads an address and asks the API for the same', () => {
  const search = parseClientsSearch({ q: '9085550142', status: 'lead', tag: 'weekly', sort: '-updated', page: '3' });
  expect(search).toEqual({ q: '9085550142', status: 'lead', tag: 'weekly', sort: '-updated' });
  expect(toQuery(search)).toEqual({ limit: 100, q: '9085550142', status: ['lead'], tag: ['weekly'] });
  expect(toQuery({ sort: '-updated' })).toEqual({ limit: 100, sort: '-updated' });
});

it('opens with what makes sense of a mangled address', () => {
  expect(parseClientsSearch({ status: 'gone', kind: 'cat', sort: 'price', q: '' })).toEqual({});
});
