import { addressOf, to } from './paths';

it('is the site map', () => {
  const map = Object.fromEntries(Object.entries(to).map(([name, build]) => [name, addressOf(build('ID', 'ID2'))]));
  expect(map).toMatchInlineSnapshot(`
    {
      "account": "/settings/account",
      "apiKey": "/settings/developers/api-keys/ID",
      "apiKeyEdit": "/settings/developers/api-keys/ID/edit",
      "apiKeyNew": "/settings/developers/api-keys/new",
      "apiKeys": "/settings/developers/api-keys",
      "apiUsage": "/settings/developers/usage",
      "auditLog": "/settings/audit-log",
      "client": "/clients/ID",
      "clientActivity": "/clients/ID/activity",
      "clientContact": "/clients/ID/contacts/ID2",
      "clientContactNew": "/clients/ID/contacts/new",
      "clientEdit": "/clients/ID/edit",
      "clientJobs": "/clients/ID/jobs",
      "clientNew": "/clients/new?start=ID",
      "clientProperty": "/clients/ID/properties/ID2",
      "clientPropertyNew": "/clients/ID/properties/new",
      "clients": "/clients",
      "clientsChange": "/clients/change",
      "clientsChanged": "/clients/change/ID",
      "crewEdit": "/settings/crews/ID",
      "crewMember": "/settings/crews/ID/people/ID2",
      "crewMemberNew": "/settings/crews/ID/people/new",
      "crewNew": "/settings/crews/new",
      "crews": "/settings/crews",
      "developers": "/settings/developers",
      "finishRegistration": "/finish-registration",
      "forgotPassword": "/forgot-password",
      "home": "/",
      "import": "/imports/ID",
      "importNew": "/imports/new",
      "imports": "/imports",
      "invitation": "/invitation",
      "invitationNew": "/settings/members/invite",
      "job": "/jobs/ID",
      "jobEdit": "/jobs/ID/edit",
      "jobNew": "/jobs/new?clientId=ID",
      "jobs": "/jobs",
      "mailbox": "/mailbox",
      "member": "/settings/members/ID",
      "message": "/mailbox/ID",
      "myDay": "/my-day",
      "register": "/register",
      "requiredSetUp": "/set-up-two-step-verification",
      "resetPassword": "/reset-password",
      "roleEdit": "/settings/roles/ID",
      "roleNew": "/settings/roles/new?copy=ID",
      "roles": "/settings/roles",
      "settings": "/settings",
      "settingsAppearance": "/settings/appearance",
      "settingsMembers": "/settings/members",
      "signIn": "/sign-in?next=ID",
      "verifyEmail": "/verify-email",
      "visit": "/jobs/ID/visits/ID2",
      "visitNew": "/jobs/ID/visits/new",
      "webhook": "/settings/developers/webhooks/ID",
      "webhookDelivery": "/settings/developers/webhooks/ID/deliveries/ID2",
      "webhookEdit": "/settings/developers/webhooks/ID/edit",
      "webhookNew": "/settings/developers/webhooks/new",
      "webhooks": "/settings/developers/webhooks",
    }
  `);
});

it('escapes parameters', () => {
  expect(addressOf(to.client('a/b'))).toBe('/clients/a%2Fb');
  expect(addressOf(to.signIn('/clients?q=a&b'))).toBe('/sign-in?next=%2Fclients%3Fq%3Da%26b');
});
