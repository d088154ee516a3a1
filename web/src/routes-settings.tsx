import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { getSignInProviderOptions, getTenantOptions, listRolesOptions } from './api/generated/queries/queryOptions';
import { FETCH_ONCE } from './api/fetch-once';
import { meOptions } from './api/me';
import { permissionsOptions } from './api/permissions';
import { teamCan } from './api/team-can';
import { parseNewRoleSearch } from './features/roles/new-role-search';
import { invitationsOptions, memberOptions, membersPages, parseTeamSearch } from './features/team/team-queries';
import { devicesOptions } from './features/account/account-queries';
import { passkeysOptions } from './features/passkeys/passkeys-queries';
import { secondFactorOptions, trustedDevicesOptions } from './features/second-factor/second-factor-queries';
import { accountsOptions, crewsOptions } from './features/crews/crews-queries';
import {
  apiKeyOptions,
  apiKeysPages,
  apiKeyUsageOptions,
  apiUsageOptions,
  parseApiKeysSearch,
} from './features/api-keys/api-keys-queries';
import { signInCan } from './features/company-sign-in/sign-in-can';
import { auditCan } from './features/audit/audit-can';
import { auditPages, parseAuditSearch } from './features/audit/audit-queries';
import { ifAllowed } from './features/developers/if-allowed';
import {
  deliveriesPages,
  deliveryOptions,
  endpointOptions,
  endpointsPages,
  eventTypesOptions,
  parseEndpointSearch,
} from './features/webhooks/webhooks-queries';
import { to } from './lib/paths';
import { formFor, shell } from './routes-shell';

/** Settings: the company, its people, and its integrations. */

const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('./features/settings/settings-page'), 'SettingsPage'),
});

const settingsCompany = createRoute({
  getParentRoute: () => settings,
  path: '/',
  loader: ({ context }) => context.queryClient.query({ ...getTenantOptions(), ...FETCH_ONCE }),
  component: lazyRouteComponent(() => import('./features/settings/company-settings'), 'CompanySettings'),
});

const team = createRoute({
  getParentRoute: () => settings,
  path: '/members',
  validateSearch: parseTeamSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps }) => {
    const me = await queryClient.query({ ...meOptions(), ...FETCH_ONCE });
    return Promise.all([
      queryClient.infiniteQuery({ ...membersPages(deps), ...FETCH_ONCE }),
      queryClient.query({ ...listRolesOptions(), ...FETCH_ONCE }),
      teamCan.viewInvitations(me).ok && queryClient.query({ ...invitationsOptions(), ...FETCH_ONCE }),
    ]);
  },
  component: lazyRouteComponent(() => import('./features/team/team-page'), 'TeamPage'),
});
const invitationNew = createRoute({
  getParentRoute: () => team,
  path: '/invite',
  ...formFor(teamCan.manage),
  component: lazyRouteComponent(() => import('./features/team/invitation-create'), 'InvitationCreate'),
});
const member = createRoute({
  getParentRoute: () => team,
  path: '/$membershipId',
  loader: ({ context: { queryClient }, params: { membershipId } }) =>
    Promise.all([
      queryClient.query({ ...memberOptions(membershipId), ...FETCH_ONCE }),
      queryClient.query({ ...crewsOptions(), ...FETCH_ONCE }),
    ]),
  component: lazyRouteComponent(() => import('./features/team/member-page'), 'MemberPage'),
});

const roles = createRoute({
  getParentRoute: () => settings,
  path: '/roles',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.query({ ...listRolesOptions(), ...FETCH_ONCE }),
      queryClient.query({ ...permissionsOptions(), ...FETCH_ONCE }),
    ]),
  component: lazyRouteComponent(() => import('./features/roles/roles-page'), 'RolesPage'),
});
const roleNew = createRoute({
  getParentRoute: () => roles,
  path: '/new',
  ...formFor(teamCan.manage),
  validateSearch: parseNewRoleSearch,
  component: lazyRouteComponent(() => import('./features/roles/role-create'), 'RoleCreate'),
});
const roleEdit = createRoute({
  getParentRoute: () => roles,
  path: '/$roleId',
  ...formFor(teamCan.manage),
  component: lazyRouteComponent(() => import('./features/roles/role-edit'), 'RoleEdit'),
});

