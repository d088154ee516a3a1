import { parseJobsSearch, toQuery } from './jobs-search';

it('reads the valid parts of an address and drops the rest', () => {
  expect(
    parseJobsSearch({ q: 'mulch', state: 'active', flag: 'late', from: '2027-06-07', to: 'soon', page: '2' }),
  ).toEqual({ q: 'mulch', state: 'active', flag: 'late', from: '2027-06-07' });
  expect(parseJobsSearch({ state: 'finished' })).toEqual({});
});

it('uses the parameters of the API', () => {
  expect(toQuery({ crew: '018f6d2e', state: 'draft', to: '2027-06-13' })).toEqual({
    limit: 100,
    status: 'draft',
    crewId: '018f6d2e',
    to: '2027-06-13',
  });
});
