import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { LiveUpdates } from './api/live';
import { type Me, meOptions, takesChanges } from './api/me';
import { mayOpen, type Place } from './api/place-can';
import { Problem } from './api/problem';
import { FETCH_ONCE } from './api/fetch-once';
import { session } from './api/session';
import { ErrorScreen } from './layouts/error-screen';
import { NotFoundScreen } from './layouts/not-found-screen';
import { Shell } from './layouts/shell';
import type { Can } from './lib/can';
import { to } from './lib/paths';

/** The root of all routes, and the shell around signed-in pages. */

export const root = createRootRouteWithContext<{ queryClient: QueryClient; live: LiveUpdates }>()({
  component: Outlet,
  errorComponent: ErrorScreen,
  notFoundComponent: NotFoundScreen,
});

/** Keeps a page from requesting what this person may not read: the server would only refuse. */
export const opens =
  (place: Place) =>
  async ({ context }: { context: { queryClient: QueryClient } }): Promise<void> => {
    const me = await context.queryClient.query({ ...meOptions(), ...FETCH_ONCE });
    if (mayOpen(me, place)) return;
    throw new Problem(403, {}, { title: `Your role (${me.roleName}) can’t open this page. Ask an owner or admin.` });
  };

/** A form opens only for people who may send it; others learn why not before they type. */
export const formFor = (can: (me: Me) => Can) => ({
  beforeLoad: async ({ context }: { context: { queryClient: QueryClient } }): Promise<void> => {
    const me = await context.queryClient.query({ ...meOptions(), ...FETCH_ONCE });
    const standing = takesChanges(me);
    if (!standing.ok) throw new Problem(403, { code: 'tenant_suspended' }, { title: standing.because });
    const answer = can(me);
    if (!answer.ok) throw new Problem(403, {}, { title: `${answer.because} Ask an owner or admin.` });
  },
  errorComponent: lazyRouteComponent(() => import('./layouts/refused-form'), 'RefusedForm'),
});

const loadPalette = async () => (await import('./features/palette/palette')).Palette;
const Work = lazyRouteComponent(() => import('./features/operations/running-work'), 'RunningWork');

/** The session has ended, and the app with it: the sign-in page loads instead. */
const requireSession = async (): Promise<void> => {
  if (!(await session.token())) await new Promise(() => {});
};

/** Two-step verification, for people whose role allows nothing without it. */
export const requiredSetUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up-two-step-verification',
  beforeLoad: async ({ context }) => {
    await requireSession();
    const { secondFactorMissing } = await context.queryClient.query({ ...meOptions(), ...FETCH_ONCE });
    if (!secondFactorMissing) throw redirect({ ...to.home(), replace: true });
  },
  component: lazyRouteComponent(() => import('./features/account/required-page'), 'RequiredPage'),
});

export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context }) => {
    await requireSession();
    const { secondFactorMissing } = await context.queryClient.query({ ...meOptions(), ...FETCH_ONCE });
    if (secondFactorMissing) throw redirect({ ...to.requiredSetUp(), replace: true });
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