const settingsSignIn = createRoute({
  getParentRoute: () => settings,
  path: '/sign-in',
  loader: async ({ context: { queryClient } }) => {
    const me = await queryClient.query({ ...meOptions(), ...FETCH_ONCE });
    if (signInCan.view(me).ok) await queryClient.query({ ...getSignInProviderOptions(), ...FETCH_ONCE });
  },
  component: lazyRouteComponent(() => import('./features/company-sign-in/sign-in-settings'), 'SignInSettings'),
});

const crews = createRoute({
  getParentRoute: () => settings,
  path: '/crews',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.query({ ...crewsOptions(), ...FETCH_ONCE }),
      queryClient.query({ ...accountsOptions(), ...FETCH_ONCE }),
    ]),
  component: lazyRouteComponent(() => import('./features/crews/crews-page'), 'CrewsPage'),
});
const crewNew = createRoute({
  getParentRoute: () => crews,
  path: '/new',
  component: lazyRouteComponent(() => import('./features/crews/crew-create'), 'CrewCreate'),
});
const crewEdit = createRoute({
  getParentRoute: () => crews,
  path: '/$crewId',
  component: lazyRouteComponent(() => import('./features/crews/crew-edit'), 'CrewEdit'),
});
const crewMemberNew = createRoute({
  getParentRoute: () => crews,
  path: '/$crewId/people/new',
  component: lazyRouteComponent(() => import('./features/crews/crew-member-create'), 'CrewMemberCreate'),
});
const crewMember = createRoute({
  getParentRoute: () => crews,
  path: '/$crewId/people/$crewMemberId',
  component: lazyRouteComponent(() => import('./features/crews/crew-member-edit'), 'CrewMemberEdit'),
});

const account = createRoute({
  getParentRoute: () => settings,
  path: '/account',
  loader: async ({ context: { queryClient } }) => {
    const me = await queryClient.query({ ...meOptions(), ...FETCH_ONCE });
    // Nothing of the account is told to a session of one company.
    if (me.isCompanySession) return [];
    return Promise.all([
      queryClient.query({ ...devicesOptions(), ...FETCH_ONCE }),
      queryClient.query({ ...secondFactorOptions(), ...FETCH_ONCE }),
      queryClient.query({ ...trustedDevicesOptions(), ...FETCH_ONCE }),
      queryClient.query({ ...passkeysOptions(), ...FETCH_ONCE }),
    ]);
  },
  component: lazyRouteComponent(() => import('./features/account/account-page'), 'AccountPage'),
});

const settingsAppearance = createRoute({
  getParentRoute: () => settings,
  path: '/appearance',
  component: lazyRouteComponent(() => import('./features/settings/appearance-settings'), 'AppearanceSettings'),
});

const auditLog = createRoute({
  getParentRoute: () => settings,
  path: '/audit-log',
  validateSearch: parseAuditSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps }) => {
    const me = await queryClient.query({ ...meOptions(), ...FETCH_ONCE });
    if (auditCan.view(me).ok)
      await queryClient.infiniteQuery({ ...auditPages(deps, me.tenant.timezone), ...FETCH_ONCE });
  },
  component: lazyRouteComponent(() => import('./features/audit/audit-page'), 'AuditPage'),
});

