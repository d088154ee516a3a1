/**
 * Every address of the product, one builder each: spread it into a link (`<Link {...to.client(id)}>`) or hand it to
 * `navigate`. The router checks pattern and parameters, so renaming a route is a type error at each use.
 */
export const to = {
  home: () => ({ to: '/' }) as const,
  signIn: (next?: string) => ({ to: '/sign-in', search: next ? { next } : {} }) as const,
  /** Where people go to the provider of their company, and where it leads them back. */
  companySignIn: () => ({ to: '/sign-in/company' }) as const,
  forgotPassword: () => ({ to: '/forgot-password' }) as const,
  resetPassword: () => ({ to: '/reset-password' }) as const,
  register: () => ({ to: '/register' }) as const,
  /** Where the link of a registration leads, and the next one that of a verification. */
  finishRegistration: () => ({ to: '/finish-registration' }) as const,
  verifyEmail: () => ({ to: '/verify-email' }) as const,
  /** Where the link to a new email leads, and the next one that of a notice. */
  confirmEmail: () => ({ to: '/confirm-email' }) as const,
  secureAccount: () => ({ to: '/secure-account' }) as const,
  /** Where the link of an invitation leads: what opens it stands behind the `#`, which no server is sent. */
  invitation: () => ({ to: '/invitation' }) as const,

  /** Before anything else, where a role requires it. */
  requiredSetUp: () => ({ to: '/set-up-two-step-verification' }) as const,

  clients: () => ({ to: '/clients' }) as const,
  /** @param start what is known about the new client: a name, a phone number or an e-mail address. */
  clientNew: (start?: string) => ({ to: '/clients/new', search: start ? { start } : {} }) as const,
  /** One change of all that the list shows. */
  clientsChange: () => ({ to: '/clients/change' }) as const,
  clientsChanged: (operationId: string) => ({ to: '/clients/change/$operationId', params: { operationId } }) as const,
  client: (clientId: string) => ({ to: '/clients/$clientId', params: { clientId } }) as const,
  clientEdit: (clientId: string) => ({ to: '/clients/$clientId/edit', params: { clientId } }) as const,
  clientContactNew: (clientId: string) => ({ to: '/clients/$clientId/contacts/new', params: { clientId } }) as const,
  clientContact: (clientId: string, contactId: string) =>
    ({ to: '/clients/$clientId/contacts/$contactId', params: { clientId, contactId } }) as const,
  clientPropertyNew: (clientId: string) => ({ to: '/clients/$clientId/properties/new', params: { clientId } }) as const,
  clientProperty: (clientId: string, propertyId: string) =>
    ({ to: '/clients/$clientId/properties/$propertyId', params: { clientId, propertyId } }) as const,
  clientJobs: (clientId: string) => ({ to: '/clients/$clientId/jobs', params: { clientId } }) as const,
  clientActivity: (clientId: string) => ({ to: '/clients/$clientId/activity', params: { clientId } }) as const,

  jobs: () => ({ to: '/jobs' }) as const,
  jobNew: (clientId?: string) => ({ to: '/jobs/new', search: clientId ? { clientId } : {} }) as const,
  jobEdit: (jobId: string) => ({ to: '/jobs/$jobId/edit', params: { jobId } }) as const,
  visitNew: (jobId: string) => ({ to: '/jobs/$jobId/visits/new', params: { jobId } }) as const,
  visit: (jobId: string, visitId: string) =>
    ({ to: '/jobs/$jobId/visits/$visitId', params: { jobId, visitId } }) as const,
  myDay: () => ({ to: '/my-day' }) as const,
  job: (jobId: string) => ({ to: '/jobs/$jobId', params: { jobId } }) as const,

  imports: () => ({ to: '/imports' }) as const,
  importNew: () => ({ to: '/imports/new' }) as const,
  import: (importId: string) => ({ to: '/imports/$importId', params: { importId } }) as const,

  mailbox: () => ({ to: '/mailbox' }) as const,
  message: (messageId: string) => ({ to: '/mailbox/$messageId', params: { messageId } }) as const,

  settings: () => ({ to: '/settings' }) as const,
  settingsMembers: () => ({ to: '/settings/members' }) as const,
  invitationNew: () => ({ to: '/settings/members/invite' }) as const,
  member: (membershipId: string) => ({ to: '/settings/members/$membershipId', params: { membershipId } }) as const,
  roles: () => ({ to: '/settings/roles' }) as const,
  /** @param copy the role to copy. */
  roleNew: (copy?: string) => ({ to: '/settings/roles/new', search: copy ? { copy } : {} }) as const,
  roleEdit: (roleId: string) => ({ to: '/settings/roles/$roleId', params: { roleId } }) as const,
  settingsSignIn: () => ({ to: '/settings/sign-in' }) as const,
  crews: () => ({ to: '/settings/crews' }) as const,
  crewNew: () => ({ to: '/settings/crews/new' }) as const,
  crewEdit: (crewId: string) => ({ to: '/settings/crews/$crewId', params: { crewId } }) as const,
  crewMemberNew: (crewId: string) => ({ to: '/settings/crews/$crewId/people/new', params: { crewId } }) as const,
  crewMember: (crewId: string, crewMemberId: string) =>
    ({ to: '/settings/crews/$crewId/people/$crewMemberId', params: { crewId, crewMemberId } }) as const,
  account: () => ({ to: '/settings/account' }) as const,
  settingsAppearance: () => ({ to: '/settings/appearance' }) as const,
  developers: () => ({ to: '/settings/developers' }) as const,
  auditLog: () => ({ to: '/settings/audit-log' }) as const,
  /** What the log has of one record. */
  recordLog: (record: string) => ({ to: '/settings/audit-log', search: { record } }) as const,
  apiKeys: () => ({ to: '/settings/developers/api-keys' }) as const,
  apiKeyNew: () => ({ to: '/settings/developers/api-keys/new' }) as const,
  apiKey: (apiKeyId: string) => ({ to: '/settings/developers/api-keys/$apiKeyId', params: { apiKeyId } }) as const,
  apiKeyEdit: (apiKeyId: string) =>
    ({ to: '/settings/developers/api-keys/$apiKeyId/edit', params: { apiKeyId } }) as const,
  webhooks: () => ({ to: '/settings/developers/webhooks' }) as const,
  webhookNew: () => ({ to: '/settings/developers/webhooks/new' }) as const,
  webhook: (webhookEndpointId: string) =>
    ({ to: '/settings/developers/webhooks/$webhookEndpointId', params: { webhookEndpointId } }) as const,
  webhookEdit: (webhookEndpointId: string) =>
    ({ to: '/settings/developers/webhooks/$webhookEndpointId/edit', params: { webhookEndpointId } }) as const,
  webhookDelivery: (webhookEndpointId: string, webhookDeliveryId: string) =>
    ({
      to: '/settings/developers/webhooks/$webhookEndpointId/deliveries/$webhookDeliveryId',
      params: { webhookEndpointId, webhookDeliveryId },
    }) as const,
  apiUsage: () => ({ to: '/settings/developers/usage' }) as const,
};

/** Addresses that don’t need a session; the router doesn’t know them. */
export const isBeforeSignIn = (path: string): boolean =>
  /^\/(sign-in|sign-in\/company|register|finish-registration|verify-email|confirm-email|secure-account|invitation|forgot-password|reset-password)\/?$/.test(
    path,
  );

interface Address {
  to: string;
  params?: Readonly<Record<string, string>>;
  search?: Readonly<Record<string, string | undefined>>;
}

/** The address as text, for `href`s outside the router and for the snapshot. */
export function addressOf({ to: pattern, params = {}, search = {} }: Address): string {
  const path = pattern.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const query = new URLSearchParams(Object.entries(search).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}
