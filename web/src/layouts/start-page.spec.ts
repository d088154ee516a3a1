import { QueryClient } from '@tanstack/react-query';
import { listJobsOptions } from '../api/generated/queries/queryOptions';
import { meOptions } from '../api/me';
import { startPage } from './start-page';

const tenant = { timezone: 'America/New_York', locale: 'en-US', currency: 'USD', weekStart: 7 };

const WEEK = { from: '2027-06-06', to: '2027-06-12' };

/** A person with these permissions, in a company with this many jobs this week. */
function begins(permissions: string[], jobs = 0) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  queries.setQueryData(meOptions().queryKey, { tenant, permissions } as never);
  const asked = listJobsOptions({ query: { ...WEEK, limit: 1 } });
  queries.setQueryData(asked.queryKey, { items: Array.from({ length: jobs }, () => ({})) } as never);
  return startPage(queries, new Date('2027-06-09T16:00:00Z'));
}

const OFFICE = ['clients.read.all', 'jobs.read.all', 'visits.read.all'];

it.each([
  ['a crew', ['visits.read.assigned', 'clients.read.assigned'], '/my-day'],
  ['the office', OFFICE, '/clients'],
  ['an owner of a company without work', [...OFFICE, 'settings.manage'], '/clients'],
])('starts %s on the page of its day', async (_, permissions, address) => {
  expect(await begins(permissions)).toMatchObject({ to: address });
});

it('starts an owner with the work of this week', async () => {
  expect(await begins([...OFFICE, 'settings.manage'], 1)).toEqual({ to: '/jobs', search: WEEK });
});
