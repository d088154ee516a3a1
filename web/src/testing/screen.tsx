import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { LiveUpdates } from '../api/live';
import { makeQueryClient } from '../api/query-client';
import { LiveContext } from '../api/use-live';
import { theme } from '../theme/theme';

/** What jsdom lacks and Mantine asks for. */
function furnish(isPhone: boolean): void {
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), QUIET, { media, matches: isPhone && media.includes('max-width') });
  window.scrollTo = () => {};
  Element.prototype.scrollIntoView = () => {};
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  window.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
}

/** A second, the library's own, is little for a form on a busy machine. */
configure({ asyncUtilTimeout: 120_000 });

const QUIET = { onchange: null, addListener: () => {}, removeListener: () => {} };

interface Surroundings {
  /** Address of the page that it stands on. */
  at?: string;
  /** What the server has answered already: keys and values of queries. */
  fetched?: ReadonlyArray<readonly [key: readonly unknown[], value: unknown]>;
  isPhone?: boolean;
}

/** Shows a component as the app would, without a server: in the theme, on a page, with these answers at hand. */
export async function show(
  component: ReactNode,
  { at = '/', fetched = [], isPhone = false }: Surroundings = {},
): Promise<void> {
  furnish(isPhone);
  const queryClient = makeQueryClient(() => {});
  queryClient.setDefaultOptions({ queries: { retry: false, staleTime: Infinity } });
  for (const [key, value] of fetched) queryClient.setQueryData(key, value);
  const router = createRouter({
    routeTree: createRootRoute({ component: () => component, notFoundComponent: () => component }),
    history: createMemoryHistory({ initialEntries: [at] }),
  });
  await router.load();
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={queryClient}>
        <LiveContext value={new LiveUpdates(queryClient)}>
          <RouterProvider router={router} />
        </LiveContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
}
