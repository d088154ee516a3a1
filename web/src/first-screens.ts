import type { FirstRead } from './api/early';
import { parseClientsSearch, toQuery as clientsQuery } from './features/clients/clients-search';
import { parseJobsSearch, toQuery as jobsQuery } from './features/jobs/jobs-search';
import type { to } from './lib/paths';

interface FirstScreen {
  path: ReturnType<typeof to.clients | typeof to.jobs | typeof to.myDay>['to'];
  /** The module that its route imports. */
  page: string;
  /** The requests of its loader, besides the one for the current user. */
  reads: (search: Record<string, string>) => readonly FirstRead[];
}

/** Start pages: `boot.ts` fetches them and their data while the app is still loading. */
export const FIRST_SCREENS: readonly FirstScreen[] = [
  {
    path: '/clients',
    page: '/src/features/clients/clients-page.tsx',
    reads: (search) => [{ path: '/api/v1/clients', query: clientsQuery(parseClientsSearch(search)) }],
  },
  {
    path: '/jobs',
    page: '/src/features/jobs/jobs-page.tsx',
    reads: (search) => [{ path: '/api/v1/jobs', query: jobsQuery(parseJobsSearch(search)) }],
  },
  // The company’s time zone decides which day it is.
  { path: '/my-day', page: '/src/features/my-day/my-day-page.tsx', reads: () => [] },
];

export const ME: FirstRead = { path: '/api/v1/auth/me' };

/** Data of the pages before sign-in. */
export const AT_THE_DOOR: readonly FirstRead[] = [
  { path: '/api/v1/auth/demo-accounts' },
  { path: '/api/v1/auth/options' },
];
