import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { FETCH_ONCE } from './api/fetch-once';
import { operationOptions } from './api/use-operation';
import { clientCan } from './api/client-can';
import { jobCan } from './api/job-can';
import { clientOptions } from './api/use-client';
import { clientEvents } from './features/activity/activity-queries';
import { clientsPages, fetchUpcoming } from './features/clients/clients-queries';
import { meansSome } from './features/clients-by-filter/change-request';
import { parseClientsSearch } from './features/clients/clients-search';
import { importPresets } from './api/import-queries';
import { fetchImport, fetchImports } from './features/imports/imports-queries';
import { parseImportsSearch, parseStepSearch } from './features/imports/imports-search';
import { jobOptions } from './api/use-job';
import { clientJobsPages, jobsPages } from './features/jobs/jobs-queries';
import { parseJobsSearch } from './features/jobs/jobs-search';
import { fetchDay, parseDaySearch } from './features/my-day/my-day-queries';
import { parseNewJobSearch } from './features/job-forms/new-job-search';
import { messageOptions, messagesPages } from './features/mailbox/mailbox-queries';
import { parseMailboxSearch } from './features/mailbox/mailbox-search';
import { ErrorScreen } from './layouts/error-screen';
import { startPage } from './layouts/start-page';
import { to } from './lib/paths';
import { OF_TICKS, read } from './lib/search';
import { settingsRoutes } from './routes-settings';
import { formFor, opens, requiredSetUp, root, shell } from './routes-shell';

/** The map of the product: every address behind the door (door.tsx), what it needs fetched, and the feature that shows it. Settings: routes-settings.tsx. */

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async ({ context }) => {
    throw redirect(await startPage(context.queryClient));
  },
});

