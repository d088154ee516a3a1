import type { FirstRead } from './api/early';
import { parseClientsSearch, toQuery as clientsQuery } from './features/clients/clients-search';
import { parseJobsSearch, toQuery as jobsQuery } from './features/jobs/jobs-search';
import type { to } from './lib/paths';

interface FirstScreen {
  path: ReturnType<typeof to.clients | typeof to.jobs | typeof to.myDay>['to'];
  /** The module that its route loads. */
  page: string;
  /** What its loader asks, beside who is signed in. */
  reads: (search: Record<string, string>) => readonly FirstRead[];
}

/** Where people begin: `boot.ts` fetches these pages and what they show while the app is on its way. */
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
  // Which day it is, the company's time zone says.
  { path: '/my-day', page: '/src/features/my-day/my-day-page.tsx', reads: () => [] },
];

export const ME: FirstRead = { path: '/api/v1/auth/me' };

/** What the pages before sign-in show. */
export const AT_THE_DOOR: readonly FirstRead[] = [
  { path: '/api/v1/auth/demo-accounts' },
  { path: '/api/v1/auth/options' },
];
