import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { LiveUpdates } from './api/live';
import { meOptions } from './api/me';
import { mayOpen, type Place } from './api/place-can';
import { Problem } from './api/problem';
import { FETCH_ONCE } from './api/fetch-once';
import { session } from './api/session';
import { ErrorScreen } from './layouts/error-screen';
import { NotFoundScreen } from './layouts/not-found-screen';
import { Shell } from './layouts/shell';

/** What every address hangs below: the root, and the shell around whoever is signed in. */

export const root = createRootRouteWithContext<{ queryClient: QueryClient; live: LiveUpdates }>()({
  component: Outlet,
  errorComponent: ErrorScreen,
  notFoundComponent: NotFoundScreen,
});

/** Keeps a page from asking for what this person may not read: the server would only refuse it. */
export const opens =
  (place: Place) =>
  async ({ context }: { context: { queryClient: QueryClient } }): Promise<void> => {
    const me = await context.queryClient.query({ ...meOptions(), ...FETCH_ONCE });
    if (mayOpen(me, place)) return;
    throw new Problem(403, {}, { title: `Your role (${me.roleName}) can’t open this page. Ask an owner or admin.` });
  };

const loadPalette = async () => (await import('./features/palette/palette')).Palette;
const Work = lazyRouteComponent(() => import('./features/operations/running-work'), 'RunningWork');

export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async () => {
    // The session has ended, and with it the app: the door opens instead of the page.
    if (!(await session.token())) await new Promise(() => {});
  },
  loader: ({ context }) => context.queryClient.query({ ...meOptions(), ...FETCH_ONCE }),
  component: function SignedIn() {
    const { live } = shell.useRouteContext();
    useEffect(() => {
      live.start();
      return () => live.stop();
    }, [live]);
    return <Shell loadPalette={loadPalette} work={<Work />} />;
  },
});
