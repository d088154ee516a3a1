import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { useEffect } from 'react';
import { listDemoAccountsOptions } from './api/generated/queries/queryOptions';
import type { LiveUpdates } from './api/live';
import { meOptions } from './api/me';
import { session } from './api/session';
import { ErrorScreen } from './layouts/error-screen';
import { NotFoundScreen } from './layouts/not-found-screen';
import { Shell } from './layouts/shell';
import { Welcome } from './layouts/welcome';
import { to } from './lib/paths';
import { read } from './lib/search';

/** The map of the product: every address, what it needs fetched, and the feature that shows it. */

const root = createRootRouteWithContext<{ queryClient: QueryClient; live: LiveUpdates }>()({
  component: Outlet,
  errorComponent: ErrorScreen,
  notFoundComponent: NotFoundScreen,
});

// Before sign-in

const welcome = createRoute({ getParentRoute: () => root, id: 'welcome', component: Welcome });

const signIn = createRoute({
  getParentRoute: () => welcome,
  path: '/sign-in',
  // Only an address of our own: a link must not sign people in and send them elsewhere.
  validateSearch: ({ next }): { next?: string } => {
    const address = read.text(next);
    return address && /^\/(?![/\\])/.test(address) ? { next: address } : {};
  },
  loader: ({ context }) => context.queryClient.ensureQueryData(listDemoAccountsOptions()),
  component: lazyRouteComponent(() => import('./features/auth/sign-in-page'), 'SignInPage'),
});

const register = createRoute({
  getParentRoute: () => welcome,
  path: '/register',
  component: lazyRouteComponent(() => import('./features/auth/register-page'), 'RegisterPage'),
});

// Signed in

const Palette = lazyRouteComponent(() => import('./features/palette/palette'), 'Palette');

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    if (!(await session.token())) throw redirect(to.signIn(location.href));
  },
  loader: ({ context }) => context.queryClient.ensureQueryData(meOptions()),
  component: function SignedIn() {
    const { live } = shell.useRouteContext();
    useEffect(() => {
      live.start();
      return () => live.stop();
    }, [live]);
    return <Shell palette={<Palette />} />;
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect(to.clients());
  },
});

const clients = createRoute({
  getParentRoute: () => shell,
  path: '/clients',
  component: lazyRouteComponent(() => import('./features/clients/clients-page'), 'ClientsPage'),
});

const jobs = createRoute({
  getParentRoute: () => shell,
  path: '/jobs',
  component: lazyRouteComponent(() => import('./features/jobs/jobs-page'), 'JobsPage'),
});

const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  component: lazyRouteComponent(() => import('./features/imports/imports-page'), 'ImportsPage'),
});

const mailbox = createRoute({
  getParentRoute: () => shell,
  path: '/mailbox',
  component: lazyRouteComponent(() => import('./features/mailbox/mailbox-page'), 'MailboxPage'),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: Outlet,
});

export const routeTree = root.addChildren([
  welcome.addChildren([signIn, register]),
  shell.addChildren([home, clients, jobs, imports, mailbox, settings]),
]);