const clients = createRoute({
  getParentRoute: () => shell,
  path: '/clients',
  beforeLoad: opens('clients'),
  validateSearch: parseClientsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.infiniteQuery({ ...clientsPages(deps), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/clients/clients-page'), 'ClientsPage'),
});

const clientNew = createRoute({
  getParentRoute: () => clients,
  path: '/new',
  validateSearch: ({ start }): { start?: string } => {
    const known = read.text(start);
    return known ? { start: known } : {};
  },
  ...formFor(clientCan.create),
  component: lazyRouteComponent(() => import('./features/client-forms/client-create'), 'ClientCreate'),
});

const clientsChange = createRoute({
  getParentRoute: () => clients,
  path: '/change',
  validateSearch: ({ picked }): { picked?: typeof OF_TICKS } => (picked === OF_TICKS ? { picked } : {}),
  component: lazyRouteComponent(() => import('./features/clients-by-filter/clients-change'), 'ClientsChange'),
});
const clientsChangeChoice = createRoute({
  getParentRoute: () => clientsChange,
  path: '/',
  beforeLoad: ({ search, location: { state } }) => {
    if (state.clientsChange?.dryRunId || meansSome(search, { isOfTicks: search.picked, picked: state.clientsPicked }))
      return;
    throw redirect({ ...to.clients(), search: parseClientsSearch({ ...search }), replace: true });
  },
  component: lazyRouteComponent(() => import('./features/clients-by-filter/change-choice'), 'ChangeChoice'),
});
const clientsChanged = createRoute({
  getParentRoute: () => clientsChange,
  path: '/$operationId',
  loader: ({ context, params }) =>
    context.queryClient.query({ ...operationOptions(params.operationId), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/clients-by-filter/change-outcome'), 'ChangeOutcome'),
});

const client = createRoute({
  getParentRoute: () => shell,
  path: '/clients/$clientId',
  beforeLoad: opens('clients'),
  loader: ({ context, params }) => context.queryClient.query({ ...clientOptions(params.clientId), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/clients/client-page'), 'ClientPage'),
});

const clientOverview = createRoute({
  getParentRoute: () => client,
  id: 'overview',
  // Up to five requests for one section: the page neither waits for them nor fails with them.
  loader: ({ context, params }) => void fetchUpcoming(context.queryClient, params.clientId).catch(() => undefined),
  component: lazyRouteComponent(() => import('./features/clients/client-overview'), 'ClientOverview'),
});
const clientHome = createRoute({ getParentRoute: () => clientOverview, path: '/' });
const clientEdit = createRoute({
  getParentRoute: () => clientOverview,
  path: '/edit',
  ...formFor(clientCan.edit),
  component: lazyRouteComponent(() => import('./features/client-forms/client-edit'), 'ClientEdit'),
});
const contactNew = createRoute({
  getParentRoute: () => clientOverview,
  path: '/contacts/new',
  ...formFor(clientCan.editContacts),
  component: lazyRouteComponent(() => import('./features/contacts/contact-create'), 'ContactCreate'),
});
const contactEdit = createRoute({
  getParentRoute: () => clientOverview,
  path: '/contacts/$contactId',
  ...formFor(clientCan.editContacts),
  component: lazyRouteComponent(() => import('./features/contacts/contact-edit'), 'ContactEdit'),
});
const propertyNew = createRoute({
  getParentRoute: () => clientOverview,
  path: '/properties/new',
  ...formFor(clientCan.edit),
  component: lazyRouteComponent(() => import('./features/properties/property-create'), 'PropertyCreate'),
});
const propertyEdit = createRoute({
  getParentRoute: () => clientOverview,
  path: '/properties/$propertyId',
  ...formFor(clientCan.edit),
  component: lazyRouteComponent(() => import('./features/properties/property-edit'), 'PropertyEdit'),
});

const clientJobs = createRoute({
  getParentRoute: () => client,
  path: '/jobs',
  beforeLoad: opens('jobs'),
  loader: ({ context, params }) =>
    context.queryClient.infiniteQuery({ ...clientJobsPages(params.clientId), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/jobs/client-jobs'), 'ClientJobs'),
});

const clientActivity = createRoute({
  getParentRoute: () => client,
  path: '/activity',
  beforeLoad: opens('activity'),
  loader: ({ context, params }) =>
    context.queryClient.infiniteQuery({ ...clientEvents(params.clientId), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/activity/client-activity'), 'ClientActivity'),
});

const jobs = createRoute({
  getParentRoute: () => shell,
  path: '/jobs',
  beforeLoad: opens('jobs'),
  validateSearch: parseJobsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.infiniteQuery({ ...jobsPages(deps), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/jobs/jobs-page'), 'JobsPage'),
});
const jobNew = createRoute({
  getParentRoute: () => jobs,
  path: '/new',
  validateSearch: parseNewJobSearch,
  ...formFor(jobCan.create),
  component: lazyRouteComponent(() => import('./features/job-forms/job-create'), 'JobCreate'),
});

const job = createRoute({
  getParentRoute: () => shell,
  path: '/jobs/$jobId',
  beforeLoad: opens('jobs'),
  loader: ({ context, params }) => context.queryClient.query({ ...jobOptions(params.jobId), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/jobs/job-page'), 'JobPage'),
});
const jobEdit = createRoute({
  getParentRoute: () => job,
  path: '/edit',
  ...formFor(jobCan.editJobs),
  component: lazyRouteComponent(() => import('./features/job-forms/job-edit'), 'JobEdit'),
});
const visitNew = createRoute({
  getParentRoute: () => job,
  path: '/visits/new',
  ...formFor(jobCan.addVisits),
  component: lazyRouteComponent(() => import('./features/scheduling/visit-new'), 'VisitNew'),
});
const visitEdit = createRoute({
  getParentRoute: () => job,
  path: '/visits/$visitId',
  ...formFor(jobCan.moveVisits),
  component: lazyRouteComponent(() => import('./features/scheduling/visit-edit'), 'VisitEditPage'),
});
const myDay = createRoute({
  getParentRoute: () => shell,
  path: '/my-day',
  beforeLoad: opens('myDay'),
  validateSearch: parseDaySearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => fetchDay(context.queryClient, deps.day),
  component: lazyRouteComponent(() => import('./features/my-day/my-day-page'), 'MyDayPage'),
});

const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  beforeLoad: opens('imports'),
  validateSearch: parseImportsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => fetchImports(context.queryClient, deps),
  component: lazyRouteComponent(() => import('./features/imports/imports-page'), 'ImportsPage'),
});
const importNew = createRoute({
  getParentRoute: () => shell,
  path: '/imports/new',
  beforeLoad: opens('importNew'),
  loader: ({ context }) => context.queryClient.query({ ...importPresets(), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/imports/import-upload'), 'ImportUpload'),
});
const importDetail = createRoute({
  getParentRoute: () => shell,
  path: '/imports/$importId',
  beforeLoad: opens('imports'),
  validateSearch: parseStepSearch,
  loader: ({ context, params }) => fetchImport(context.queryClient, params.importId),
  component: lazyRouteComponent(() => import('./features/imports/import-page'), 'ImportPage'),
});

const mailbox = createRoute({
  getParentRoute: () => shell,
  path: '/mailbox',
  beforeLoad: opens('mailbox'),
  validateSearch: parseMailboxSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.infiniteQuery({ ...messagesPages(deps), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/mailbox/mailbox-page'), 'MailboxPage'),
});
const mailboxHome = createRoute({
  getParentRoute: () => mailbox,
  path: '/',
  component: lazyRouteComponent(() => import('./features/mailbox/no-message'), 'NoMessage'),
});
const message = createRoute({
  getParentRoute: () => mailbox,
  path: '/$messageId',
  loader: ({ context, params }) => context.queryClient.query({ ...messageOptions(params.messageId), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/mailbox/message-pane'), 'MessagePane'),
  errorComponent: ErrorScreen,
});

export const routeTree = root.addChildren([
  requiredSetUp,
  shell.addChildren([
    home,
    clients.addChildren([clientNew, clientsChange.addChildren([clientsChangeChoice, clientsChanged])]),
    client.addChildren([
      clientOverview.addChildren([clientHome, clientEdit, contactNew, contactEdit, propertyNew, propertyEdit]),
      clientJobs,
      clientActivity,
    ]),
    jobs.addChildren([jobNew]),
    job.addChildren([jobEdit, visitNew, visitEdit]),
    myDay,
    imports,
    importNew,
    importDetail,
    mailbox.addChildren([mailboxHome, message]),
    settingsRoutes,
  ]),
]);
