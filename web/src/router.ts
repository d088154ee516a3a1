import { createRouter } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import type { LiveUpdates } from './api/live';
import { ErrorScreen } from './layouts/error-screen';
import { parseSearch, stringifySearch } from './lib/search';
import { routeTree } from './routes';

export function makeRouter(context: { queryClient: QueryClient; live: LiveUpdates }) {
  return createRouter({
    routeTree,
    context,
    parseSearch,
    stringifySearch,
    // What no page reads neither filters its list nor stays in its address.
    search: { strict: true },
    // At the broken page and not above: the navigation around it stays, and with it the way out.
    defaultErrorComponent: ErrorScreen,
    scrollRestoration: true,
    defaultPreload: 'intent',
    // The query cache decides what is fresh; the router's own would hide live updates from the loaders.
    defaultPreloadStaleTime: 0,
    // No skeleton in between: the old page stays until the new one has its data.
    defaultPendingMs: 10_000,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