const developers = createRoute({
  getParentRoute: () => settings,
  path: '/developers',
  component: lazyRouteComponent(() => import('./features/developers/developers-page'), 'DevelopersPage'),
});
const developersHome = createRoute({
  getParentRoute: () => developers,
  path: '/',
  beforeLoad: () => {
    throw redirect({ ...to.apiKeys(), replace: true });
  },
});
const apiKeys = createRoute({
  getParentRoute: () => developers,
  path: '/api-keys',
  validateSearch: parseApiKeysSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) =>
    ifAllowed('viewKeys', queryClient, () =>
      Promise.all([
        queryClient.infiniteQuery({ ...apiKeysPages(deps), ...FETCH_ONCE }),
        queryClient.query({ ...permissionsOptions(), ...FETCH_ONCE }),
      ]),
    ),
  component: lazyRouteComponent(() => import('./features/api-keys/api-keys-page'), 'ApiKeysPage'),
});
const apiKeyNew = createRoute({
  getParentRoute: () => apiKeys,
  path: '/new',
  component: lazyRouteComponent(() => import('./features/api-keys/api-key-create'), 'ApiKeyCreate'),
});
const apiKey = createRoute({
  getParentRoute: () => developers,
  path: '/api-keys/$apiKeyId',
  loader: ({ context: { queryClient }, params: { apiKeyId } }) =>
    ifAllowed('viewKeys', queryClient, () =>
      Promise.all([
        queryClient.query({ ...apiKeyOptions(apiKeyId), ...FETCH_ONCE }),
        queryClient.query(apiKeyUsageOptions(apiKeyId)),
        queryClient.query({ ...permissionsOptions(), ...FETCH_ONCE }),
      ]),
    ),
  component: lazyRouteComponent(() => import('./features/api-keys/api-key-page'), 'ApiKeyPage'),
});
const apiKeyEdit = createRoute({
  getParentRoute: () => apiKey,
  path: '/edit',
  component: lazyRouteComponent(() => import('./features/api-keys/api-key-edit'), 'ApiKeyEdit'),
});
const webhooks = createRoute({
  getParentRoute: () => developers,
  path: '/webhooks',
  loader: ({ context: { queryClient } }) =>
    ifAllowed('readWebhooks', queryClient, () => queryClient.infiniteQuery({ ...endpointsPages(), ...FETCH_ONCE })),
  component: lazyRouteComponent(() => import('./features/webhooks/webhooks-page'), 'WebhooksPage'),
});
const webhookNew = createRoute({
  getParentRoute: () => webhooks,
  path: '/new',
  loader: ({ context: { queryClient } }) =>
    ifAllowed('readWebhooks', queryClient, () => queryClient.query({ ...eventTypesOptions(), ...FETCH_ONCE })),
  component: lazyRouteComponent(() => import('./features/webhooks/webhook-create'), 'WebhookCreate'),
});
const webhook = createRoute({
  getParentRoute: () => developers,
  path: '/webhooks/$webhookEndpointId',
  validateSearch: parseEndpointSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { webhookEndpointId }, deps }) =>
    ifAllowed('readWebhooks', queryClient, () =>
      Promise.all([
        queryClient.query({ ...endpointOptions(webhookEndpointId), ...FETCH_ONCE }),
        queryClient.infiniteQuery({ ...deliveriesPages(webhookEndpointId, deps), ...FETCH_ONCE }),
      ]),
    ),
  component: lazyRouteComponent(() => import('./features/webhooks/webhook-page'), 'WebhookPage'),
});
const webhookEdit = createRoute({
  getParentRoute: () => webhook,
  path: '/edit',
  loader: ({ context: { queryClient } }) =>
    ifAllowed('readWebhooks', queryClient, () => queryClient.query({ ...eventTypesOptions(), ...FETCH_ONCE })),
  component: lazyRouteComponent(() => import('./features/webhooks/webhook-edit'), 'WebhookEdit'),
});
const webhookDelivery = createRoute({
  getParentRoute: () => webhook,
  path: '/deliveries/$webhookDeliveryId',
  loader: ({ context: { queryClient }, params }) =>
    ifAllowed('readWebhooks', queryClient, () => queryClient.query({ ...deliveryOptions(params), ...FETCH_ONCE })),
  component: lazyRouteComponent(() => import('./features/webhooks/delivery-pane'), 'DeliveryPane'),
});
const apiUsage = createRoute({
  getParentRoute: () => developers,
  path: '/usage',
  loader: ({ context: { queryClient } }) =>
    ifAllowed('viewKeys', queryClient, () => queryClient.query(apiUsageOptions())),
  component: lazyRouteComponent(() => import('./features/api-keys/usage-page'), 'UsagePage'),
});

export const settingsRoutes = settings.addChildren([
  settingsCompany,
  settingsSignIn,
  team.addChildren([invitationNew, member]),
  roles.addChildren([roleNew, roleEdit]),
  crews.addChildren([crewNew, crewEdit, crewMemberNew, crewMember]),
  auditLog,
  account,
  settingsAppearance,
  developers.addChildren([
    developersHome,
    apiKeys.addChildren([apiKeyNew]),
    apiKey.addChildren([apiKeyEdit]),
    webhooks.addChildren([webhookNew]),
    webhook.addChildren([webhookEdit, webhookDelivery]),
    apiUsage,
  ]),
]);
