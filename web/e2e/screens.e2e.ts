import { expectScreensForEverybody } from './appearance';
import { test } from './test';

test('what a guest sees is for everybody, and nothing complains', async ({ page }) => {
  await expectScreensForEverybody(page, [
    { path: '/sign-in', heading: 'Sign in' },
    { path: '/register', heading: 'Register your company' },
  ]);
});

test('the screens of clients are for everybody, and nothing complains', async ({ page, signIn, office, clientId }) => {
  const client = `/clients/${clientId}`;
  const { displayName } = await office.clients.getClient({ path: { clientId } });
  await signIn('office');
  await expectScreensForEverybody(page, [
    { path: '/clients', heading: 'Clients' },
    { path: '/clients?q=zzzzqqqq', heading: 'Clients' },
    { path: '/clients/new', heading: 'New client' },
    { path: client, heading: displayName },
    { path: `${client}/edit`, heading: `Edit ${displayName}` },
    { path: `${client}/contacts/new`, heading: 'New contact' },
    { path: `${client}/properties/new`, heading: 'New property' },
    { path: `${client}/activity`, heading: displayName },
    { path: `${client}/jobs`, heading: displayName },
  ]);
});

test('the lists and settings are for everybody, and nothing complains', async ({ page, signIn }) => {
  await signIn('office');
  await expectScreensForEverybody(page, [
    { path: '/jobs', heading: 'Jobs' },
    { path: '/imports', heading: 'Imports' },
    { path: '/mailbox', heading: 'Mailbox' },
    { path: '/settings', heading: 'Settings' },
    { path: '/settings/members', heading: 'Settings' },
    { path: '/settings/crews', heading: 'Settings' },
    { path: '/settings/crews/new', heading: 'New crew' },
    { path: '/settings/appearance', heading: 'Settings' },
    { path: '/settings/developers/webhooks', heading: 'For those who look after programs' },
    { path: '/settings/developers/api-keys', heading: 'For those who look after programs' },
    { path: '/no/such/page', heading: 'No such page' },
  ]);
});
