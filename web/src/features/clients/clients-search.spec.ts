import { parseClientsSearch, toQuery } from './clients-search';

it('translates the address into a request', () => {
  const search = parseClientsSearch({ q: '9085550142', status: 'lead', tag: 'weekly', sort: '-updated', page: '3' });
  expect(search).toEqual({ q: '9085550142', status: 'lead', tag: 'weekly', sort: '-updated' });
  expect(toQuery(search)).toEqual({ limit: 100, q: '9085550142', status: ['lead'], tag: ['weekly'] });
  expect(toQuery({ sort: '-updated' })).toEqual({ limit: 100, sort: '-updated' });
});

it('uses the valid part of a broken address', () => {
  expect(parseClientsSearch({ status: 'gone', kind: 'cat', sort: 'price', q: '' })).toEqual({});
});
